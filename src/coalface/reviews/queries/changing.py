"""A change as the facts that its leaf in the log commits to."""

from datetime import UTC, datetime
from typing import Any

from ..models import DEATH_FACTS, FACTS, Change, DeathVersion, Version


def facts_of_change(change: Change) -> dict[str, Any]:
    """Everything that a change opened and closed, in one order: the same rows always give the same facts."""
    opened = Version.objects.filter(opened_by=change).prefetch_related("authorities", "children")
    closed = Version.objects.filter(closed_by=change).values_list("review_id", "number", "known_to")
    facts = {
        "change": str(change.pk),
        "made_at": _instant(change.made_at),
        "way": change.way,
        "why": change.why,
        "note": change.note,
        "opened": [_version(one) for one in opened.order_by("review_id", "number")],
        "closed": sorted([str(review), number, _instant(at)] for review, number, at in closed),
    }
    return facts | _of_deaths(change)


def _of_deaths(change: Change) -> dict[str, Any]:
    """The same of child deaths, where the change is about some."""
    opened = DeathVersion.objects.filter(opened_by=change).order_by("death_id", "number")
    closed = DeathVersion.objects.filter(closed_by=change).values_list("death_id", "number", "known_to")
    found = {
        "deaths opened": [
            [str(one.death_id), one.number, *(str(getattr(one, name)) for name in DEATH_FACTS)]
            for one in opened
        ],
        "deaths closed": sorted([str(death), number, _instant(at)] for death, number, at in closed),
    }
    return {name: rows for name, rows in found.items() if rows}


def _version(version: Version) -> dict[str, Any]:
    facts = {name: getattr(version, name) for name in FACTS}
    return {
        "review": str(version.review_id),
        "number": version.number,
        "known_from": _instant(version.known_from),
        **{
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in facts.items()
        },
        "authorities": sorted(row.code for row in version.authorities.all()),
        "children": sorted(
            [one.number, one.age_months, one.age_band, one.died, one.maltreatment, one.maltreatment_also]
            for one in version.children.all()
        ),
    }


def _instant(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""
