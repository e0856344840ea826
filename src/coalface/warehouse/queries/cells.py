"""What is known of measures for places and years, each number with the file and line that it stands on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coalface.core.figures import NOT_AVAILABLE, Measure, Value, held_against, rate_of, why_odd

from ..defining import measures as all_measures


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a number was read. `item` is what its source calls the thing that is counted."""

    source: str
    release: str
    file: str
    line: int
    note: str = ""
    item: str = ""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and every line that it comes from. A computed one has several."""

    value: Value
    traces: tuple[Trace, ...] = ()
    over: Value = NOT_AVAILABLE
    under: Value = NOT_AVAILABLE
    note: str = ""

    @property
    def is_derived(self) -> bool:
        return any(trace.note.startswith(DERIVED) for trace in self.traces)

    @property
    def not_seen(self) -> list[str]:
        """Of each number that nobody saw printed: that it is derived, and how, or that it was not found."""
        notes = dict.fromkeys(trace.note for trace in self.traces)
        return [note for note in notes if note.startswith(NOT_SEEN)]


Key = tuple[str, str, int]
NOTHING = Cell(NOT_AVAILABLE)
PUBLISHED = "published "
# How the notes of such numbers begin: `readers.national_volumes` has the words.
DERIVED = "derived"
NOT_SEEN = (DERIVED, "not found")


def cells(
    connection: Any,
    measures: Iterable[Measure],
    areas: Sequence[str] | None,
    years: Iterable[int],
    release: str | None = None,
) -> dict[Key, Cell]:
    """Return (measure, area, year) -> cell, for whatever is published. Areas None means every one.

    The newest release that has the line is taken, unless one is named: then that one alone. A number in a later
    source is taken where an earlier one has a symbol. Where two authorities make one return neither has a number of
    its own, though older releases wrote that of both under the first of them.
    """
    asked, wanted = list(measures), sorted(set(years))
    known = all_measures()
    parts = {part: known[part] for one in asked for part in (*one.over, *one.under, one.part_of) if part}
    reads = {one.code: one for one in asked if not one.is_computed} | parts
    reads |= {PUBLISHED + one.code: _as_published(one) for one in asked if one.published}
    before = {year - one.under_years_before for one in asked for year in wanted}
    read = _read(connection, list(reads.values()), areas, sorted({*wanted, *before}), release)
    found: dict[Key, Cell] = {}
    for one in asked:
        if one.is_computed:
            found.update(_computed(one, read, wanted))
        else:
            there = {key: cell for key, cell in read.items() if key[0] == one.code and key[2] in wanted}
            found.update(_beside_whole(there, read, known[one.part_of]) if one.part_of else there)
    return found


def _beside_whole(found: Mapping[Key, Cell], read: Mapping[Key, Cell], whole: Measure) -> dict[Key, Cell]:
    """A part with a note where it is published as larger than what it is a part of."""
    noted = {}
    for (code, area, year), cell in found.items():
        there = read.get((whole.code, area, year), NOTHING)
        note = why_odd(cell.value, there.value, year, whole.name.lower())
        noted[code, area, year] = replace(cell, note=note) if note else cell
    return noted


def _as_published(one: Measure) -> Measure:
    """The rate as its publisher has it, as a measure of its own that is only read."""
    return replace(one, code=PUBLISHED + one.code, origins=one.published, over=(), under=())


def _read(
    connection: Any,
    reads: Sequence[Measure],
    areas: Sequence[str] | None,
    years: Sequence[int],
    release: str | None,
) -> dict[Key, Cell]:
    origins = [
        (one.code, order, origin.source, origin.item)
        for one in reads
        for order, origin in enumerate(one.origins)
    ]
    if not origins or not years:
        return {}
    rows = connection.execute(
        f"""
        WITH origin(measure, preference, source, item) AS (VALUES {", ".join(["(?, ?, ?, ?)"] * len(origins))})
        SELECT o.measure, f.area, f.year, f.number, f.status, l.source, l.release, l.file, f.line, f.note, o.item
        FROM origin o
        JOIN loads l ON l.source = o.source
        JOIN figures f ON f.file_id = l.file_id AND f.item = o.item
        WHERE f.year IN ({", ".join("?" * len(years))})
          AND (? OR f.area IN (SELECT unnest(?::VARCHAR[])))
          AND CASE WHEN ?::VARCHAR IS NOT NULL THEN l.release = ? ELSE NOT EXISTS (
              SELECT 1 FROM origin same JOIN returned_jointly j USING (source)
              WHERE same.measure = o.measure AND j.area = f.area AND j.year = f.year) END
        QUALIFY row_number() OVER (
            PARTITION BY o.measure, o.preference, f.area, f.year ORDER BY l.rank DESC) = 1
        ORDER BY o.measure, f.area, f.year, f.number IS NULL, o.preference
        """,  # noqa: S608 - only question marks are written in
        [
            *(part for origin in origins for part in origin),
            *years,
            areas is None,
            list(areas or ()),
            release,
            release,
        ],
    ).fetchall()
    found: dict[Key, Cell] = {}
    for measure, area, year, number, status, *trace in rows:
        # Symbols come after numbers, so that the first row of a key is the one to take.
        found.setdefault((measure, area, year), Cell(Value(number, status), (Trace(*trace),)))
    return found


def _computed(one: Measure, read: Mapping[Key, Cell], years: Sequence[int]) -> dict[Key, Cell]:
    found = {}
    for area in {key[1] for key in read if key[0] in one.over}:
        for year in years:
            over = [read.get((part, area, year), NOTHING) for part in one.over]
            under = [read.get((part, area, year - one.under_years_before), NOTHING) for part in one.under]
            traces = tuple(dict.fromkeys(trace for cell in (*over, *under) for trace in cell.traces))
            if traces:
                above, below = [cell.value for cell in over], [cell.value for cell in under]
                there = read.get((PUBLISHED + one.code, area, year))
                computed = rate_of(above, below, one.per)
                value, note = held_against(computed, there.value if there else None, one.decimals)
                traces = tuple(dict.fromkeys((*traces, *(there.traces if there and note else ()))))
                sums = rate_of(above, (), 1), rate_of(below, (), 1)
                found[one.code, area, year] = Cell(value, traces, *sums, note)
    return found
