"""A token with which a program sends the numbers of one trial. Shown once; only its digest is kept."""

import secrets
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare

from coalface.core.errors import NotAllowed
from coalface.core.trials import State
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Trial
from .locked import enter_leaf, trial_to_fill

BYTES = 32


class NoSuchToken(NotAllowed):
    """There is no such trial, or this is not its token. Which of the two is not said."""


@transaction.atomic
def make_token(*, trial_id: UUID, by, today: date) -> str:
    """Make a token in place of the one before. Returns it: nobody can show it again."""
    trial, role = trial_to_fill(by, trial_id)
    if trial.state is not State.RUNNING:
        raise NotAllowed(_("Only a trial that is running takes numbers, so it needs no token now."))
    token = secrets.token_urlsafe(BYTES)
    trial.token_digest = _digest(token)
    trial.save(update_fields=["token_digest"])
    enter_leaf(What.TRIAL_TOKEN_MADE, trial, role=role, on=today)
    return token


@transaction.atomic
def take_token_away(*, trial_id: UUID, by, today: date) -> None:
    """From now on no program can send numbers of this trial."""
    trial, role = trial_to_fill(by, trial_id)
    if trial.token_digest is None:
        raise NotAllowed(_("There is no token to take away."))
    trial.token_digest = None
    trial.save(update_fields=["token_digest"])
    enter_leaf(What.TRIAL_TOKEN_TAKEN_AWAY, trial, role=role, on=today)


@transaction.atomic
def trial_to_send_to(trial_id: UUID, token: str) -> Trial:
    """The trial whose token this is, to read by: how its numbers are counted. NoSuchToken where it is none."""
    return trial_of_token(trial_id, token)


def trial_of_token(trial_id: UUID, token: str) -> Trial:
    """The trial whose token this is, locked until the transaction ends."""
    trial = Trial.objects.select_for_update().filter(pk=trial_id, taken_back_on=None).first()
    kept = bytes(trial.token_digest) if trial and trial.token_digest else b""
    if trial is None or not constant_time_compare(kept, _digest(token)):
        raise NoSuchToken(
            _("This token does not open this trial. Look at both, or ask whoever fills it for a new one.")
        )
    return trial


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
