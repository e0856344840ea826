"""A bulletin beside those before it: what they showed, and which of their figures are others now."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import NamedTuple

from coalface.bulletin.order import Published
from coalface.bulletin.saving import published_of
from coalface.core.reviews.periods import HalfYear

from ..models import Release
from .staff import files_of

REVISIONS, BY_AUTHORITY = "revisions.csv", "revisions_by_authority.csv"


class Revised(NamedTuple):
    """What was said of a half-year in the last bulletin and is said now: recorded late, and put right since."""

    period: str
    was: int
    is_now: int
    came: int
    put_in: int
    went: int


def before(release: Release) -> list[Release]:
    """Every bulletin that was published before this one, the oldest first."""
    found = Release.objects.filter(organisation_id=release.organisation_id).exclude(published_on=None)
    if release.published_on:
        found = found.filter(made_at__lt=release.made_at)
    return list(found.order_by("made_at"))


def earlier_as_published(release: Release) -> list[Published]:
    """What every bulletin before this one showed, for the audit."""
    return [published_of(files_of(one), str(one)) for one in before(release)]


def revised_since(release: Release) -> tuple[Release | None, list[Revised]]:
    """The last bulletin before this one, and each half-year of which this one says something else."""
    earlier = before(release)
    if not earlier:
        return None, []
    last = earlier[-1]
    was, now = (_revisions(files_of(one)) for one in (last, release))
    changed = []
    for half, (known, *moved) in now.items():
        if half in was and was[half] != (known, *moved):
            known_then, *moved_then = was[half]
            since = [one - before for one, before in zip(moved, moved_then, strict=True)]
            changed.append(Revised(half, known_then, known, *since))
    return last, changed


class ByAuthority(NamedTuple):
    """How many earlier reviews S5 of the last bulletin had of one place, and how many it has now."""

    place: str
    was: int
    is_now: int


def revised_by_authority(release: Release) -> list[ByAuthority]:
    """Each place of which S5 says something else of the same reviews, the country first."""
    content = files_of(release).get(BY_AUTHORITY, b"").decode()
    found = (
        ByAuthority(
            line["la_name"] or line["country_name"],
            int(line["naming_authority_last"]),
            int(line["naming_authority_now"]),
        )
        for line in csv.DictReader(StringIO(content, newline=""))
    )
    return [one for one in found if one.was != one.is_now]


MOVED = ("recorded_later", "corrected_in", "corrected_away")


def _revisions(files: Mapping[str, bytes]) -> dict[str, tuple[int, ...]]:
    """Of each half-year: completed as known, recorded late, put in, and taken out, as a bulletin has them."""
    found = {}
    for line in csv.DictReader(StringIO(files[REVISIONS].decode(), newline="")):
        year, part = int(line["time_period"][:4]), 1 if "Part 1" in line["time_identifier"] else 2
        found[HalfYear(year, part).label] = tuple(int(line[name]) for name in ("known_now", *MOVED))
    return found
