"""Rows of text with their lines: what every kind of sheet is read into, and how much of it."""

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

# What unpacks to more than this is no register, or was made to fill a memory.
MOST_UNPACKED = 16_000_000
# One filled cell in the last corner of a sheet must not become a thousand million empty ones.
MOST_LINES, MOST_WIDE, FIRST_LINES = 20_100, 101, 20
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
    """Rows with their lines, and the lines in which cells are merged with others beside them."""

    rows: Sequence[tuple[int, tuple[str, ...]]]
    merged: frozenset[int] = field(default=frozenset())
