"""The numbers services make for themselves: EHM 99120, CSC/13/2207, "ref: 4471".

Nothing published says what these look like. Four digits are enough to lead to a record; the
names of sections, forms, plans and school years have three at most, and years are let through.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed

TAIL = r"(?:[ /.-]?[A-Z]{0,2}\d{1,12}[A-Z]?){0,4}(?!\w)"
# "Case 10233", "ref: 4471", "record no. 88213", "#4471".
SAID_TO_BE = re.compile(
    r"(?<!\w)(?:(?P<sure>(?:(?:case|court|crime|client|file|log|record|our|your) )?ref(?:erence)?s?"
    r"(?: (?:number|num|no|id))?|(?:case|record|client|file|crime|log|court|family|person|incident|pupil)"
    r" (?:number|num|no|id)|urn|upn|uprn|pid|cad)"
    r"|cases?|records?|file|client|log|mosaic|eclipse|liquid ?logic|ehm|lcs|csc|ics)"
    rf"[.:#]{{0,2}} {{0,2}}#?(?P<code>(?:[A-Z]{{1,5}}[/-]?)?\d{{3,12}}{TAIL})",
    re.IGNORECASE,
)
# "Police log 123 of 3/5/24": the form in which the police give a number for the day.
LOG_OF_A_DAY = re.compile(
    r"(?<!\w)(?:log|incident|cad) (?:no\.? |number )?\d{1,5}(?= of (?:the )?\d)", re.IGNORECASE
)
LOGS = frozenset({"log", "incident", "cad"})
INSIDE = re.compile(r"[\w/.@-]")
# "cin-55871", typed small.
SMALL_THEN_DIGITS = re.compile(r"[a-z]{2,6}[/-]\d{5,12}(?![\w/-])")
HASHED = re.compile(rf"(?<![\w&])#(?P<code>\d{{3,12}}{TAIL})")
# "EHM 99120", "LCS-123456": capitals, then at least four digits.
CAPITALS_THEN_DIGITS = re.compile(
    rf"(?<![\w/-])(?P<letters>[A-Z]{{1,6}})(?P<gap>[ /-]?)(?P<code>\d{{4,12}}{TAIL})"
)
# "CSC/13/2207", "fam-22-0415a": letters, then parts with strokes or dashes.
IN_PARTS = re.compile(
    r"(?<![\w/-])[A-Z]{1,6}(?:[/-](?=[A-Z]{0,3}\d)[A-Z]{0,3}\d{1,10}[A-Z]{0,2}){2,5}(?![\w/-])", re.IGNORECASE
)
# "lcs123456", "ZE23C00123": letters and digits in one piece.
IN_ONE_PIECE = re.compile(r"(?<![\w])(?=[A-Z]{0,6}\d|\d{1,12}[A-Z])[A-Z0-9]{5,24}(?![\w])", re.IGNORECASE)

WHAT_FOLLOWS = re.compile(
    rf"(?:[.:#]{{0,2}} {{0,2}}#?(?:[A-Z]{{1,5}}[/-]?)?\d{{3,12}}{TAIL})+", re.IGNORECASE
)
LETTERS_AND_YEAR = re.compile(r"[A-Za-z]+(?:19|20)\d\d")
YEARS = re.compile(r"(?:19|20)\d\d(?:[/.-](?:\d\d|(?:19|20)\d\d))?")
PUBLISHED_STANDARDS = frozenset({"ISO", "BS", "EN", "BSI", "WCAG", "GBP", "RFC"})
MEASURES = re.compile(r"\d+(?:k|m|km|ft|hrs?|mins?|pm|am|gb|mb|th|st|nd|rd|s)", re.IGNORECASE)


def case_numbers(typed: Typed) -> Iterator[Mark]:
    for match in LOG_OF_A_DAY.finditer(typed.plain) if not LOGS.isdisjoint(typed.lowers) else ():
        yield Mark(match.start(), match.end(), "case_number", 0.8)
    for rule, fewest in BY_FIGURES.items():
        for mark in rule(typed.plain) if typed.figures >= fewest else ():
            # "CSC/13/2207 4471" is one thing: cut in two, the second half would read as a case number still.
            rest = WHAT_FOLLOWS.match(typed.plain, mark.end)
            yield mark._replace(end=rest.end()) if rest else mark


def _said_to_be(plain: str) -> Iterator[Mark]:
    for match in SAID_TO_BE.finditer(plain):
        code = match["code"]
        enough = 3 if match["sure"] else 4
        if _digits(code) >= enough and not YEARS.fullmatch(code):
            yield Mark(match.start(), match.end(), "case_number", 0.85)
    for match in SMALL_THEN_DIGITS.finditer(plain):
        if not INSIDE.match(plain[match.start() - 1 : match.start()]):
            yield Mark(match.start(), match.end(), "case_number", 0.8)
    for match in HASHED.finditer(plain):
        yield Mark(match.start(), match.end(), "case_number", 0.7)


def _capitals_then_digits(plain: str) -> Iterator[Mark]:
    for match in CAPITALS_THEN_DIGITS.finditer(plain):
        is_year = match["gap"] != "/" and YEARS.fullmatch(match["code"])
        if not is_year and match["letters"] not in PUBLISHED_STANDARDS:
            yield Mark(match.start(), match.end(), "case_number", 0.85)


def _by_shape(plain: str) -> Iterator[Mark]:
    for match in IN_PARTS.finditer(plain):
        parts = re.split("[/-]", match.group())
        # "SCR-2013-14" names a year of work, not a record.
        if _digits(match.group()) >= 4 and not YEARS.fullmatch("-".join(parts[1:])):
            yield Mark(match.start(), match.end(), "case_number", 0.8)
    for match in IN_ONE_PIECE.finditer(plain):
        piece = match.group()
        is_plain = MEASURES.fullmatch(piece) or LETTERS_AND_YEAR.fullmatch(piece)
        if not is_plain and not piece.isdigit() and _digits(piece) >= 4:
            yield Mark(match.start(), match.end(), "case_number", 0.8)


# With the fewest figures that each can have.
BY_FIGURES = {_said_to_be: 3, _capitals_then_digits: 4, _by_shape: 4}


def _digits(written: str) -> int:
    return sum(character.isdigit() for character in written)
