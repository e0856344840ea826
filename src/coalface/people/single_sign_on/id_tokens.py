"""Looking at an ID token: is it from this provider, for us, for this very journey, and still good?

OpenID Connect Core 1.0, 3.1.3.7. The signature is checked although the token came straight from the provider, and only
with the kinds of signature on our own list, whatever the token says of itself (RFC 8725, 3.1).
"""

from collections.abc import Callable
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from .discovery import ALGORITHMS

SECONDS_OF_LEEWAY = 60


class NotGood(Exception):
    """An ID token that we do not believe. Why is for the operator, and the log of faults shows it as its cause."""


def claims_in(
    token: object,
    *,
    issuer: str,
    client_id: str,
    nonce: str,
    access_token: str,
    keys: Callable[..., KeySet],
    now: float,
) -> dict[str, Any]:
    """Return what a token says, once all of it fits. `keys` gives the provider's keys, `again=True` newer ones."""
    if not isinstance(token, str):
        raise NotGood
    must = {"essential": True}
    try:
        signed = _signed(token, keys)
        claims = CodeIDToken(
            signed.claims,
            signed.header,
            options={
                "iss": {**must, "value": issuer},
                "aud": {**must, "value": client_id},
                "sub": must,
                "nonce": must,
            },
            params={"nonce": nonce, "client_id": client_id, "access_token": access_token},
        )
        claims.validate(now=int(now), leeway=SECONDS_OF_LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError) as fault:
        raise NotGood from fault
    if claims["aud"] not in (client_id, [client_id]):
        # A token that is for somebody else as well could have been passed on by them.
        raise NotGood
    return dict(claims)


def _signed(token: str, keys: Callable[..., KeySet]) -> jwt.Token:
    try:
        return jwt.decode(token, keys(), algorithms=ALGORITHMS)
    except InvalidKeyIdError:
        # Providers change their keys without telling anybody: look once more.
        return jwt.decode(token, keys(again=True), algorithms=ALGORITHMS)
