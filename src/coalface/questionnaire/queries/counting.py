"""What was handed in within a half-year, as it was known at its end: the same half-year is always the same."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate, make_aware

from coalface.core.questionnaire.counting import Answered
from coalface.core.reviews.periods import HalfYear, half_year_of, half_years
from coalface.reviews import queries as reviews

from ..models import Findings, Questionnaire

Coded = list[tuple[str, str, str]]


def coded_in(register: Any, period: HalfYear) -> list[Coded]:
    """The coded answers of each review whose questionnaire came back in this half-year, and stood at its end."""
    first, end = _moment(period.first), _moment(period.next.first)
    stood = Q(known_from__gte=first, known_from__lt=end) & (Q(known_to=None) | Q(known_to__gte=end))
    # What was struck out of the register by then counts no more.
    standing = set(reviews.versions_at(register, end).values_list("review_id", flat=True))
    found = Findings.objects.filter(stood, review__register=register).prefetch_related("rows")
    return [
        [(row.question, row.code, row.influence) for row in one.rows.all()]  # type: ignore[attr-defined]
        for one in found
        if one.review_id in standing
    ]


def answered_in(register: Any, period: HalfYear) -> Answered:
    """What authors told in a half-year, with how many were asked, as it was known at its end."""
    end = _moment(period.next.first)
    there = Questionnaire.objects.filter(
        review__register=register, asked_on__gte=period.first, asked_on__lte=period.last
    )
    asked = {one.review_id for one in there}
    back = {one.review_id for one in there if one.handed_in_at and one.handed_in_at < end}
    return Answered(len(asked), len(back), tuple(coded_in(register, period)))


def half_years_over(register: Any, today: date) -> tuple[HalfYear, ...]:
    """Each half-year that is over since the first questionnaire came back, the latest first."""
    first = Findings.objects.filter(review__register=register).order_by("known_from").first()
    if first is None:
        return ()
    now = half_year_of(today)
    every = half_years(half_year_of(localdate(first.known_from)), now)
    return tuple(period for period in reversed(every) if period < now)


def _moment(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
