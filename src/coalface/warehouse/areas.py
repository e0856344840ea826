"""Places and their numbers. An authority is known by its DfE number: its other code changes where a boundary moves.

`local_authority_codes.csv` says when each code began and ended, and not what an authority that ended became. That
stands in `authority_changes.csv`, a line for each of those after it, with the Order in which it is said. Where only a
small part of the old authority went to the new one, the line names that part.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import as_file, files

from .tables import Sheet, read_sheet

ENGLAND, ENGLAND_NAME = "E92000001", "England"
JOINT = " / "


@dataclass(frozen=True, slots=True)
class Authority:
    """One local authority. `codes` are its codes in time; `ended` is None while it lives."""

    number: str
    name: str
    region: str
    codes: tuple[str, ...]
    began: date
    ended: date | None


@dataclass(frozen=True, slots=True)
class Became:
    """That an authority became another one, by their numbers; `part` is what went to it, where that is not the most."""

    before: str
    after: str
    day: date
    part: str


@dataclass(frozen=True, slots=True)
class Areas:
    """Every place that a published figure may be about."""

    authorities: dict[str, Authority]
    regions: dict[str, str]
    names: dict[str, frozenset[str]]

    def became(self) -> list[Became]:
        """What became of each authority that ended, and on which day."""
        return [
            Became(old.number, row["after"], old.ended + timedelta(days=1), row["part"])
            for row in _changes()
            if (old := self.authorities.get(row["before"])) and old.ended
        ]

    def since(self, number: str) -> list[str]:
        """The names of the authorities that one became, without those to which only a part of it went."""
        return [
            self.authorities[one.after].name for one in self.became() if one.before == number and not one.part
        ]

    def number_of_name(self, name: str, on: date | None = None) -> str | None:
        """The authority of a name, as Ofsted or DfE write it; on a day, where two had the same name in turn."""
        found = [self.authorities[number] for number in self.names.get(plain(name), ())]
        if on:
            found = [
                one for one in found if one.began <= on and (one.ended is None or on <= one.ended)
            ] or found
        found.sort(key=lambda one: one.began)
        return found[-1].number if found else None


def plain(name: str) -> str:
    """A name without what differs between publishers: capitals, “&”, “, City of”, dots."""
    words = name.casefold().replace("&", "and").replace(".", "").replace("’", "'").strip()
    for ending in (", city of", ", county of", " borough", " (pre lg)", " (pre lgr)"):
        words = words.removesuffix(ending)
    return " ".join(words.removeprefix("county ").split())


@cache
def _changes() -> list[dict[str, str]]:
    with as_file(files("coalface.warehouse").joinpath("data", "authority_changes.csv")) as path:
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def areas() -> Areas:
    return areas_from(shipped("local_authority_codes"), shipped("regions"))


def shipped(name: str) -> Sheet:
    """A file that came with the program."""
    with as_file(files("coalface.warehouse").joinpath("data", f"{name}.parquet")) as path:
        return read_sheet(path)


def areas_from(codes: Sheet, regions: Sheet) -> Areas:
    rows = [dict(zip(codes.header, cells, strict=True)) for _, cells in codes.rows]
    by_number: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        # Numbers and codes of joint returns stand in the list too; they are no authorities.
        if row["old_la_code"].isdigit() and row["date_of_operation"]:
            by_number.setdefault(row["old_la_code"], []).append(row)
    authorities = {number: _authority(number, several) for number, several in by_number.items()}
    names: dict[str, set[str]] = {}
    for one in authorities.values():
        names.setdefault(plain(one.name), set()).add(one.number)
    region_names = {code: name for _, (code, name) in regions.rows}
    return Areas(authorities, region_names, {name: frozenset(those) for name, those in names.items()})


def _authority(number: str, rows: Sequence[dict[str, str]]) -> Authority:
    rows = sorted(rows, key=lambda row: _day(row["date_of_operation"]) or date.min)
    ends = [_day(row["date_of_termination"]) for row in rows]
    alive = None in ends
    return Authority(
        number=number,
        name=rows[-1]["la_name"],
        region=rows[-1]["parent_geography_code"],
        codes=tuple(row["new_la_code"] for row in rows),
        began=min(filter(None, (_day(row["date_of_operation"]) for row in rows))),
        ended=None if alive else max(filter(None, ends)),
    )


def _day(written: str) -> date | None:
    return datetime.strptime(written, "%d/%m/%Y").date() if written else None  # noqa: DTZ007 - a day


def key_of(numbers: Iterable[str]) -> str:
    """The key of authorities that make one return together is made of their numbers."""
    return "/".join(numbers)
