"""The register in the shape in which statistics read it from a file, so that one way of counting serves both."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from coalface.core.reviews.rules import DATES
from coalface.warehouse.register import Register as Counted
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.deaths import DeathRow, death_row
from coalface.warehouse.register.layout import NAMES

from ..models import FACTS, DeathVersion, Register, Version
from .deaths import death_as_value
from .places import authorities_of

MANY = 2_000


@contextmanager
def counted(register: Register, at: datetime | None = None) -> Iterator[Counted]:
    """The register as `coalface.bulletin` counts it: all that is known, or all that was known at an instant."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.csv"
        write_register(register, path, at)
        # Two that are alike were warned of when they were entered, and somebody said that both are real.
        with opened_register(
            path, authorities_of(register), alike_allowed=True, deaths=death_rows(register, at)
        ) as opened:
            yield opened


def death_rows(register: Register, at: datetime | None = None) -> list[DeathRow]:
    """The child deaths of the register, with every version of each, as statistics count them."""
    places, found = authorities_of(register), []
    known = DeathVersion.objects.filter(death__register=register).select_related("death")
    if at is not None:
        known = known.filter(known_from__lte=at)
    for version in known.order_by("death__key", "number"):
        began, ended = _days(version, at)
        if ended != began:
            found.append(death_row(death_as_value(version, places), began, ended))
    return found


def _days(version: Version | DeathVersion, at: datetime | None) -> tuple[date, date | None]:
    """The day from which and the day until which this was known, as seen from an instant."""
    closed = version.known_to if at is None or (version.known_to and version.known_to <= at) else None
    return localdate(version.known_from), localdate(closed) if closed else None


def write_register(register: Register, path: Path, at: datetime | None = None) -> None:
    """Write the register as a file with every version in it: docs/reference/register.md has the columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES, restval="")
        writer.writeheader()
        for version in _versions(register, at):
            writer.writerows(_rows(version, at))


def _versions(register: Register, at: datetime | None) -> Iterator[Version]:
    known = Q(review__register=register)
    if at is not None:
        known &= Q(known_from__lte=at)
    found = Version.objects.filter(known).select_related("review").order_by("review__key", "number")
    return found.prefetch_related("authorities", "children").iterator(chunk_size=MANY)


def _rows(version: Version, at: datetime | None) -> Iterator[dict[str, Any]]:
    """The rows of a version, one for each child. None of what was changed again on the same day: a day has one end."""
    began, ended = _days(version, at)
    if ended == began:
        return
    about = {"review": version.review.key, "known_from": began.isoformat()}
    about["known_to"] = ended.isoformat() if ended else ""
    about |= {name: _written(getattr(version, name)) for name in FACTS}
    about["authorities"] = ";".join(row.code for row in version.authorities.all())
    for child in [*version.children.all()] or [None]:
        yield about if child is None else about | _of_child(child)


def _of_child(child: Any) -> dict[str, str]:
    months = child.age_months
    return {
        "child": str(child.number),
        "age_months": "" if months is None else str(months),
        "age_band": child.age_band if months is None else "",
        "died": child.died,
        "maltreatment": child.maltreatment,
        "maltreatment_also": child.maltreatment_also,
    }


def _written(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


assert set(DATES) <= set(FACTS) <= set(NAMES)
