"""Long numbers: NHS numbers, National Insurance numbers, and any other run of six digits."""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.phones import HELPLINES, digits_of
from coalface.core.redaction.reading import Typed

TEN_DIGITS = re.compile(r"(?<![\d£$€])(?<!\d[ -])\d(?:[ -]?\d){9}(?![ -]?\d)")
# The first two letters change over the years and the example everyone knows begins QQ, so the
# shape decides (HMRC, National Insurance Manual NIM39110).
NI_NUMBER = re.compile(r"(?<!\w)[A-Z]{2} ?-?(?:\d{2}[ -]?){3}[A-D](?!\w)", re.IGNORECASE)
NI_NUMBER_CUT_SHORT = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d{2}[ -]\d{2}[ -]\d{2}(?![\w])")
LONG_NUMBER = re.compile(
    r"(?<![\w£$€])(?<!\d[.,])(?:\d{6,}|\d{3,}(?: \d{3,})+|\d{1,12}(?:[./-]\d{1,12}){1,8})(?!\w|[.,]\d|%)"
)
# A letter and twelve figures; a temporary number has a letter for the last of them.
UPN = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?!\w)", re.IGNORECASE)
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_FIGURES = UPN_LETTERS + "0123456789"
YEARS = re.compile(r"(?:19|20)\d\d[-/.](?:(?:19|20)\d\d|\d\d)")
TIMES = re.compile(r"[012]?\d\.[0-5]\d-[012]?\d\.[0-5]\d")
DECIMAL = re.compile(r"\d+\.\d+")
ALWAYS_OPEN = "24/7/365"


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits pass the modulus 11 check.

    Source: NHS Data Model and Dictionary, data element NHS NUMBER: weights 10 to 2, the check
    digit is 11 less the remainder, 11 is written 0 and 10 is never given out.
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])


def nhs_numbers(typed: Typed) -> Iterator[Mark]:
    for match in TEN_DIGITS.finditer(typed.plain):
        if is_nhs_number(digits_of(match.group())):
            yield Mark(match.start(), match.end(), "nhs_number", 0.98)


def is_upn(written: str) -> bool:
    """Whether a unique pupil number has its own check letter.

    Source: Department for Education, Unique pupil numbers: a guide for schools and local authorities. The twelve
    places after the letter are weighed 2 to 13, and the remainder by 23 is a place in the letters without I, O and S.
    """
    letter, rest = written[0].upper(), written[1:].upper()
    figures = [
        int(each) if each.isdigit() else UPN_LETTERS.index(each) for each in rest if each in UPN_FIGURES
    ]
    if len(figures) != 12:
        return False
    return (
        UPN_LETTERS[sum(figure * weight for figure, weight in zip(figures, range(2, 14), strict=True)) % 23]
        == letter
    )


def upns(typed: Typed) -> Iterator[Mark]:
    for match in UPN.finditer(typed.plain):
        yield Mark(match.start(), match.end(), "upn", 0.98 if is_upn(match.group()) else 0.86)


def ni_numbers(typed: Typed) -> Iterator[Mark]:
    for pattern in (NI_NUMBER, NI_NUMBER_CUT_SHORT):
        for match in pattern.finditer(typed.plain):
            yield Mark(match.start(), match.end(), "ni_number", 0.97)


def long_numbers(typed: Typed) -> Iterator[Mark]:
    for pattern in (TEN_DIGITS, LONG_NUMBER):
        for match in pattern.finditer(typed.plain):
            if _could_be_looked_up(match.group()):
                yield Mark(match.start(), match.end(), "number", 0.7)


def _could_be_looked_up(written: str) -> bool:
    digits = digits_of(written)
    if len(digits) < 6 or digits in HELPLINES or written == ALWAYS_OPEN:
        return False
    return not any(shape.fullmatch(written) for shape in (YEARS, TIMES, DECIMAL))
