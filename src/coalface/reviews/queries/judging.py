"""A file held against the rules and against the register, before anything of it is kept."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.deaths import DeathFacts
from coalface.core.reviews.from_rows import reviews_of
from coalface.core.reviews.likeness import alike_to
from coalface.core.reviews.loading import Plan, plan_of
from coalface.core.reviews.values import ReviewFacts
from coalface.core.reviews.whole_file import (
    CellFault,
    Row,
    all_faults,
    located,
    pointing_cells,
    rows_of,
    without_cells,
    without_totals,
)
from coalface.core.sheets import Sheet
from coalface.people import queries as people
from coalface.warehouse.bad import BadData
from coalface.warehouse.register import BadRegister, opened_register
from coalface.warehouse.register.layout import NAMES

from ..models import Register
from .loading import known_now
from .places import authorities_of


@dataclass(frozen=True, slots=True)
class Judged:
    """What loading a file would do, or everything that is wrong in it. `more` are faults beyond those listed."""

    rows: tuple[Row, ...] = ()
    faults: tuple[CellFault, ...] = ()
    more: int = 0
    first: ReviewFacts | None = None
    deaths: tuple[DeathFacts, ...] = ()
    plan: Plan = field(default_factory=Plan)
    # (key in the file, key that is there) of reviews that may be one.
    alike: tuple[tuple[str, str], ...] = ()


def judge_file(register: Register, sheet: Sheet, chosen: Mapping[str, int], today: date) -> Judged:
    """Judge every row of a sheet. Nothing is kept."""
    places = authorities_of(register)
    sheet, totals = without_totals(sheet)
    pointing = pointing_cells(sheet, chosen, places, people.name_lists(register.organisation))
    # What could point to someone goes no further: not even onto the disk on which the rest is judged.
    clean = without_cells(sheet, chosen, pointing)
    rows = tuple(rows_of(clean, chosen, places))
    problems, count = _problems(rows, register) if rows else ([], 0)
    told = located(sheet, chosen, sorted(problems))
    if faults := all_faults(pointing, [*totals, *told]):
        return Judged(faults=faults, more=max(0, count - len(told)))
    versions = reviews_of(rows, places)
    known = known_now(register)
    plan = plan_of(versions, known, today)
    if plan.wrong:
        first = {key: at for at, row in reversed([*enumerate(rows)]) for key in [row["review"]]}
        wrong = [(first[key], "review", says) for key, says in plan.wrong]
        return Judged(faults=tuple(located(sheet, chosen, wrong)))
    return Judged(rows=rows, first=_first(rows, places), plan=plan, alike=_alike(plan, known))


def _first(rows: Sequence[Row], places: Authorities) -> ReviewFacts:
    """The review of the first row with all its children, to be looked at before anything is loaded."""
    key, known_from = rows[0]["review"], rows[0]["known_from"]
    return reviews_of(
        [row for row in rows if (row["review"], row["known_from"]) == (key, known_from)], places
    )[0]


def _problems(rows: Sequence[Row], register: Register) -> tuple[list[tuple[int, str, str]], int]:
    """What the reader of register files finds wrong: (place of the row, column, sentence), and how many there are."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, NAMES)
            writer.writeheader()
            writer.writerows({name: row.get(name, "") for name in NAMES} for row in rows)
        try:
            # Likeness is asked of the register as a whole below, and somebody may say that both are real.
            with opened_register(path, authorities_of(register), alike_allowed=True):
                return [], 0
        except BadRegister as refused:
            return [(one.line - 2, one.column, one.says) for one in refused.problems], refused.count
        except BadData as refused:
            return [((refused.line or 2) - 2, "review", str(refused).partition(": ")[2])], 1


def _alike(plan: Plan, known: Mapping[str, ReviewFacts | None]) -> tuple[tuple[str, str], ...]:
    """New reviews that may be one with another, in the register or in the file itself."""
    new = [history[-1] for history in plan.new]
    by_place: dict[str, list[ReviewFacts]] = {}
    for one in [*(there for there in known.values() if there), *new]:
        for place in one.authorities:
            by_place.setdefault(place.code, []).append(one)
    pairs = {
        (one.key, other.key)
        for one in new
        for place in one.authorities
        for other in alike_to(one, by_place[place.code])
    }
    return tuple(sorted((one, other) for one, other in pairs if (other, one) not in pairs or one < other))
