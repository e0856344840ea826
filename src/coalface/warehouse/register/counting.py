"""The counts that S1 to S8 are made of. The same SQL runs on DuckDB and PostgreSQL; all else is done in `core`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.periods import HalfYear

TABLES = ("review_version", "review_authority", "child", "child_maltreatment", "death_version")


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a half-year, as it was known on a day, of reviews completed since counting began."""

    period: HalfYear
    as_known: date
    since: date


@dataclass(frozen=True, slots=True)
class Register:
    """A register that was read, over any connection whose `execute` answers with rows.

    `notes` are what somebody should know of how its file was read.
    """

    connection: Any
    authorities: Authorities
    notes: tuple[str, ...] = ()

    def span(self) -> tuple[date | None, date | None, date | None, date | None, int]:
        """The first and last day of recording, the first and last day of anything, and how many versions there are."""
        found: tuple[date | None, date | None, date | None, date | None, int] = self.rows("span")[0]
        return found

    def completed(self, view: View) -> list[tuple[int, int, str, str, int]]:
        """(year, month, type, form of publication, how many)"""
        return self.rows("completed", view)

    def durations(self, view: View, since: date | None = None) -> list[tuple[int | None, int, int]]:
        """(days or None, 1 where within six months, how many), of the half-year or since a day."""
        return self.rows("durations", view, first=since or view.period.first)

    def spells(self, view: View) -> list[tuple[int, int, int, int, int]]:
        """(financial year of the decision, days before watching began, days at the end, 1 where completed, how many)"""
        return self.rows("spells", view)

    def in_progress(self, view: View) -> list[tuple[str, int | None, int]]:
        """(status, days since the decision, how many)"""
        return self.rows("in_progress", view)

    def by_authority(self, view: View) -> list[tuple[str, str, int]]:
        """(code, before or now, how many)"""
        return self.rows("by_authority", view)

    def child_counts(self, view: View) -> list[tuple[str, str, str, int]]:
        """(S6 to S8 of children, D1 to D6 of deaths; before or now, cell, how many)"""
        return self.rows("child_counts", view)

    def child_changes(
        self, earlier: View, later: View
    ) -> list[tuple[str | None, str | None, str | None, str | None, str | None, str | None, int]]:
        """(statistic was, is now, part was, is now, cell was, is now, how many)"""
        sides = {"earlier": _filled("child_records", earlier), "later": _filled("child_records", later)}
        return self._asked(_text("child_changes").format(**sides))

    def revisions(self, view: View) -> list[tuple[date, int, int, int, int]]:
        """(last day of a half-year, completed as known then, came late, was put right into it, and out of it)"""
        return self.rows("revisions", view)

    def rows(self, question: str, view: View | None = None, **days: date) -> list[Any]:
        return self._asked(_filled(question, view, **days) if view else _text(question))

    def _asked(self, question: str) -> list[Any]:
        return [tuple(row) for row in self.connection.execute(question).fetchall()]


def _filled(question: str, view: View, **days: date) -> str:
    """The question with its days written in. Days alone are: nothing that anybody typed."""
    given = {
        "day": view.period.last,
        "as_known": view.as_known,
        "since": view.since,
        "first": view.period.first,
        **days,
    }
    literals = {name: f"DATE '{day.isoformat()}'" for name, day in given.items()}
    known = _text("known").format(**literals)
    children = _text("children").format(known=known, **literals)
    deaths = _text("deaths").format(**literals)
    records = _text("child_records").format(children=children, deaths=deaths)
    return _text(question).format(
        known=known, children=children, deaths=deaths, child_records=records, **literals
    )


@cache
def _text(question: str) -> str:
    written = files("coalface.warehouse.register").joinpath("questions", f"{question}.sql").read_text("utf-8")
    # A remark names days too, and would have them written into it.
    return "\n".join(line for line in written.splitlines() if not line.startswith("--"))


def copy_tables(source: Any, into: Any, batch: Sequence[str] = TABLES) -> None:
    """Copy a register that was read by DuckDB into PostgreSQL, so that it can be counted there."""
    for table in batch:
        columns = [
            (str(name), str(kind)) for name, kind, *_ in source.execute(f"DESCRIBE {table}").fetchall()
        ]
        kinds = ", ".join(f"{name} {'TEXT' if kind == 'VARCHAR' else kind}" for name, kind in columns)
        into.execute(f"CREATE TABLE {table} ({kinds})")
        rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        marks = ", ".join(["%s"] * len(columns))
        with into.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
