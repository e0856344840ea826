"""Inspections, and what else is in the file of events, by date."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.warehouse.queries.inspections import inspections

from ..events import events_of


@dataclass(frozen=True, slots=True)
class Happening:
    """`at` is the year and the part of it that had gone."""

    when: str
    what: str
    source: str
    at: float


def happenings(connection: Any, area: str) -> list[Happening]:
    found = [
        (
            one.published,
            False,
            _("Ofsted (%(framework)s): %(judgement)s")
            % {"framework": one.framework, "judgement": one.overall or _("no overall judgement")},
            str(one.trace),
        )
        for one in inspections(connection, area)
    ]
    found += [(one.on, one.by_month, one.what, one.source) for one in events_of(area)]
    return [
        Happening(date_format(on, "F Y" if by_month else "j F Y"), what, source, _year_and_part(on))
        for on, by_month, what, source in sorted(found, key=lambda one: one[0])
    ]


def _year_and_part(on: date) -> float:
    return on.year + (on.timetuple().tm_yday - 1) / 365.25
