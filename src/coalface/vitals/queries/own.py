"""An authority’s own monthly numbers. Begin with the person: nobody reaches another organisation’s."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from coalface.core.own_returns.numbers import Key
from coalface.core.own_returns.rights import LOOK
from coalface.core.roles import Role
from coalface.people import queries as people

from ..models import OwnEntry, OwnLimits, OwnNumber, OwnReturns

ENTRIES_SHOWN = 12


def roles_for_returns(person: Any) -> set[Role]:
    return {role for role, _channel in people.roles_of(person)}


def returns_seen_by(person: Any) -> OwnReturns | None:
    """The returns of this person’s organisation, where they may look at them and there are any."""
    if not roles_for_returns(person) & LOOK:
        return None
    found = OwnReturns.objects.filter(organisation_id=person.organisation_id)
    return found.select_related("organisation").first()


def whose_are(returns: OwnReturns | None) -> bool:
    """Has somebody said whose numbers these are?"""
    return bool(returns and (returns.authority or returns.in_no_list))


def parts_of(organisation_id: Any) -> dict[str, str]:
    """The parts of the service by code, as its channels name them. Each has ten staff or more."""
    channels = people.channels_to_tell().filter(organisation_id=organisation_id).order_by("name")
    return {area.code: area.name for channel in channels for area in channel.areas.all()}


def parts_with_numbers(returns: OwnReturns) -> list[str]:
    return list(returns.numbers.exclude(part="").order_by("part").values_list("part", flat=True).distinct())


def numbers_of(returns: OwnReturns) -> dict[Key, Decimal]:
    rows = OwnNumber.objects.filter(returns=returns).values_list("part", "month", "item", "value")
    return {(part, month, item): value for part, month, item, value in rows}


def count_of(returns: OwnReturns) -> int:
    """How many numbers stand here."""
    return returns.numbers.count()


def months_of(returns: OwnReturns, part: str = "") -> Mapping[tuple[date, str], Decimal]:
    """The numbers of one part of the service, or of all of it, by month and item."""
    rows = OwnNumber.objects.filter(returns=returns, part=part).values_list("month", "item", "value")
    return {(month, item): value for month, item, value in rows}


def limits_of(returns: OwnReturns, part: str = "") -> dict[str, list[OwnLimits]]:
    """By chart: where its limits begin anew, the earliest first."""
    found: dict[str, list[OwnLimits]] = {}
    for one in OwnLimits.objects.filter(returns=returns, part=part).order_by("month"):
        found.setdefault(one.chart, []).append(one)
    return found


def entries_of(returns: OwnReturns) -> list[OwnEntry]:
    """The last times that numbers came in."""
    return list(returns.entries.order_by("-pk")[:ENTRIES_SHOWN])
