"""Email addresses, web addresses and account names."""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed
from coalface.core.redaction.vocabulary import is_ordinary

# Every pattern starts only where a word starts and every repeat has a bound, so that a long
# unbroken line costs no more than a short one.
EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:@[\w.-]{1,64}){0,8}")
WEB = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,2000}"
    r"|(?:[\w-]{1,63}\.){1,5}(?:com|org|net|uk|io|info|app|link|me|tv|social|scot|wales|cymru)\b(?:/[^\s<>\"]{0,2000})?)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@/])@([A-Za-z_][\w.]{2,29})")
TRAILING = ".,;:!?)]}'"


def emails(typed: Typed) -> Iterator[Mark]:
    for match in EMAIL.finditer(typed.plain):
        yield Mark(match.start(), match.end(), "email", 1.0)


def web_addresses(typed: Typed) -> Iterator[Mark]:
    for match in WEB.finditer(typed.plain):
        address = match.group().rstrip(TRAILING)
        # The whole government is not a place anyone could be found.
        if address.lower().removeprefix("https://").removeprefix("www.") != "gov.uk":
            yield Mark(match.start(), match.start() + len(address), "web", 0.95)


def handles(typed: Typed) -> Iterator[Mark]:
    for match in HANDLE.finditer(typed.plain):
        account = match.group(1).rstrip(".")
        # "dropped off @school" is shorthand for "at", not an account.
        if not is_ordinary(account.lower()):
            yield Mark(match.start(), match.start(1) + len(account), "handle", 0.8)
