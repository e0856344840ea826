"""The bulletin as a PDF with tags: headings, lists and tables that a screen reader can walk through."""

import json
from collections.abc import Mapping
from importlib.resources import files

from ..figures import Bulletin
from .told import told


def pdf(bulletin: Bulletin, drawn: Mapping[str, str]) -> bytes:
    """bulletin.pdf. It has no date in it, so that it can be made again to the same byte."""
    import typst

    template = files("coalface.bulletin.writing").joinpath("bulletin.typ").read_bytes()
    made: bytes = typst.compile(
        template, sys_inputs={"bulletin": json.dumps(told(bulletin, drawn))}, ignore_system_fonts=True
    )
    return made
