"""Ages exact enough to know a child by: "4 years 3 months", "aged 3 yrs 2 mths", "11 weeks and 2 days old".

A whole number of years, months or weeks is let through: a published card may say as much. How long something took is
no age, though it is written the same way.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed
from coalface.core.words import gettext_noop as _

# fmt: off
IN_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen",
)
# fmt: on
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(IN_WORDS, key=len, reverse=True))})"
AND = r"(?: ?(?:,|and|&|-|plus) ?| )?"
AGED = r"(?:aged?:? )?"
OLD = r"(?:[ -]old| of age)?"

YEARS_AND_MONTHS = re.compile(
    rf"(?<![\w.£$€])(?P<aged>{AGED})(?P<years>{NUMBER})[ -]?(?:years?|yrs?|y)\.?{AND}"
    rf"(?P<months>{NUMBER})[ -]?(?:months?|mnths?|mths?|mos?|m)\b(?P<old>{OLD})(?!\w)",
    re.IGNORECASE,
)
WEEKS_AND_DAYS = re.compile(
    rf"(?<![\w.£$€])(?P<aged>{AGED}){NUMBER}[ -]?(?:weeks?|wks?)\.?{AND}{NUMBER}[ -]?days?\b(?P<old>{OLD})(?!\w)",
    re.IGNORECASE,
)
# What stands before and after a length of time.
TOOK = re.compile(
    r"\b(?:for|after|over|within|in|wait(?:ed|ing)?|took|takes?|taken|last(?:s|ed|ing)?|spent|past|than|every|open|missing"
    r"|another|next|previous|since|during|served|wait (?:is|was)|sentence of|delay of|wait of|total of"
    r"|period of)(?: (?:a|the|some|about|around|nearly|almost|only|just|over|under|up to)){0,2} $",
    re.IGNORECASE,
)
WENT_BY = re.compile(
    r",? (?:ago|later|late|before|after|into|since|together|left|remaining|in (?:care|post|the|a)|on (?:a|the)|from"
    r"|to (?:go|get|find|wait)|of (?:work|service|waiting|care|delay|experience|my|our|his|her|their))\b",
    re.IGNORECASE,
)
# Every way to write a month or a day in an age has one of these.
PART_OF_A_YEAR = re.compile(r"(?:\bm|\dm)(?:o|th|nth|\b)|days?\b", re.IGNORECASE)
LOOK_BACK = 40
GROWN_UP = 18
# The youngest age in years that each reads for.
INSTEAD = {0: _("under five"), 5: _("of primary-school age"), 11: _("of secondary-school age")}
INSTEAD_OF_WEEKS = _("a few weeks old")


def ages(typed: Typed) -> Iterator[Mark]:
    if not PART_OF_A_YEAR.search(typed.plain):
        return
    for match in YEARS_AND_MONTHS.finditer(typed.plain):
        years = _number(match["years"])
        if years < GROWN_UP and _is_an_age(typed.plain, match):
            yield Mark(match.start(), match.end(), "age", 0.7, _instead(years))
    for match in WEEKS_AND_DAYS.finditer(typed.plain):
        if match["aged"] or match["old"]:
            yield Mark(match.start(), match.end(), "age", 0.7, INSTEAD_OF_WEEKS)


def _is_an_age(plain: str, match: re.Match[str]) -> bool:
    if match["aged"] or match["old"]:
        return True
    before = plain[max(0, match.start() - LOOK_BACK) : match.start()]
    return not (TOOK.search(before) or WENT_BY.match(plain, match.end()))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else IN_WORDS.index(written.lower()) + 1


def _instead(years: int) -> str:
    return INSTEAD[max(youngest for youngest in INSTEAD if youngest <= years)]
