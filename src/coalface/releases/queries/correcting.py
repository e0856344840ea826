"""The notices about published bulletins, and which of their figures a corrected version changed."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..models import Correction, Release
from .staff import files_of, last_of

PAGE = "page.json"


class Difference(NamedTuple):
    """A figure of one table that is another one in a later version. `corrects` is False where it only came late."""

    table: str
    about: str
    figure: str
    was: str
    is_now: str
    corrects: bool


def notices_of(release: Release) -> list[Correction]:
    """What is published about this version, the oldest first."""
    return list(release.corrections.exclude(published_on=None).order_by("number"))  # type: ignore[attr-defined] - Django adds it


def notice_waiting(release: Release) -> Correction | None:
    """The notice that waits for a second analyst, or None."""
    found: Correction | None = release.corrections.filter(published_on=None).first()  # type: ignore[attr-defined] - Django adds it
    return found


def is_superseded(release: Release) -> bool:
    return last_of(release.organisation_id, release.half_year) != release


def tables_of(release: Release) -> list[tuple[str, str]]:
    """The key and the name of each of its tables, in their order."""
    return [(one["key"], one["name"]) for one in json.loads(files_of(release)[PAGE])["tables"]]


def version_before(release: Release) -> Release | None:
    """The version of the same half-year that this one takes the place of, or None."""
    found = Release.objects.filter(organisation_id=release.organisation_id, period=release.period)
    found = found.filter(published_on__isnull=False, made_at__lt=release.made_at).exclude(pk=release.pk)
    return found.order_by("-made_at").first()


def differences(was: Release, is_now: Release) -> list[Difference]:
    """Every figure that both versions have and that is another one now. It takes what is public alone."""
    named = {key for notice in notices_of(was) for key in notice.keys}
    before = {one["key"]: one for one in json.loads(files_of(was)[PAGE])["tables"]}
    after = json.loads(files_of(is_now)[PAGE])["tables"]
    return [
        found
        for table in after
        if table["key"] in before
        for found in _differing(before[table["key"]], table, table["key"] in named)
    ]


def _differing(before: Mapping[str, Any], after: Mapping[str, Any], corrects: bool) -> Iterator[Difference]:
    was = {(about, figure): value for about, figure, value in _figures(before)}
    for about, figure, value in _figures(after):
        old = was.get((about, figure))
        if old is not None and old != value:
            yield Difference(after["name"], about, figure, old, value, corrects)


def _figures(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    about = table["about"]
    for row in table["rows"]:
        for heading, value in zip(table["headings"][about:], row[about:], strict=True):
            yield ", ".join(row[:about]), heading, value
