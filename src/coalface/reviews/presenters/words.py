"""What is known of a review, in words. Plain values: what a page shows, and what two versions differ in."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reviews.ages import AGE_CODES
from coalface.core.reviews.authorities import in_words
from coalface.core.reviews.lists import (
    DIED,
    MALTREATMENT,
    METHODS,
    OPEN_STATUSES,
    PUBLICATION_FORMS,
    REASONS,
    STATUSES,
    TYPES,
)
from coalface.core.reviews.values import ChildFacts, ReviewFacts


class Line(NamedTuple):
    """A fact with its name."""

    name: str
    says: str


def review_lines(review: ReviewFacts) -> list[Line]:
    """Everything that is known of a review but its children, in the order of its life."""
    return [
        Line(_("Kind"), _(TYPES.get(review.type, review.type))),
        Line(_("Authority"), places_words(review)),
        Line(_("Method"), _(METHODS.get(review.method, review.method))),
        Line(_("Happened"), day_words(review.incident_date)),
        Line(_("Notified"), day_words(review.notification_date)),
        Line(_("Decided on"), day_words(review.decision_date)),
        Line(_("Stands"), status_words(review)),
        Line(_("Completed"), _day_or_not_yet(review, review.completion_date)),
        Line(_("It made"), recommendations_words(review.recommendations)),
        Line(_("Published"), _(PUBLICATION_FORMS.get(review.publication, review.publication))),
        Line(_("Published on"), _day_or_not_yet(review, review.publication_date)),
    ]


def all_lines(review: ReviewFacts) -> list[Line]:
    """The same with the children, each as one line."""
    children = [
        Line(_("Child %d") % place, child_words(child))
        for place, child in enumerate(review.children, start=1)
    ]
    return [*review_lines(review), *children]


def differences(before: ReviewFacts, after: ReviewFacts) -> list[tuple[str, str, str]]:
    """(name, what was said, what is said) of everything that two versions differ in."""
    old, new = dict(all_lines(before)), dict(all_lines(after))
    names = list(dict.fromkeys([*old, *new]))
    nothing = _("was not there")
    pairs = ((name, old.get(name, nothing), new.get(name, _("taken out"))) for name in names)
    return [(name, was, is_now) for name, was, is_now in pairs if was != is_now]


def status_words(review: ReviewFacts) -> str:
    status = _(STATUSES.get(review.status, review.status))
    if not review.status_reason:
        return status
    return _("%(status)s: %(reason)s") % {
        "status": status,
        "reason": _(REASONS.get(review.status_reason, review.status_reason)).lower(),
    }


def places_words(review: ReviewFacts) -> str:
    return ", ".join(one.name for one in review.authorities) or _("Not known")


def child_words(child: ChildFacts) -> str:
    """One child in a line: age, outcome, main type and the others."""
    main = _(MALTREATMENT.get(child.maltreatment, child.maltreatment))
    said = [age_words(child), _(DIED.get(child.died, child.died)), _("main type: %s") % main.lower()]
    if child.also:
        others = (_(MALTREATMENT[code]).lower() for code in MALTREATMENT if code in child.also)
        said.append(_("also: %s") % ", ".join(others))
    return " · ".join(said)


def age_words(child: ChildFacts) -> str:
    if child.age_months is not None:
        return months_words(child.age_months)
    if child.age_band == "unknown" or not child.age_band:
        return _("Age not known")
    return _("Age %s") % _(AGE_CODES.get(child.age_band, child.age_band)).lower()


def months_words(months: int) -> str:
    return ngettext("%d month old", "%d months old", months) % months


def _day_or_not_yet(review: ReviewFacts, day: date | None) -> str:
    return _("Not yet") if day is None and review.status in OPEN_STATUSES else day_words(day)


def recommendations_words(count: int | None) -> str:
    if count is None:
        return _("Not known")
    return ngettext("%d recommendation", "%d recommendations", count) % count


def day_words(day: date | None) -> str:
    return in_words(day) if day else _("Not known")
