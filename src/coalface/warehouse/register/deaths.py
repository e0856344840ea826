"""Child deaths beside a register of reviews: as rows, and read from a file by the rules of `core.reviews.deaths`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from coalface.core.errors import NotAllowed
from coalface.core.reviews.ages import band_of
from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.death_columns import COLUMNS, NEEDED
from coalface.core.reviews.deaths import DOMAINS, DeathFacts, read_death
from coalface.core.reviews.keys import why_not_key
from coalface.core.reviews.lists import UNKNOWN
from coalface.core.reviews.typed import read_day
from coalface.core.sheets import read_sheet
from coalface.warehouse.bad import BadData

from .opening import LARGEST_WORKBOOK, our_name, told_of
from .problems import MOST_TOLD, BadRegister, Problem

LONG_AGO = date(1, 1, 1)
KNOWN = ("known_from", "known_to")
TWICE = "A death of this reference is there already. Keep one of them."


class DeathRow(NamedTuple):
    """What was known of a death from one day to before another."""

    death: str
    known_from: date
    known_to: date | None
    panel_date: date | None
    age_band: str
    modifiable: str
    influence_child: str
    influence_family: str
    influence_parenting: str
    influence_services: str


def keep_deaths(connection: Any, deaths: Sequence[DeathRow]) -> None:
    """The table of deaths, empty where there are none."""
    dates = {"known_from", "known_to", "panel_date"}
    columns = ", ".join(f"{name} {'DATE' if name in dates else 'VARCHAR'}" for name in DeathRow._fields)
    connection.execute(f"CREATE TABLE death_version ({columns})")
    row = f"({', '.join('?' * len(DeathRow._fields))})"
    for first in range(0, len(deaths), 500):
        some = deaths[first : first + 500]
        values = [cell for one in some for cell in one]
        connection.execute(f"INSERT INTO death_version VALUES {', '.join([row] * len(some))}", values)  # noqa: S608


def deaths_of_file(path: Path, places: Authorities, today: date) -> list[DeathRow]:
    """The deaths of a CSV file, whole. BadData or BadRegister says everything that is wrong."""
    found, problems, there = [], [], set()
    for line, row in _rows(path):
        facts, faults = read_death(row, places, today=today)
        problems += [Problem(line, fault.field, fault.says) for fault in faults]
        if reason := why_not_key(facts.key) or (TWICE if facts.key in there else None):
            problems.append(Problem(line, "key", reason))
        there.add(facts.key)
        days: dict[str, date | None] = {}
        for name in KNOWN:
            try:
                days[name] = read_day(row.get(name, ""))
            except NotAllowed as refusal:
                problems.append(Problem(line, name, str(refusal)))
        found.append(death_row(facts, days.get("known_from") or LONG_AGO, days.get("known_to")))
    if problems:
        raise BadRegister(path.name, sorted(problems)[:MOST_TOLD], len(problems))
    return found


def death_row(facts: DeathFacts, known_from: date, known_to: date | None) -> DeathRow:
    """What statistics count of a death: neither its month nor its authority."""
    band = facts.age_band if facts.age_band != UNKNOWN else band_of(facts.age_months)
    influences = (getattr(facts, name) for name in DOMAINS)
    return DeathRow(facts.key, known_from, known_to, facts.panel_date, band, facts.modifiable, *influences)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a sheet of deaths, each with its line."""
    if not path.is_file():
        raise BadData(path.name, None, "there is no such file. Look at the name and the folder.")
    with told_of(path):
        sheet = read_sheet(path.name, path.read_bytes(), LARGEST_WORKBOOK)
    columns = [our_name(heading) for heading in sheet.headings]
    if strange := [name for name in columns if name and name not in (*COLUMNS, *KNOWN)]:
        raise BadData(
            path.name,
            sheet.line,
            f"there is a column “{strange[0][:40]}”, and deaths have none. Take it out.",
        )
    if missing := [name for name in NEEDED if name not in columns]:
        raise BadData(
            path.name, sheet.line, f"there is no column “{missing[0]}”. Needed are: {', '.join(NEEDED)}."
        )
    for line, cells in sheet.rows:
        yield line, dict(zip(columns, cells, strict=True))
