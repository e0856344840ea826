"""Entering a review, changing what is known of it, and striking out what should never have been there."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from coalface.core.errors import NotAllowed
from coalface.core.reviews.changes import Why, why_not_change
from coalface.core.reviews.keys import next_key, why_not_key
from coalface.core.reviews.likeness import MAY_BE_ONE
from coalface.core.reviews.loading import alike
from coalface.core.reviews.values import ReviewFacts, why_not_child, why_not_review
from coalface.core.words import gettext_noop as _

from ..models import Change, Register, Review, Version
from ..queries import as_value, authorities_of, may_be_the_same
from .by import By
from .closing import close_version, sealed_change, write_version
from .striking import Changed, strike

TAKEN = _("There is a review of this reference already. Change that one, or give this one another reference.")
NOTHING_ELSE = _("Nothing is different from what is known already, so nothing was changed.")
NOT_THERE = _("There is no such review in this register.")


class Alike(NotAllowed):
    """There are reviews that may be this one: `there`. Nothing was kept."""

    def __init__(self, there: list[Version]) -> None:
        super().__init__(MAY_BE_ONE, "alike")
        self.there = there


@transaction.atomic
def enter_review(*, register: Register, by: By, facts: ReviewFacts, alike_allowed: bool = False) -> Review:
    """Enter a review. Without a key of its own it is given the next one of the register."""
    locked = Register.objects.select_for_update().get(pk=register.pk)
    key = facts.key or _free_key(locked)
    if reason := why_not_key(key):
        raise NotAllowed(reason, "review")
    if Review.objects.filter(register=locked, key=key).exists():
        raise NotAllowed(TAKEN, "review")
    judge(facts, by)
    if not alike_allowed and (there := may_be_the_same(locked, facts)):
        raise Alike(there)
    with sealed_change(locked, by, Why.NEW) as change:
        review = Review.objects.create(register=locked, key=key)
        write_version(review, 1, facts, change, known_from=by.now)
    return review


@transaction.atomic
def change_review(
    *, register: Register, review_id: UUID, by: By, facts: ReviewFacts, seen: int, why: str
) -> Version:
    """Close what was known and open what is known now. `seen` is the number of the version that was looked at."""
    review, version = _locked(register, review_id)
    last = version.number if version else 0
    reason = why_not_change(why=why, seen=seen, now=last, struck=version is None)
    if reason:
        raise (Changed(reason) if version and seen != last else NotAllowed(reason, "why"))
    assert version is not None
    if alike(as_value(version, authorities_of(register)), replace(facts, key=review.key)):
        raise NotAllowed(NOTHING_ELSE)
    judge(facts, by)
    with sealed_change(register, by, Why(why)) as change:
        close_version(version, change)
        return write_version(review, last + 1, facts, change, known_from=change.made_at)


@transaction.atomic
def strike_review(*, register: Register, review_id: UUID, by: By, seen: int) -> Change:
    """Strike out a review that was recorded by mistake. What was known of it stays in its history."""
    _review, version = _locked(register, review_id)
    return strike(register, version, by=by, seen=seen)


def _locked(register: Register, review_id: UUID) -> tuple[Review, Version | None]:
    review = Review.objects.select_for_update().filter(register=register, pk=review_id).first()
    if review is None:
        raise NotAllowed(NOT_THERE)
    return review, review.versions.select_for_update().filter(known_to=None).first()


def judge(facts: ReviewFacts, by: By) -> None:
    """A page has said each of these beside its field already. Here is where it cannot be gone round."""
    facts = replace(facts, known_from=facts.known_from or localdate(by.now))
    wrong = [*why_not_review(facts), *(one for child in facts.children for one in why_not_child(child))]
    if wrong:
        raise NotAllowed(wrong[0][1], wrong[0][0])


def _free_key(register: Register) -> str:
    while True:
        key = next_key("R", register.next_review)
        register.next_review += 1
        if not Review.objects.filter(register=register, key=key).exists():
            register.save(update_fields=["next_review"])
            return key
