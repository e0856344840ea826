"""Rows of text with their lines: what every kind of sheet is read into, and how much of it."""

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

# What unpacks to more than this is no register, or was made to fill a memory.
MOST_UNPACKED = 16_000_000
# One filled cell in the last corner of a sheet must not become a thousand million empty ones.
LINES_ABOVE, MOST_WIDE, FIRST_LINES = 100, 101, 20
# What libraries say of a workbook that was cut off, or made to trouble them.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with their lines, the lines in which cells are merged with others beside them, and the name of the sheet."""

    rows: Sequence[tuple[int, tuple[str, ...]]]
    merged: frozenset[int] = field(default=frozenset())
    name: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of a file: so many rows, and of a workbook so many bytes once it is unpacked."""

    rows: int = 20_000
    unpacked: int = MOST_UNPACKED

    @property
    def lines(self) -> int:
        return self.rows + LINES_ABOVE


USUAL = Limits()
