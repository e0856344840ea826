"""Which register and which authorities a verb works with."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .stopping import CannotGoOn

if TYPE_CHECKING:
    from coalface.core.reviews.authorities import Authorities
    from coalface.warehouse.register import Register
    from coalface.warehouse.register.deaths import DeathRow

SEED_OF_THE_DEMONSTRATION = 2013


@contextmanager
def register_of_file(
    given: Path | None,
    listed: Path | None,
    columns: Sequence[str],
    *,
    alike_allowed: bool,
    deaths: Path | None = None,
) -> "Iterator[Register]":
    """The register of a file, or the fictional one where none was named."""
    from coalface.warehouse.register import opened_register

    from .saying import say

    places = places_for(given, listed)
    beside = _deaths_beside(given, deaths, places)
    with (
        register_file(given) as file,
        opened_register(file, places, renamed(columns), alike_allowed=alike_allowed, deaths=beside) as opened,
    ):
        if opened.notes:
            say(*opened.notes)
        yield opened


def _deaths_beside(register: Path | None, given: Path | None, places: "Authorities") -> "Sequence[DeathRow]":
    """The child deaths that were named; fictional ones beside a fictional register; or none."""
    from coalface.warehouse.register.deaths import deaths_of_file
    from coalface.warehouse.register.fictional import fictional_deaths

    if given is not None:
        return deaths_of_file(given, places, date.today())  # noqa: DTZ011 - no death lies ahead of this place's day
    luck = random.Random(SEED_OF_THE_DEMONSTRATION)  # noqa: S311 - it hides nothing
    return fictional_deaths(luck) if register is None else ()


@contextmanager
def register_kept_in(folder: Path, organisation: str) -> "Iterator[Register]":
    """The register that is kept on the pages of an installation."""
    from . import house

    house.enter(folder)
    house.needs_ready_database()
    from coalface.reviews import queries

    kept = [one for one in queries.registers() if organisation in ("", one.organisation.slug)]
    if not kept:
        raise CannotGoOn(
            "There is no such register in this data folder. An analyst begins one at /staff/reviews/."
        )
    if len(kept) > 1:
        there = ", ".join(one.organisation.slug for one in kept)
        raise CannotGoOn(f"There are several registers. Say which with --organisation: {there}.")
    with queries.counted(kept[0]) as counted:
        yield counted


@contextmanager
def register_file(given: Path | None) -> Iterator[Path]:
    """The register that was named, or the fictional one."""
    if given is not None:
        yield given
        return
    from coalface.warehouse.register.fictional import fictional_register

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "fictional-register.csv"
        luck = random.Random(SEED_OF_THE_DEMONSTRATION)  # noqa: S311 - it hides nothing
        path.write_text(fictional_register(luck), encoding="utf-8", newline="")
        yield path


def places_for(register: Path | None, listed: Path | None) -> "Authorities":
    from coalface.warehouse.register.places import england, fictional, listed_in

    if listed is not None:
        return listed_in(listed)
    return fictional() if register is None else england()


def renamed(columns: Sequence[str]) -> dict[str, str]:
    """Headings of a file by our names of columns."""
    found = {}
    for one in columns:
        ours, is_given, theirs = one.partition("=")
        if not is_given:
            raise ValueError(
                "--column needs a name of ours and a heading of yours: completion_date=Completed."
            )
        found[" ".join(theirs.split())] = ours.strip()
    return found
