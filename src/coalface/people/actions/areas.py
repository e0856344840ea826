"""The areas of a channel: parts of the service that somebody can name without standing out."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Area, Channel, Person
from .authority import must_be_steward
from .leaves import enter_leaf, role_of


@transaction.atomic
def update_areas(
    *,
    channel: Channel,
    areas: Iterable[tuple[str, str, int]],
    today: date,
    replace: bool = False,
    by: Person | None = None,
) -> None:
    """Add areas, or put them in place of all there were. A known code takes its new name and number.

    A report that names an area which has gone shows none; a published card keeps the words it had.
    """
    must_be_steward(by, channel)
    areas = list(areas)
    if not areas:
        raise NotAllowed(_("Give at least one part of the service and how many work there."))
    if replace:
        channel.areas.exclude(code__in=[code for code, _name, _staff in areas]).delete()
    keep_areas(channel, areas)
    enter_leaf(What.AREAS_CHANGED, channel.pk, role=role_of(by), today=today)


def keep_areas(channel: Channel, areas: Iterable[tuple[str, str, int]]) -> None:
    """In the caller's transaction."""
    Area.objects.bulk_create(
        [Area(channel=channel, code=code, name=name, staff=staff) for code, name, staff in areas],
        update_conflicts=True,
        unique_fields=["channel", "code"],
        update_fields=["name", "staff"],
    )
