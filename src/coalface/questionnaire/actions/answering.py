"""Somebody answers: a page at a time, kept as they go; and hands all of it in, once."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from coalface.core.errors import NotAllowed
from coalface.core.questionnaire import (
    Page,
    Standing,
    answered,
    as_kept,
    coded_of,
    standing_of,
    texts_of,
    why_not_answers,
    why_not_hand_in,
)
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.core.wording import POINTS, Looked, settled
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import Finding, Findings, Questionnaire
from ..queries import handed_in_facts

MEANWHILE = _(
    "This page was answered in another window since you opened it. Yours stands below as you gave it, and is not kept"
    " yet. Look at what is kept, then press the button again if yours is right."
)
CHANGED = _("Something was changed in another window since this page was shown. Look it over once more.")


class Ended(NotAllowed):
    """The link has done its work, was withdrawn or is too old. Nothing was kept."""


class Otherwise(NotAllowed):
    """The same page was answered otherwise in another window. Nothing was kept."""


@transaction.atomic
def save_page(
    *,
    questionnaire: Questionnaire,
    page: Page,
    given: Mapping[str, Any],
    seen: int,
    now: datetime,
    vouched: Collection[str] = (),
) -> None:
    """Keep the answers of one page. `seen` is how often it had been saved when it was shown."""
    locked = _open(questionnaire, now)
    names = [question.name for question in page.questions]
    kept = {one.name: as_kept(one, given.get(one.name)) for one in page.questions}
    if problem := next(why_not_answers(kept, names), None):
        raise NotAllowed(problem.says, problem.field)
    known = sorted({*locked.vouched, *vouched})
    _guard(locked, kept, known)
    there = {one.name: as_kept(one, locked.answers.get(one.name)) for one in page.questions}
    last = locked.revisions.get(page.name, 0)
    if seen != last and there != kept:
        raise Otherwise(MEANWHILE)
    locked.answers = {**locked.answers, **kept}
    locked.revisions = {**locked.revisions, page.name: last + 1}
    locked.vouched = known
    locked.save(update_fields=["answers", "revisions", "vouched"])


@transaction.atomic
def save_clean(
    *, questionnaire: Questionnaire, page: Page, given: Mapping[str, Any], seen: int, now: datetime
) -> bool:
    """Keep what nothing is wrong with, where the rest of a page has to be looked at first. Says whether it is kept.

    An answer that is kept back stays as it was. What is handed in without the rest is handed in as it was kept.
    """
    locked = _open(questionnaire, now)
    last = locked.revisions.get(page.name, 0)
    lists = people.name_lists(locked.review.register.organisation)
    kept = {one.name: as_kept(one, given.get(one.name)) for one in page.questions if one.name in given}
    wrong = {problem.field for problem in why_not_answers(kept, [*kept])}
    for name, text in texts_of(kept).items():
        if settled(text, lists, Looked(keep=frozenset(locked.vouched)))[1]:
            wrong.add(name)
    clean = {name: answer for name, answer in kept.items() if name not in wrong}
    there = {one.name: as_kept(one, locked.answers.get(one.name)) for one in page.questions}
    if all(there[name] == answer for name, answer in clean.items()):
        return True
    if seen != last:
        return False
    locked.answers = {**locked.answers, **clean}
    locked.revisions = {**locked.revisions, page.name: last + 1}
    locked.save(update_fields=["answers", "revisions"])
    return True


@transaction.atomic
def hand_in(*, questionnaire: Questionnaire, seen: int, now: datetime) -> None:
    """Take the answers as they are. What can be counted becomes what is known of the review; the link has ended."""
    locked = _open(questionnaire, now)
    if seen != saved_times(locked):
        raise Otherwise(CHANGED)
    if reason := why_not_hand_in(locked.answers):
        raise NotAllowed(reason)
    _guard(locked, texts_of(locked.answers), locked.vouched)
    locked.answers, locked.handed_in_at = answered(locked.answers), now
    locked.save(update_fields=["answers", "handed_in_at"])
    Findings.objects.filter(review_id=locked.review_id, known_to=None).update(known_to=now)
    findings = Findings.objects.create(questionnaire=locked, review_id=locked.review_id, known_from=now)
    Finding.objects.bulk_create(
        Finding(findings=findings, question=question, code=code, influence=influence)
        for question, code, influence in coded_of(locked.answers)
    )
    what = What.QUESTIONNAIRE_HANDED_IN
    sealed = locked.commitment_to(what, handed_in_facts(locked))
    enter(what=what, role=Role.AUTHOR.value, week=str(Week.of(localdate(now))), commitment=sealed)


def saved_times(questionnaire: Questionnaire) -> int:
    """How often any page was saved: whoever hands in says how far they have seen."""
    return sum(questionnaire.revisions.values())


def _open(questionnaire: Questionnaire, now: datetime) -> Questionnaire:
    locked = (
        Questionnaire.objects.select_for_update(of=("self",))
        .select_related("review__register")
        .get(pk=questionnaire.pk)
    )
    standing = standing_of(
        handed_in=locked.handed_in_at is not None,
        withdrawn=locked.withdrawn_on is not None,
        expires_on=locked.expires_on,
        today=localdate(now),
    )
    # A reminder that was made meanwhile has a link of its own.
    if standing is not Standing.OPEN or bytes(locked.token_digest) != bytes(questionnaire.token_digest):
        raise Ended(standing.value)
    return locked


def _guard(locked: Questionnaire, answers: Mapping[str, Any], vouched: Collection[str]) -> None:
    """A page has shown each mark beside its words already. Here is where it cannot be gone round."""
    lists = people.name_lists(locked.review.register.organisation)
    for name, text in texts_of(answers).items():
        if settled(text, lists, Looked(keep=frozenset(vouched)))[1]:
            raise NotAllowed(POINTS, name)
