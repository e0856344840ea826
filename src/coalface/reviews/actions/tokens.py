"""A token with which a program keeps the register. Shown once; only its digest is kept."""

import secrets
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from coalface.core.commitments import commitment, new_salt
from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Register
from .registers import register_for

BYTES = 32


class NoSuchToken(NotAllowed):
    """This opens no register."""


@transaction.atomic
def make_token(*, by: Any, today: date) -> str:
    """Make a token in place of the one before. Returns it: nobody can show it again."""
    token = secrets.token_urlsafe(BYTES)
    register = register_for(by)
    Register.objects.filter(pk=register.pk).update(token_digest=_digest(token))
    _enter(What.REGISTER_TOKEN_MADE, register, today)
    return token


@transaction.atomic
def take_token_away(*, by: Any, today: date) -> None:
    """From now on no program can keep the register."""
    register = register_for(by)
    if register.token_digest is None:
        raise NotAllowed(_("There is no token to take away."))
    Register.objects.filter(pk=register.pk).update(token_digest=None)
    _enter(What.REGISTER_TOKEN_TAKEN_AWAY, register, today)


def register_of_token(token: str) -> Register:
    """The register that this token opens. NoSuchToken where it opens none."""
    found = Register.objects.filter(token_digest=_digest(token)).first()
    if found is None:
        raise NoSuchToken(
            _("This token opens no register. Look at it again, or ask an analyst for a new one.")
        )
    return found


def _enter(what: What, register: Register, today: date) -> None:
    # Nobody needs to open it: the line says what there is to say.
    sealed = commitment(new_salt(), what.value, register.pk.bytes)
    enter(what=what, role=Role.ANALYST.value, week=str(Week.of(today)), commitment=sealed)


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
