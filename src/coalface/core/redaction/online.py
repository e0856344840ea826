"""Email addresses, web addresses and account names."""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed
from coalface.core.redaction.vocabulary import is_ordinary, listed

# Every pattern starts only where a word starts and every repeat has a bound, so that a long
# unbroken line costs no more than a short one.
EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:@[\w.-]{1,64}){0,8}")
DOT = r"(?: dot | ?[(\[]dot[)\]] ?|\.)"
LABEL = r"[\w-]{1,63}"
ENDING = r"(?:com|org|net|uk|io|info|gov|nhs|police|sch|ac|co|me)(?!\w)"
BEFORE_A_PAGE = listed("before_a_page")
# "jane dot smith at leeds dot gov dot uk": written so that no machine would see it.
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.+%'-])[\w+%'-]{{1,64}}(?:{DOT}{LABEL}){{0,3}}(?P<at> at | ?[(\[]at[)\]] ?| ?@ ?)"
    rf"(?P<domain>{LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}{ENDING})",
    re.IGNORECASE,
)
SPOKEN_DOMAIN = re.compile(rf"{DOT}{ENDING}", re.IGNORECASE)
WEB = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,2000}"
    r"|(?:[\w-]{1,63}\.){1,5}(?:com|org|net|uk|io|info|app|link|me|tv|social|scot|wales|cymru)\b(?:/[^\s<>\"]{0,2000})?)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@/])@([A-Za-z_][\w.]{2,29})")
TRAILING = ".,;:!?)]}'"

PLATFORMS = frozenset(
    {"snap", "snapchat", "insta", "instagram", "ig", "tik", "tiktok", "discord", "xbox", "psn", "gamertag"}
    | {"username", "user", "handle", "roblox"}
)
SAID_TO_BE_A_HANDLE = re.compile(
    r"(?<!\w)(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|xbox|psn|gamertag|username|user name|handle|roblox)"
    r"(?: (?:account|name|tag|user|id))?(?: (?:is|was|called)|:)? (?P<account>(?=[\w.]*[a-z])[\w.]{3,30})",
    re.IGNORECASE,
)
FIGURE_OR_LINE = re.compile(r"\w[._\d]")


def emails(typed: Typed) -> Iterator[Mark]:
    if "@" not in typed.plain:
        return
    for match in EMAIL.finditer(typed.plain):
        yield Mark(match.start(), match.end(), "email", 1.0)


def spoken_emails(typed: Typed) -> Iterator[Mark]:
    # Looked for only where a domain is, spoken or written.
    if not SPOKEN_DOMAIN.search(typed.plain):
        return
    for match in SPOKEN_EMAIL.finditer(typed.plain):
        local = typed.plain[match.start() : match.start("at")]
        # "look at example dot org" is a page and no address.
        said = " dot " in match["domain"].lower() and local.lower() not in BEFORE_A_PAGE
        if match["at"].lower() != " at " or said or "." in local or " dot " in local.lower():
            yield Mark(match.start(), match.end(), "email", 0.96)


def web_addresses(typed: Typed) -> Iterator[Mark]:
    for match in WEB.finditer(typed.plain):
        address = match.group().rstrip(TRAILING)
        # The whole government is not a place anyone could be found.
        if address.lower().removeprefix("https://").removeprefix("www.") != "gov.uk":
            yield Mark(match.start(), match.start() + len(address), "web", 0.95)


def handles(typed: Typed) -> Iterator[Mark]:
    said = not PLATFORMS.isdisjoint(typed.lowers)
    for match in SAID_TO_BE_A_HANDLE.finditer(typed.plain) if said else ():
        # A figure, a dot or a line inside tells an account from a word: "her snap is down".
        if FIGURE_OR_LINE.search(match["account"].rstrip(".")):
            yield Mark(
                match.start("account"),
                match.start("account") + len(match["account"].rstrip(".")),
                "handle",
                0.8,
            )
    if "@" not in typed.plain:
        return
    for match in HANDLE.finditer(typed.plain):
        account = match.group(1).rstrip(".")
        # "dropped off @school" is shorthand for "at", not an account.
        if not is_ordinary(account.lower()):
            yield Mark(match.start(), match.start(1) + len(account), "handle", 0.8)
