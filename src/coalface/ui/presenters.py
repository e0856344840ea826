"""What the standing pages show, as plain values. The numbers are those that the program obeys."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

from coalface.core.thresholds import DAYS_BROWSER_KNOWN, IDLE_MINUTES, TABLE

from .field_words import FIELD_WORDS

DAY = 24 * 60 * 60

# What opens something is never shown back. A field for a secret has one of these in its name.
NEVER_SHOWN = ("csrf", "password", "code", "otp", "receipt", "share", "key", "token")


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie: its name, what it is for and how long it lives."""

    name: str
    purpose: str
    life: str


def numbers() -> dict[str, int]:
    """Every threshold by its name in small letters: {{ numbers.days_to_look }}."""
    return {name.lower(): threshold.value for name, threshold in TABLE.items()}


def staff_cookies() -> list[Cookie]:
    """The cookies of the staff pages, read from the settings that make them."""
    idle = gettext("Until you sign out or close the browser, or after %d minutes without a page.")
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            gettext("Keeps you signed in from one page to the next."),
            idle % (settings.SESSION_COOKIE_AGE // 60),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            gettext("Proves that a form you send came from this site, and not from a page that acts as you."),
            _life(settings.CSRF_COOKIE_AGE),
        ),
        Cookie(
            f"{settings.COOKIE_PREFIX}coalface_key",
            gettext(
                "For stewards only: opens their key while they are signed in. The server keeps no copy of it."
            ),
            idle % IDLE_MINUTES.value,
        ),
        Cookie(
            f"{settings.COOKIE_PREFIX}coalface_browser",
            gettext(
                "Knows a browser in which somebody has signed in, so that a stranger who types wrong passwords at "
                "their address cannot keep them out. It does not say who, and lets nobody in."
            ),
            _life(DAYS_BROWSER_KNOWN.value * DAY),
        ),
        Cookie(
            f"{settings.COOKIE_PREFIX}coalface_way_back",
            gettext(
                "Only while somebody signs in with their organisation: recognises them when they come back from there."
            ),
            gettext("Until they are back, ten minutes at most."),
        ),
    ]


def _life(seconds: int | None) -> str:
    if not seconds:
        return gettext("Until you close the browser.")
    days = seconds // DAY
    return ngettext("%d day.", "%d days.", days) % days


@dataclass(frozen=True, slots=True)
class Given:
    """One field of a form as it was sent; a long one is shown, so that its writer sees it is there."""

    name: str
    value: str

    @property
    def long(self) -> bool:
        return len(self.value.split()) > 1 and not any(secret in self.name.lower() for secret in NEVER_SHOWN)

    @property
    def label(self) -> str:
        """What the field asked, or nothing where its name is not one of ours."""
        return gettext(FIELD_WORDS[self.name]) if self.name in FIELD_WORDS else ""


def typed_here(request: HttpRequest) -> list[Given]:
    """What somebody typed on our own page, so that a form that came too late throws nothing away.

    A single word is a choice or is soon typed again; two or more are shown.

    Another site could send a form as well; what that one holds is not shown.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    return [given for given in given_back(request) if given.long]


def given_back(request: HttpRequest) -> list[Given]:
    """Everything that a form without a sign-in sent, to be sent again from the page that says why it has to be."""
    return [Given(name, value) for name, values in request.POST.lists() for value in values]
