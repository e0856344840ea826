"""The sheets of a workbook as the Government Statistical Service lays them out: cover, notes, one table a sheet.

Each begins in the first cell, has no merged, empty or hidden cells, says how many tables it holds, and marks symbols in
square brackets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..figures import Bulletin, Indicator, Symbol, Table, Value
from .cells import about, headings, notes, policy_under, symbols_in, whole_policy

Cell = str | int | Decimal


@dataclass(frozen=True, slots=True)
class Sheet:
    """`above` are lines of words; then comes a table with its headings, where there is one."""

    name: str
    title: str
    above: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(bulletin: Bulletin) -> list[Sheet]:
    named = [(table.number, table) for table in bulletin.tables]
    return [
        Sheet("Cover", bulletin.title, tuple(notes(bulletin)), (), ()),
        Sheet(
            "Contents",
            "Contents",
            ("This worksheet contains one table.",),
            ("Worksheet", "Table"),
            tuple((name, f"{table.number}. {table.title}") for name, table in named),
        ),
        Sheet("Notes", "Notes", ("This worksheet contains one table.",), ("Note",), tuple(_notes(bulletin))),
        *(_table(name, table, policy_under(bulletin, table)) for name, table in named),
    ]


def _notes(bulletin: Bulletin) -> Iterator[tuple[str]]:
    yield from ((f"{of}: {one}",) for of, says in whole_policy(bulletin) for one in says)
    yield from ((f"[{symbol}] {words}",) for symbol, words in symbols_in(bulletin.tables))


def _table(name: str, table: Table, policy: tuple[str, ...]) -> Sheet:
    hides = ("Some figures are replaced by symbols in square brackets; the notes say what they mean.",)
    return Sheet(
        name,
        f"{table.number}. {table.title}",
        (
            "This worksheet contains one table.",
            *(hides if symbols_in([table]) else ()),
            *table.definitions,
            *policy,
        ),
        tuple(headings(table)),
        tuple(
            (
                *about(table, row),
                *(_cell(value, one) for value, one in zip(row.values, table.indicators, strict=True)),
            )
            for row in table.rows
        ),
    )


def _cell(value: Value, _: Indicator) -> Cell:
    return f"[{value}]" if isinstance(value, Symbol) else value


def zipped(parts: dict[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A zip without a clock: every part has the first day that a zip can have."""
    import zipfile
    from io import BytesIO

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            one = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            one.external_attr = 0o644 << 16
            one.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(one, content)
    return packed.getvalue()
