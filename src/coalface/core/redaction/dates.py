"""Dates exact enough to match a diary.

A month with its year is let through, because that is what a published card says. A weekday
alone is let through too. "24/7", "section 17/47" and "9/10 times" are not dates.
"""

import re
from collections.abc import Iterator
from itertools import chain

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
NTH = rf"{DAY} ?(?:st|nd|rd|th)"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?= ?\d))?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?"
)
IN_WORDS = (
    r"(?:(?:twenty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh"
    r"|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|thirty[ -]first)"
)
# Not the 13 of "6 Sept, 13 Sept".
YEAR = rf"(?:,? ?(?:'\d{{2}}|(?:19|20)\d\d)(?!\d)|,? \d{{2}}(?![\d:.]|(?:st|nd|rd|th)?[ -]?(?:of )?{MONTH}))"
ASIDE = r"[ ,]{1,3}"
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "teenth", "tieth"),
)
LED_BY = (
    r"(?:on|by|since|until|till|from|before|after|dated|born|dob|d\.o\.b\.?|date of birth"
    r"|w/c|w/e|wc|week commencing)[ :]{1,2}"
)
# What follows a bare number when it is a day of the month and not a count of something.
NOT_A_COUNT = (
    r"(?= ?[.,;:!?)\"]| ?$| ?\n| -|(?: (?:and|but|or|so|then|when|where|while|because|before|after|at|about"
    r"|around|i|we|he|she|they|it|you|the|a|an|my|our|his|her|their|this|that|there|to|for|in|with|from|of"
    r"|by|as|no|nobody|nothing|was|were|had|did|mum|dad)\b))"
)

DAY_THEN_MONTH = re.compile(
    rf"(?<![\w£$€/.])(?:(?P<weekday>{WEEKDAY}){ASIDE}(?:the )?)?"
    rf"(?:{DAY}(?: ?(?:st|nd|rd|th))? ?(?:-|to|and|or|/|&) ?)?"
    rf"(?P<day>{NTH}|{DAY})(?: of)?[ -]?(?P<month>{MONTH})(?P<year>[ -]?{YEAR})?",
    re.IGNORECASE,
)
MONTH_THEN_DAY = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}{ASIDE})?{MONTH} (?:(?:the )?{NTH}|{DAY})(?![\d:%/]|[.,]\d)"
    rf"(?:{YEAR}|{NOT_A_COUNT}|(?<=st)(?!\w)|(?<=[nr]d)(?!\w)|(?<=th)(?!\w))",
    re.IGNORECASE,
)
# "4-Mar-24", "4/mar/2024", "4mar24", "4thmar".
TIGHT = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?P<gap>[/.-]?)(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
    r"(?P=gap)(?:(?:19|20)?\d\d)?(?![\w/])",
    re.IGNORECASE,
)
BEFORE_NO_DAY = re.compile(r"[\w£$€/.]")
BIRTH = frozenset({"dob", "born", "birth", "b"})
# "Dob 2 3 11".
OF_BIRTH = re.compile(
    r"(?<!\w)(?:dob|d\.o\.b\.?|date of birth|born)[ :-]{1,3}(?P<date>\d{1,2}[ /.-]\d{1,2}[ /.-]\d{2,4})(?!\w)",
    re.IGNORECASE,
)
IN_WORDS_OF_MONTH = re.compile(
    rf"(?<!\w){IN_WORDS} of {MONTH}(?:{YEAR})?|(?<!\w){MONTH} the {IN_WORDS}(?!\w)", re.IGNORECASE
)
IN_FIGURES = re.compile(
    r"(?<![\w/.£$-])(\d{1,2})(?P<gap> ?[/\\.-] ?)(\d{1,2})(?P=gap)((?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"
    r"|(?<![\w/.£$-])(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?![\w/]|[.-]\d)"
)
YEAR_FIRST = re.compile(r"(?<![\w/.-])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:[12]\d|3[01]|0?[1-9])(?!\d)")
IN_TWO_FIGURES = re.compile(
    rf"(?<!\w)(?:(?:{LED_BY}|(?:is|was|due|date|visit(?:ed)?|seen|met|hearing|court|review|conference|conf|panel) )"
    rf"(?:the )?(?P<date>{DAY}/(?:0?[1-9]|1[0-2]))(?![\w/%]|[.]\d){NOT_A_COUNT}"
    rf"|{WEEKDAY}{ASIDE}(?:the )?(?P<day>{DAY}/(?:0?[1-9]|1[0-2]))(?![\w/%]|[.]\d))",
    re.IGNORECASE,
)
# "14/02", "05/11": with a nought before it, and no "on" before that.
PADDED = re.compile(r"(?<![\w/.£$-])(?:0[1-9]/(?:0[1-9]|1[0-2])|(?:[12]\d|3[01])/0[1-9])(?![\w/%]|[.-]\d)")
# "Review moved 23/1": no share has such a top. "24/7" is no day.
LATE_IN_A_MONTH = re.compile(
    r"(?<![\w/.£$-])(?!24/7)(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])(?![\w/%]|[.-]\d| (?:of|hours|hrs|shift))"
)
LATE_NTH = re.compile(
    rf"(?<!\w)(?:the|to|till|until|is|was|for) (?P<date>(?:1[3-9]|2\d|3[01]) ?(?:st|nd|rd|th)){NOT_A_COUNT}",
    re.IGNORECASE,
)
NTH_ALONE = re.compile(
    rf"(?<!\w)(?:{LED_BY})(?:the )?(?P<date>{NTH}){NOT_A_COUNT}"
    rf"|(?<!\w)(?P<full>{WEEKDAY}{ASIDE}(?:the )?(?:{NTH}(?!\w)|{DAY}{NOT_A_COUNT}))",
    re.IGNORECASE,
)
# "Boxing Day 2018", "two days before Christmas 2018". "Christmas 2018" alone is a season.
FEAST = r"(?:christmas|easter|eid(?: al[ -](?:fitr|adha))?|diwali|hanukkah|ramadan|new year|halloween|pancake day)"
NAMED_DAY = (
    r"(?:christmas (?:day|eve)|boxing day|new year'?s? (?:day|eve)|good friday|easter (?:sunday|monday|saturday)"
    r"|palm sunday|ash wednesday|shrove tuesday|pancake day|hallowe'?en|bonfire night|guy fawkes(?: night)?"
    r"|valentine'?s? day|mother'?s? day|mothering sunday|father'?s? day|st (?:patrick|george|david|andrew)'?s? day"
    r"|may day|a[ -]level results day|gcse results day)"
)
DAYS_FROM = (
    rf"(?:(?:the|a|one|two|three|four|five|six|\d{{1,2}}) (?:days?|nights?|evening|morning|weekdays?|{WEEKDAY}|weekend)"
    r" (?:before|after))"
)
NAMED_DAY_AND_YEAR = re.compile(
    rf"(?<!\w)(?:{DAYS_FROM} (?:{NAMED_DAY}|{FEAST})|(?<=\bon ){FEAST}|{NAMED_DAY})"
    r",?(?: in| of)? (?:19|20)\d\d(?![\d/-])",
    re.IGNORECASE,
)
# Numbered like a date, but a place in a document.
PLACE_IN_A_DOCUMENT = re.compile(
    r"(?<!\w)(?:para(?:graph)?s?|sections?|chapter|version|v|s|page|pp?|point|step|part)\.? ?$", re.IGNORECASE
)
# "Seen 24/7".
ALWAYS = "24/7"
MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
# One of these is in every date that leans on the words before it.
NTH_SOMEWHERE = re.compile(r"\d ?(?:st|nd|rd|th)", re.IGNORECASE)
WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
FOUR_FIGURES = re.compile(r"\d{4}")
# "may" is a verb as well as a month.
NTH_INSIDE = re.compile(r"\d ?(?:st|nd|rd|th)\b")
MAY = re.compile(r"(?:may|mar)\.?", re.IGNORECASE)


def dates_in_words(typed: Typed) -> Iterator[Mark]:
    """ "The twelfth of May"."""
    small = typed.plain.lower()
    if not any(ordinal in small for ordinal in ORDINALS):
        return
    for match in IN_WORDS_OF_MONTH.finditer(typed.plain):
        yield Mark(match.start(), match.end(), "date", 0.95)


def dates(typed: Typed) -> Iterator[Mark]:
    """Dates with a figure in them."""
    plain = typed.plain
    if not MONTHS.isdisjoint(word.lower[:3] for word in typed.words):
        yield from _with_a_month(plain)
    for match in IN_FIGURES.finditer(plain):
        if _is_a_day(*[int(part) for part in re.findall(r"\d+", match.group())[:2]]) and not _in_a_document(
            plain, match
        ):
            yield Mark(match.start(), match.end(), "date", 0.9)
    for match in YEAR_FIRST.finditer(plain):
        yield Mark(match.start(), match.end(), "date", 0.95)
    for match in TIGHT.finditer(plain):
        if not BEFORE_NO_DAY.match(plain[match.start() - 1 : match.start()]):
            yield Mark(match.start(), match.end(), "date", 0.9)
    for match in OF_BIRTH.finditer(plain) if not BIRTH.isdisjoint(typed.lowers) else ():
        yield Mark(*match.span("date"), "date", 0.95)
    if FOUR_FIGURES.search(plain):
        for match in NAMED_DAY_AND_YEAR.finditer(plain):
            yield Mark(match.start(), match.end(), "date", 0.95)
    if NTH_SOMEWHERE.search(plain) or not WEEKDAYS.isdisjoint(word.lower[:3] for word in typed.words):
        yield from _half_said(plain)
    elif "/" in plain:
        yield from _in_two_figures(plain)


def _with_a_month(plain: str) -> Iterator[Mark]:
    for match in DAY_THEN_MONTH.finditer(plain):
        if not _is_the_verb_may(plain, match):
            yield Mark(match.start(), match.end(), "date", 0.95)
    for match in MONTH_THEN_DAY.finditer(plain):
        if not match.group().startswith("may ") or NTH_INSIDE.search(match.group()):
            yield Mark(match.start(), match.end(), "date", 0.8)


def _half_said(plain: str) -> Iterator[Mark]:
    """Dates that lean on the words before them: "on the 14th", "on 12/3", "Tuesday 14th"."""
    if "/" in plain:
        yield from _in_two_figures(plain)
    for match in LATE_NTH.finditer(plain):
        yield Mark(*match.span("date"), "date", 0.7)
    for match in NTH_ALONE.finditer(plain):
        part = "date" if match["date"] else "full"
        yield Mark(*match.span(part), "date", 0.75)


def _in_two_figures(plain: str) -> Iterator[Mark]:
    for match in chain(PADDED.finditer(plain), LATE_IN_A_MONTH.finditer(plain)):
        yield Mark(match.start(), match.end(), "date", 0.7)
    for match in IN_TWO_FIGURES.finditer(plain):
        if match["date"] != ALWAYS:
            yield Mark(*match.span("date" if match["date"] else "day"), "date", 0.75)


def _is_the_verb_may(plain: str, match: re.Match[str]) -> bool:
    """Whether "2 may" in "the other 2 may have known" is no date."""
    if not match["month"].islower() or not MAY.fullmatch(match["month"]):
        return False
    led = re.search(rf"{LED_BY}$", plain[max(0, match.start() - 20) : match.start()], re.IGNORECASE)
    return not (match["weekday"] or match["year"] or not match["day"].strip().isdigit() or led)


def _is_a_day(first: int, second: int) -> bool:
    """Whether two figures could be a day and a month, in the British order or the American."""
    return 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31


def _in_a_document(plain: str, match: re.Match[str]) -> bool:
    return PLACE_IN_A_DOCUMENT.search(plain[max(0, match.start() - 12) : match.start()]) is not None
