"""What is said of a sheet that can be read: how its months and commas were taken, and which months it leaves out."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..words import Month, Sentence
from ..words import gettext_noop as _
from .commas import Comma
from .headings import MONTH, label_of
from .laying_out import Laid, letter_of
from .months import is_day_number
from .numbers import next_month

DAY_NUMBERS = _(
    "Months stand here as the day numbers of a spreadsheet. The first, in %(where)s, was read as %(month)s."
)
DECIMAL_COMMA = _("%(where)s “%(label)s”: commas were read as standing before decimals.")
LINE_IN_WORDS = _("line %(line)s")
COLUMN_IN_WORDS = _("column %(letter)s")
MISSING_AND_MORE = _("There is no row for %(months)s and %(more)s more. On the charts the line breaks there.")
MISSING = _("There is no row for %(months)s. On the charts the line breaks there.")
MONTHS_NAMED = 6


def ways_of_writing(
    laid: Laid,
    columns: Mapping[int, str],
    commas: Mapping[int, Comma],
    first: Mapping[tuple[str, date], int],
) -> Iterator[Sentence]:
    """What was read in a way that somebody may not expect: turned round, day numbers, commas before decimals."""
    yield from laid.notes
    place = next(place for place, code in columns.items() if code == MONTH)
    for (_part, month), line in first.items():
        if is_day_number(dict(laid.rows)[line][place]):
            yield Sentence(DAY_NUMBERS, where=in_words(laid, line), month=Month(month))
            break
    for place, comma in commas.items():
        if comma is Comma.DECIMALS:
            label = Sentence(label_of(columns[place]))
            yield Sentence(DECIMAL_COMMA, where=laid.name_words(place), label=label)


def in_words(laid: Laid, at: int) -> Sentence:
    """Where a row stands, in the middle of a sentence."""
    if laid.turned:
        return Sentence(COLUMN_IN_WORDS, letter=letter_of(at))
    return Sentence(LINE_IN_WORDS, line=at)


def missing_months(there: Mapping[tuple[str, date], int]) -> Iterator[str]:
    """Months that are left out between the first and the last of each part."""
    for part in sorted({part for part, _month in there}):
        months = sorted(month for other, month in there if other == part)
        gone = [month for month in _months(months[0], months[-1]) if month not in set(months)]
        if gone:
            named = tuple(Month(month) for month in gone[:MONTHS_NAMED])
            more = len(gone) - MONTHS_NAMED
            listed = _listed(named)
            yield (
                Sentence(MISSING_AND_MORE, months=listed, more=more)
                if more > 0
                else Sentence(MISSING, months=listed)
            )


def _listed(months: tuple[Month, ...]) -> Sentence:
    if not months[1:]:
        return Sentence("%(month)s", month=months[0])
    return Sentence("%(month)s, %(others)s", month=months[0], others=_listed(months[1:]))


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = next_month(month)
