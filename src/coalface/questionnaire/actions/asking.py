"""Asking the author of a review, reminding them with a new link, and taking the link back."""

import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coalface.core.commitments import commitment, new_salt
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.questionnaire import Standing, standing_of, why_not_ask
from coalface.core.questionnaire.standing import IS_OPEN
from coalface.core.roles import Role
from coalface.core.thresholds import DAYS_TO_ANSWER_QUESTIONNAIRE
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.reviews import queries as reviews

from ..models import LONGEST_SENT_TO, Questionnaire
from ..queries import digest_of, open_about

BYTES = 32
NOT_THERE = _("There is no such review in this register.")
NOT_OPEN = _("This questionnaire is no longer open, so there is nothing to remind of or to withdraw.")
LONG_SENT_TO = _("This is longer than 80 letters. A few words are enough for you to know whom you asked.")


@transaction.atomic
def ask_author(*, register: Any, review_id: UUID, by: Any, today: date, sent_to: str = "") -> str:
    """Return the secret of a new link to the questionnaire about this review. Nobody can show it again."""
    review = reviews.review_of(register, review_id)
    if review is None:
        raise NotAllowed(NOT_THERE)
    version = reviews.version_now(review)
    waiting = _locked(open_about(review))
    is_open = waiting is not None and _stands(waiting, today) is Standing.OPEN
    if reason := why_not_ask(status=version.status if version else None, one_is_open=is_open):
        raise NotAllowed(reason)
    if waiting is not None:
        # Its link has run out. The answers that were begun are taken along.
        token = _renew(waiting, today)
        waiting.sent_to = _name(sent_to) or waiting.sent_to
        waiting.save(update_fields=["token_digest", "expires_on", "sent_to"])
    else:
        waiting, token = _made(review, by, today, _name(sent_to))
    _enter(What.QUESTIONNAIRE_SENT, waiting, today)
    return token


@transaction.atomic
def new_link(*, questionnaire: Questionnaire, today: date) -> str:
    """Remind: a new link in place of the one before, which leads nowhere from now on. Answers that were begun stay."""
    locked = _open(questionnaire, today)
    token = _renew(locked, today)
    locked.reminded_on = today
    locked.save(update_fields=["token_digest", "expires_on", "reminded_on"])
    _enter(What.QUESTIONNAIRE_SENT, locked, today)
    return token


@transaction.atomic
def withdraw(*, questionnaire: Questionnaire, today: date) -> None:
    """End the link. What was begun is deleted: it was never handed in."""
    locked = _open(questionnaire, today)
    locked.withdrawn_on = today
    locked.answers, locked.revisions, locked.vouched, locked.sent_to = {}, {}, [], ""
    locked.save()
    _enter(What.QUESTIONNAIRE_WITHDRAWN, locked, today)


def _made(review: Any, by: Any, today: date, sent_to: str) -> tuple[Questionnaire, str]:
    token = secrets.token_urlsafe(BYTES)
    about = {"review": review, "asked_on": today, "asked_by": by, "sent_to": sent_to}
    try:
        with transaction.atomic():
            return Questionnaire.objects.create(
                **about, token_digest=digest_of(token), expires_on=_last_day(today)
            ), token
    except IntegrityError as fault:
        # Another analyst was faster with this very review.
        raise NotAllowed(IS_OPEN) from fault


def _open(questionnaire: Questionnaire, today: date) -> Questionnaire:
    locked = _locked(questionnaire)
    if locked is None or _stands(locked, today) in (Standing.HANDED_IN, Standing.WITHDRAWN):
        raise NotAllowed(NOT_OPEN)
    return locked


def _locked(found: Questionnaire | None) -> Questionnaire | None:
    return Questionnaire.objects.select_for_update().filter(pk=found.pk).first() if found else None


def _stands(one: Questionnaire, today: date) -> Standing:
    return standing_of(
        handed_in=one.handed_in_at is not None,
        withdrawn=one.withdrawn_on is not None,
        expires_on=one.expires_on,
        today=today,
    )


def _renew(one: Questionnaire, today: date) -> str:
    token = secrets.token_urlsafe(BYTES)
    one.token_digest, one.expires_on = digest_of(token), _last_day(today)
    return token


def _last_day(today: date) -> date:
    return today + timedelta(days=DAYS_TO_ANSWER_QUESTIONNAIRE.value)


def _name(typed: str) -> str:
    name = " ".join(tidy(typed).split())
    if len(name) > LONGEST_SENT_TO:
        raise NotAllowed(LONG_SENT_TO, "sent_to")
    return name


def _enter(what: What, one: Questionnaire, today: date) -> None:
    # Nobody needs to open it: the line says what there is to say.
    sealed = commitment(new_salt(), what.value, one.pk.bytes)
    enter(what=what, role=Role.ANALYST.value, week=str(Week.of(today)), commitment=sealed)
