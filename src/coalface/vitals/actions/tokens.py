"""A token with which a program sends an authority’s own numbers. Shown once; only its digest is kept."""

import secrets
from hashlib import sha256
from typing import Any

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _

from ..models import OwnReturns
from .locked import returns_for

BYTES = 32


class NoSuchToken(NotAllowed):
    """No returns have this token."""


@transaction.atomic
def make_token(*, by: Any) -> str:
    """Make a token in place of the one before. Returns it: nobody can show it again."""
    returns = returns_for(by)
    token = secrets.token_urlsafe(BYTES)
    returns.token_digest = _digest(token)
    returns.save(update_fields=["token_digest"])
    return token


@transaction.atomic
def take_token_away(*, by: Any) -> None:
    """From now on no program can send numbers."""
    returns = returns_for(by)
    if returns.token_digest is None:
        raise NotAllowed(_("There is no token to take away."))
    returns.token_digest = None
    returns.save(update_fields=["token_digest"])


def returns_of_token(token: str) -> OwnReturns:
    """The returns whose token this is, locked until the transaction ends. What is looked up is a digest of 256 bits."""
    found = OwnReturns.objects.select_for_update().filter(token_digest=_digest(token)).first()
    if found is None:
        raise NoSuchToken(_("This token opens nothing. Ask the analyst of your organisation for a new one."))
    return found


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
