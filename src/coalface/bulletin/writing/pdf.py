"""The bulletin as a PDF with tags: headings, lists and tables that a screen reader can walk through."""

import json
from collections.abc import Mapping
from importlib.resources import files

from ..figures import Bulletin, Table, written
from .cells import about, headings, notes, symbols_in
from .drawing import in_words


def pdf(bulletin: Bulletin, drawn: Mapping[str, str]) -> bytes:
    """bulletin.pdf. It has no date in it, so that it can be made again to the same byte."""
    import typst

    template = files("coalface.bulletin.writing").joinpath("bulletin.typ").read_bytes()
    given = {
        "title": bulletin.title,
        "notes": notes(bulletin),
        "headlines": list(bulletin.headlines),
        "tables": [_table(bulletin, table, drawn.get(table.key, "")) for table in bulletin.tables],
        "symbols": [f"[{symbol}] {words}" for symbol, words in symbols_in(bulletin.tables)],
    }
    made: bytes = typst.compile(
        template, sys_inputs={"bulletin": json.dumps(given)}, ignore_system_fonts=True
    )
    return made


def _table(bulletin: Bulletin, table: Table, drawing: str) -> dict[str, object]:
    return {
        "name": f"{table.number}. {table.title}",
        "says": table.says,
        "drawing": drawing,
        "alt": in_words(table) if drawing else "",
        "headings": headings(table),
        "about": len(headings(table)) - len(table.indicators),
        "rows": [
            [
                *about(table, row),
                *(written(value, one) for value, one in zip(row.values, table.indicators, strict=True)),
            ]
            for row in table.rows
        ],
        "definitions": [*table.definitions, *(bulletin.policy if table.protected else ())],
    }
