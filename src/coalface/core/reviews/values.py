"""A review as a register knows it from one day to another. Values that cannot be are never made: they say why not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _

from .ages import AGE_CODES, band_of
from .authorities import Authority, why_authorities_not
from .lists import CODED, DONE_STATUSES, MALTREATMENT_KNOWN, OPEN_STATUSES, UNKNOWN, not_on_list
from .rules import (
    AUTHORITY_DATES,
    DATES,
    RECORDED_EARLY,
    TWO_AGES,
    reasons_of_dates,
    reasons_of_status,
    why_age_not,
)


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What somebody says of one child of a review, before it is judged."""

    age_months: int | None = None
    age_band: str = ""
    died: str = UNKNOWN
    maltreatment: str = UNKNOWN
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Child(ChildFacts):
    """One child of a review. An age is kept in months or as one of the finest bands, and never as a date of birth."""

    def __post_init__(self) -> None:
        for column, says in why_not_child(self):
            raise NotAllowed(f"{column}: {says}")
        if not self.age_band:
            object.__setattr__(self, "age_band", band_of(self.age_months))


def why_not_child(child: ChildFacts) -> list[tuple[str, str]]:
    """Everything that cannot be so of a child: (column, sentence). Empty where nothing is wrong."""
    found = [*_codes(child, ("died", "maltreatment"))]
    if child.age_months is not None and (reason := why_age_not(child.age_months)):
        found.append(("age_months", reason))
    elif child.age_months is not None and child.age_band not in ("", band_of(child.age_months)):
        found.append(("age_band", TWO_AGES))
    if child.age_band and child.age_band not in AGE_CODES:
        found.append(("age_band", not_on_list(AGE_CODES)))
    if not child.also <= MALTREATMENT_KNOWN.keys():
        found.append(("maltreatment_also", not_on_list(MALTREATMENT_KNOWN)))
    if child.maltreatment in child.also:
        found.append(("maltreatment_also", "The main type is named again. Name it once."))
    return found


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What somebody says of a review, before it is judged."""

    key: str
    type: str
    status: str
    authorities: tuple[Authority, ...]
    children: tuple[ChildFacts, ...] = ()
    incident_date: date | None = None
    notification_date: date | None = None
    decision_date: date | None = None
    completion_date: date | None = None
    publication_date: date | None = None
    status_reason: str = ""
    method: str = UNKNOWN
    publication: str = UNKNOWN
    recommendations: int | None = None
    known_from: date | None = None
    known_to: date | None = None


@dataclass(frozen=True, slots=True)
class Review(ReviewFacts):
    """A review as it was known from `known_from` until before `known_to`."""

    def __post_init__(self) -> None:
        wrong = why_not_review(self)
        if wrong:
            raise NotAllowed(" ".join(f"{column}: {says}" for column, says in wrong))

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES


def why_not_review(review: ReviewFacts) -> list[tuple[str, str]]:
    """Everything that cannot be so in a review: (column, sentence). Empty where nothing is wrong."""
    dates: dict[str, date | None] = {name: getattr(review, name) for name in DATES}
    found = [*_codes(review, ("type", "status", "status_reason", "method", "publication"))]
    found += reasons_of_dates(dates)
    filled = {name: day is not None for name, day in dates.items()}
    found += reasons_of_status(
        review.status, review.publication, {**filled, "status_reason": bool(review.status_reason)}
    )
    if review.known_from:
        found += [(name, RECORDED_EARLY) for name, day in dates.items() if day and day > review.known_from]
    if not review.authorities:
        found.append(("authorities", _("No authority is named. Name at least one.")))
    day = next((dates[name] for name in AUTHORITY_DATES if dates[name]), None)
    if reason := why_authorities_not(review.authorities, day):
        found.append(("authorities", reason))
    if review.recommendations is not None and review.recommendations < 0:
        found.append(("recommendations", _("Give a whole number, 0 or more.")))
    return found


def _codes(value: Any, columns: Sequence[str]) -> Iterable[tuple[str, str]]:
    for column in columns:
        codes, empty = CODED[column]
        if getattr(value, column) not in codes and getattr(value, column) != empty:
            yield column, not_on_list(codes)


def known_on(versions: Iterable[Review], day: date, as_known: date | None = None) -> list[Review]:
    """The reviews as they stood on a day, each once, as it was known then, or on a later day `as_known`.

    A version that is known from a day holds until the next one of the same review does. What lay ahead of `day` is
    not there, however much was known of it later.
    """
    all_of_them = list(versions)
    there, then = _latest(all_of_them, as_known or day), _latest(all_of_them, day)
    return [_without_future(one, day, then.get(one.key)) for one in there.values() if _had_begun(one, day)]


def _latest(versions: Iterable[Review], asked: date) -> dict[str, Review]:
    latest: dict[str, Review] = {}
    for one in versions:
        began = one.known_from or date.min
        other = latest.get(one.key)
        if began <= asked and (other is None or (other.known_from or date.min) < began):
            latest[one.key] = one
    return {key: one for key, one in latest.items() if one.known_to is None or asked < one.known_to}


def _had_begun(review: Review, day: date) -> bool:
    began = next((found for name in AUTHORITY_DATES if (found := getattr(review, name))), None)
    return began is None or began <= day


def _without_future(review: Review, day: date, then: Review | None) -> Review:
    ahead: dict[str, Any] = {name: None for name in DATES if (found := getattr(review, name)) and found > day}
    status = review.status
    if status in DONE_STATUSES and "completion_date" in ahead:
        status = "under_way"
    elif status == "published" and "publication_date" in ahead:
        status = "completed"
    elif status == "abandoned" and review.known_from and review.known_from > day:
        status = "under_way"
    if status in OPEN_STATUSES and then and then.is_open:
        # Whether it was paused on a day that has passed is known from the version of that day alone.
        status, ahead["status_reason"] = then.status, then.status_reason
    if "publication_date" in ahead:
        ahead["publication"] = UNKNOWN
    return replace(review, status=status, **ahead)
