"""The first sheet of an OpenDocument workbook (OASIS OpenDocument 1.3, part 3, 9.1), read as its elements come by."""

import zipfile
from io import BytesIO
from xml.parsers import expat

from . import refusing
from .grid import BROKEN, MOST_WIDE, Grid, Limits
from .refusing import CannotRead

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_PARAGRAPH = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def opendocument(content: bytes, limits: Limits) -> list[Grid]:
    """Its sheets. CannotRead where there is none, or one that no program has written."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            xml = archive.read("content.xml")
    except BROKEN as fault:
        raise CannotRead(refusing.DAMAGED) from fault
    return _Sheets(limits).read(xml)


class _Sheets:
    """One pass: it keeps the rows of each table, and what is repeated only while it is filled."""

    def __init__(self, limits: Limits) -> None:
        self.rows: list[tuple[int, tuple[str, ...]]] = []
        self.merged: set[int] = set()
        self.found: list[Grid] = []
        self._limits, self._name, self._is_in_table = limits, "", False
        self._line, self._times = 1, 1
        self._cells: list[str] = []
        self._cell: dict[str, str] = {}
        self._words: list[str] = []
        self._in_paragraph = False

    def read(self, xml: bytes) -> list[Grid]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError) as fault:
            raise CannotRead(refusing.DAMAGED) from fault
        if not self.found:
            raise CannotRead(refusing.DAMAGED)
        return self.found

    def _refuse(self, *_: object) -> None:
        # Entities can unpack without end, and no program that writes workbooks uses them.
        raise CannotRead(refusing.DAMAGED)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TABLE}table":
            self._name, self._is_in_table = attributes.get(f"{_TABLE}name", ""), True
            self.rows, self.merged, self._line = [], set(), 1
        elif not self._is_in_table:
            return
        elif name == f"{_TABLE}table-row":
            self._cells, self._times = [], _times(attributes, "number-rows-repeated")
        elif name in _CELLS:
            self._cell, self._words = attributes, []
            if _times(attributes, "number-columns-spanned") > 1:
                self.merged.add(self._line)
        elif name == _PARAGRAPH:
            self._in_paragraph = True

    def _said(self, words: str) -> None:
        if self._in_paragraph:
            self._words.append(words)

    def _end(self, name: str) -> None:
        if not self._is_in_table:
            return
        if name == f"{_TABLE}table":
            self.found.append(Grid(self.rows, frozenset(self.merged), self._name))
            self._is_in_table = False
        elif name == _PARAGRAPH:
            self._in_paragraph = False
            self._words.append(" ")
        elif name in _CELLS:
            room = max(0, MOST_WIDE - len(self._cells))
            self._cells += [self._text()] * min(_times(self._cell, "number-columns-repeated"), room)
        elif name == f"{_TABLE}table-row":
            self._end_row()

    def _end_row(self) -> None:
        while self._cells and not self._cells[-1]:
            self._cells.pop()
        # The last row of a sheet is often empty, and repeated a million times.
        kept = min(self._times, max(0, self._limits.lines - len(self.rows))) if self._cells else 0
        self.rows += [(self._line + time, tuple(self._cells)) for time in range(kept)]
        self._line += self._times

    def _text(self) -> str:
        kind = self._cell.get(f"{_OFFICE}value-type")
        if kind == "date":
            return self._cell.get(f"{_OFFICE}date-value", "")[:10]
        if kind == "float":
            return self._cell.get(f"{_OFFICE}value", "").removesuffix(".0")
        return "".join(self._words).strip()


def _times(attributes: dict[str, str], name: str) -> int:
    return int(attributes.get(f"{_TABLE}{name}", "1"))
