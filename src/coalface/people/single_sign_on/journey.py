"""One way out to a provider and back. What has to fit when somebody is back travels in a cookie, sealed.

It cannot stand in the session: the cookie of the session is SameSite=Strict, and a browser that another site sends
here does not show it. This one is Lax, for this address and ten minutes, and is good for one way back.
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass
from datetime import timedelta

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from coalface.core.sealing import CannotOpen, Place, Purpose, hkdf, open_sealed, seal
from coalface.ui.clock import now

COOKIE = f"{settings.COOKIE_PREFIX}coalface_way_back"
MINUTES = 10
BYTES = 32
PLACE = Place("", "", "way back from a sign-in elsewhere", Purpose.PRIVATE_KEY)


@dataclass(frozen=True, slots=True)
class Journey:
    """What was asked of which provider, and what has to come back. `invitation` is a token, or nothing."""

    slug: str
    state: str
    nonce: str
    verifier: str
    until: float
    next: str = ""
    invitation: str = ""

    @property
    def challenge(self) -> str:
        """RFC 7636: what the provider is shown of the verifier."""
        return create_s256_code_challenge(self.verifier)

    def fits(self, *, slug: str, state: str) -> bool:
        """Has somebody come back from there, in time, with our own word?"""
        return (
            self.slug == slug
            and hmac.compare_digest(self.state.encode(), state.encode())
            and now().timestamp() <= self.until
        )


def begin(slug: str, *, next_page: str = "", invitation: str = "") -> Journey:
    state, nonce, verifier = (secrets.token_urlsafe(BYTES) for _ in range(3))
    until = (now() + timedelta(minutes=MINUTES)).timestamp()
    return Journey(slug, state, nonce, verifier, until, next_page, invitation)


def remember(response: HttpResponse, journey: Journey) -> None:
    """Let the browser carry it."""
    sealed = seal(json.dumps(asdict(journey)).encode(), key=_key(), place=PLACE)
    response.set_cookie(
        COOKIE,
        urlsafe_b64encode(sealed).decode(),
        max_age=MINUTES * 60,
        path=settings.LOGIN_URL,
        secure=settings.OVER_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def remembered(request: HttpRequest) -> Journey | None:
    """The journey that this browser is on, or None."""
    try:
        sealed = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        return Journey(**json.loads(open_sealed(sealed, key=_key(), place=PLACE)))
    except (CannotOpen, NotBase64, ValueError, TypeError):
        return None


def forget(response: HttpResponse) -> None:
    """It is over, well or not: it leads back once."""
    response.delete_cookie(COOKIE, path=settings.LOGIN_URL, samesite="Lax")


def _key() -> bytes:
    return hkdf(settings.SECRET_KEY.encode(), label=b"coalface way back from a sign-in elsewhere")
