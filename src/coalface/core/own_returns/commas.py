"""What a comma and a point mean in a number: before thousands, or before decimals.

17,5 and 1,234,567 can be read in one way each. 1,234 can be either, and 1.234 too where others have a decimal comma:
its column decides, with the numbers that were kept of it before, then the rest of the sheet. Where none can, somebody
is asked.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from statistics import median


class Comma(StrEnum):
    """How the numbers of a column are written."""

    THOUSANDS = "thousands"
    DECIMALS = "decimals"


SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f’']\d{3})+(?:[.,]\d+)?", re.ASCII)
SPACES = re.compile(r"[ \u00a0\u2009\u202f’']")
# Readable in one way alone: with a point before decimals, and with a comma.
POINT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d+", re.ASCII)
COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d+", re.ASCII)
EITHER_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
EITHER_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
EITHER = re.compile(rf"{EITHER_COMMA.pattern}|{EITHER_POINT.pattern}", re.ASCII)
PLAIN = re.compile(r"\d+", re.ASCII)
# As far from what else stands in the column a number is hardly meant.
FAR = 6


def tidied(typed: str) -> str:
    """Without the spaces that some write before thousands."""
    text = typed.strip()
    return SPACES.sub("", text) if SPACED.fullmatch(text) else text


def with_point(typed: str, comma: Comma = Comma.THOUSANDS) -> str:
    """The number with a point before its decimals and nothing before thousands. Else it comes back as it is."""
    text = tidied(typed)
    if EITHER_COMMA.fullmatch(text) or EITHER_POINT.fullmatch(text):
        decimals = comma is Comma.DECIMALS
    elif COMMA.fullmatch(text):
        decimals = True
    elif POINT.fullmatch(text):
        decimals = False
    else:
        return text
    return text.replace(".", "").replace(",", ".") if decimals else text.replace(",", "")


def commas_of(
    columns: Mapping[int, Sequence[str]],
    whole: Iterable[int],
    kept: Mapping[int, Sequence[Decimal]] | None = None,
) -> dict[int, Comma | None]:
    """How each column is written, by its place; None where nothing tells. `whole` are counted in ones; `kept` are
    numbers of the same column that were kept before.
    """
    cells = {place: [tidied(one) for one in some] for place, some in columns.items()}
    styles = {place: _styles(some) for place, some in cells.items()}
    sheet = set().union(*styles.values())
    ones = set(whole)
    return {
        place: _of_column(some, styles[place], sheet, (kept or {}).get(place, ()), whole=place in ones)
        for place, some in cells.items()
    }


def _styles(cells: Sequence[str]) -> set[Comma]:
    """What the numbers of a column show that can be read in one way alone."""
    clear = [one for one in cells if not EITHER_COMMA.fullmatch(one) and not EITHER_POINT.fullmatch(one)]
    found = set()
    if any(POINT.fullmatch(one) for one in clear):
        found.add(Comma.THOUSANDS)
    if any(COMMA.fullmatch(one) for one in clear):
        found.add(Comma.DECIMALS)
    return found


def _of_column(
    cells: Sequence[str], here: set[Comma], sheet: set[Comma], kept: Sequence[Decimal], *, whole: bool
) -> Comma | None:
    commas = [one for one in cells if EITHER_COMMA.fullmatch(one)]
    points = [one for one in cells if EITHER_POINT.fullmatch(one)]
    if not commas and not points:
        return Comma.THOUSANDS
    if whole and points and not commas and not here and Comma.DECIMALS in sheet:
        # Where decimals have a comma somewhere, the point of what is counted in ones stands before thousands.
        return Comma.DECIMALS
    # A thousand with a comma and another with a point in one column: whichever it is, one of them is not meant.
    if commas and points:
        return None
    if points and Comma.DECIMALS not in (here or sheet):
        return Comma.THOUSANDS
    if len(here) == 1 and commas:
        return next(iter(here))
    if whole and not here and (commas or sheet == {Comma.DECIMALS}):
        # What is counted in ones has no decimals.
        return Comma.THOUSANDS if commas else Comma.DECIMALS
    if nearer := _nearer(commas or points, cells, kept):
        return nearer
    return next(iter(sheet)) if len(sheet) == 1 and not here and commas else None


def _nearer(unclear: Sequence[str], cells: Sequence[str], kept: Sequence[Decimal]) -> Comma | None:
    """The way in which these lie near the numbers beside them that can be read in one way, and those kept before."""
    beside = [*(Decimal(one) for one in cells if PLAIN.fullmatch(one) and int(one)), *filter(None, kept)]
    if not beside:
        return None
    usual = median(beside)
    near = [comma for comma in Comma if _is_near(usual, [Decimal(with_point(one, comma)) for one in unclear])]
    return near[0] if len(near) == 1 else None


def _is_near(usual: Decimal, values: Sequence[Decimal]) -> bool:
    return usual / FAR < median(values) < usual * FAR
