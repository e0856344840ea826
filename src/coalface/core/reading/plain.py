"""Bytes of a text as characters, in whichever encoding they were saved."""

import codecs
import re

from .refusing import CannotRead

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
WINDOWS = "cp1252"
BROKEN = (
    "The letters of this file are in an encoding that is not known here. Save it as plain text in UTF-8,"
    " and give that."
)


def decoded(data: bytes) -> str:
    """Return the text. What is not UTF-8 is read as Windows did, or as it says of itself. Raises CannotRead."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    if len(CONTROL.findall(data)) > len(data) / 1_000:
        raise CannotRead(BROKEN)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:4096])
        return _as(data, declared[1].decode("ascii") if declared else WINDOWS)


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(WINDOWS if encoding.lower() in ("utf-8", "utf8") else encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise CannotRead(BROKEN) from fault
