"""Loading a file into the register: all of it or nothing, as one change with one leaf."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate

from coalface.core.errors import NotAllowed
from coalface.core.reviews.changes import TO_CHANGE, Why
from coalface.core.reviews.keys import why_not_key
from coalface.core.reviews.loading import Plan, plan_of
from coalface.core.reviews.values import ReviewFacts
from coalface.core.words import gettext_noop as _

from ..models import Change, Child, Register, Review, Version, VersionAuthority
from ..queries.loading import known_now
from .by import By
from .closing import children_to_write, close_version, facts_columns, sealed_change, write_version
from .recording import judge

MANY = 1_000
NOTHING_NEW = _("Everything in this file is in the register already, just so. Nothing was changed.")
WHY = _(
    "This file changes reviews that are there. Say why: something happened, or it was written down wrongly."
)
# Of a review that was taken over only the day is known on which it was recorded: noon of it stands for the day.
NOON = time(12)


@transaction.atomic
def load_reviews(*, register: Register, by: By, versions: Iterable[ReviewFacts], why: str = Why.NEW) -> Plan:
    """Load every version that a file holds, and say what that did. NotAllowed, and nothing kept, where it cannot be.

    Why is asked only where the file changes what is there already.
    """
    locked = Register.objects.select_for_update().get(pk=register.pk)
    plan = plan_of(versions, known_now(locked), localdate(by.now))
    if plan.wrong:
        raise NotAllowed(plan.wrong[0][1], "review")
    if plan.changes_nothing:
        raise NotAllowed(NOTHING_NEW)
    if plan.changed and why not in TO_CHANGE:
        raise NotAllowed(WHY, "why")
    for facts in (*(one for history in plan.new for one in history), *plan.changed):
        if problem := why_not_key(facts.key):
            raise NotAllowed(problem, "review")
        judge(facts, by)
    reason = Why(why) if plan.changed else (Why.NEW if plan.new else Why.MISTAKE)
    with sealed_change(locked, by, reason) as change:
        _open_new(locked, plan.new, change, by.now)
        _change(locked, plan, change)
    return plan


def _change(register: Register, plan: Plan, change: Change) -> None:
    by_key = {one.key: one for one in plan.changed}
    current = Version.objects.select_for_update().filter(review__register=register, known_to=None)
    keys = [*by_key, *plan.struck]
    for start in range(0, len(keys), MANY):
        for version in current.filter(review__key__in=keys[start : start + MANY]).select_related("review"):
            close_version(version, change)
            if facts := by_key.get(version.review.key):
                write_version(version.review, version.number + 1, facts, change, known_from=change.made_at)


def _open_new(
    register: Register, histories: Sequence[tuple[ReviewFacts, ...]], change: Change, now: datetime
) -> None:
    reviews = Review.objects.bulk_create(
        [Review(register=register, key=history[0].key) for history in histories], batch_size=MANY
    )
    made = [
        (version, facts)
        for review, history in zip(reviews, histories, strict=True)
        for version, facts in _versions(review, history, change, now)
    ]
    Version.objects.bulk_create([version for version, _facts in made], batch_size=MANY)
    VersionAuthority.objects.bulk_create(
        [
            VersionAuthority(version=version, code=one.code)
            for version, facts in made
            for one in facts.authorities
        ],
        batch_size=MANY,
    )
    children = [child for version, facts in made for child in children_to_write(version, facts)]
    Child.objects.bulk_create(children, batch_size=MANY)


def _versions(
    review: Review, history: tuple[ReviewFacts, ...], change: Change, now: datetime
) -> Iterator[tuple[Version, ReviewFacts]]:
    """Each version from the day on which it was recorded to the day of the next."""
    began = [_noon_of(facts.known_from, now) for facts in history]
    for place, facts in enumerate(history):
        ended = began[place + 1] if place + 1 < len(history) else None
        if facts.known_to:
            struck = _noon_of(facts.known_to, now)
            ended = min(ended, struck) if ended else struck
        yield (
            Version(
                review=review,
                number=place + 1,
                known_from=began[place],
                known_to=ended,
                opened_by=change,
                closed_by=change if ended else None,
                **facts_columns(facts),
            ),
            facts,
        )


def _noon_of(day: date | None, now: datetime) -> datetime:
    if day is None:
        return now
    return min(datetime.combine(day, NOON, get_current_timezone()), now)
