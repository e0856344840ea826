"""Ages exact enough to know a child by: "4 years 3 months", "aged 3 yrs 2 mths", "11 weeks and 2 days old".

A child's age in whole years is only shown, in amber: a card may say as much, and beside the rest it can be enough.
Months or weeks alone are let through. How long something took is no age, though it is written the same way.
"""

import re
from collections.abc import Iterator, Mapping

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
# "aged seven", "at the age of 7", "7-year-old", "7 and 9 years old", "7yo".
AND_MORE = rf"(?:(?:, ?| and | & |/){NUMBER}){{0,4}}"
# A band ("11-16", "16+", "0 to 17") is no age, and neither is a date or a time.
NO_BAND = r"(?!\w|[.,:/]\d|\+| ?(?:-|–|to|or over|or under|and over|and under|upwards)\b)"
WHOLE_YEARS = re.compile(
    rf"(?<!\w)(?:at (?:the )?age (?:of )?|aged?:? |age of ){NUMBER}{AND_MORE}{NO_BAND}"
    rf"|(?<![\w.£$€]){NUMBER}{AND_MORE}(?:[ -]?(?:years?|yrs?)[ -]old|[ -]?(?:years?|yrs?) of age| ?y/?o)(?!\w)",
    re.IGNORECASE,
)
# What is called so many years old, and is nobody.
THINGS = re.compile(
    r" (?:agreement|assessment|building|car|case|chronology|computer|form|guidance|laptop|plan|policy|printer|procedure"
    r"|record|referral|report|system|template)s?\b",
    re.IGNORECASE,
)
TOLD_AS_AGE = re.compile(r"\bage|old\b|y/?o\b", re.IGNORECASE)
EACH = re.compile(NUMBER, re.IGNORECASE)
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
HALF_SURE = 0.3
# The youngest age in years that each reads for.
INSTEAD = {0: _("under five"), 5: _("of primary-school age"), 11: _("of secondary-school age")}
# The same before a noun ("a 7-year-old girl"), in its place ("a 7-year-old"), and after "at the age of".
BEFORE_A_CHILD = {0: _("young"), 5: _("primary-school-age"), 11: _("secondary-school-age")}
A_CHILD = {
    0: _("child under five"),
    5: _("child of primary-school age"),
    11: _("young person of secondary-school age"),
}
AT_AN_AGE = {0: _("when under five"), 5: _("at primary-school age"), 11: _("at secondary-school age")}
ATTRIBUTE = re.compile(r"[ -](?:year|yr)[ -]old$|y/?o$", re.IGNORECASE)
IS = re.compile(
    r"\b(?:am|is|are|was|were|be|being|been|turned|only|just|nearly|almost|about|now)(?: still)? $|'s $",
    re.IGNORECASE,
)
CHILDREN = re.compile(
    r" (?:baby|boy|brother|child|children|cousin|daughter|girl|kid|lad|nephew|niece|pupil|sibling|sister|son|student"
    r"|teenager|toddler|twin)s?\b",
    re.IGNORECASE,
)
INSTEAD_OF_WEEKS = _("a few weeks old")


def ages(typed: Typed) -> Iterator[Mark]:
    if TOLD_AS_AGE.search(typed.plain):
        yield from _in_whole_years(typed.plain)
    if not PART_OF_A_YEAR.search(typed.plain):
        return
    for match in YEARS_AND_MONTHS.finditer(typed.plain):
        years = _number(match["years"])
        if years < GROWN_UP and _is_an_age(typed.plain, match):
            yield Mark(match.start(), match.end(), "age", 0.7, _instead(years))
    for match in WEEKS_AND_DAYS.finditer(typed.plain):
        if match["aged"] or match["old"]:
            yield Mark(match.start(), match.end(), "age", 0.7, INSTEAD_OF_WEEKS)


def _in_whole_years(plain: str) -> Iterator[Mark]:
    """What is no child's, and what is no person's, is left alone."""
    for match in WHOLE_YEARS.finditer(plain):
        years = [_number(each) for each in EACH.findall(match.group())]
        if max(years) < GROWN_UP and not THINGS.match(plain, match.end()):
            yield Mark(match.start(), match.end(), "age", HALF_SURE, _in_general(plain, match, years[0]))


def _in_general(plain: str, match: re.Match[str], years: int) -> str:
    """What to write instead, so that it can be read in the place of the age."""
    words = INSTEAD
    if match.group().lower().startswith("at "):
        words = AT_AN_AGE
    elif ATTRIBUTE.search(match.group()) and not IS.search(
        plain[max(0, match.start() - LOOK_BACK) : match.start()]
    ):
        words = BEFORE_A_CHILD if CHILDREN.match(plain, match.end()) else A_CHILD
    return _instead(years, words)


def _is_an_age(plain: str, match: re.Match[str]) -> bool:
    if match["aged"] or match["old"]:
        return True
    before = plain[max(0, match.start() - LOOK_BACK) : match.start()]
    return not (TOOK.search(before) or WENT_BY.match(plain, match.end()))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else IN_WORDS.index(written.lower()) + 1


def _instead(years: int, words: Mapping[int, str] = INSTEAD) -> str:
    return words[max(youngest for youngest in words if youngest <= years)]
