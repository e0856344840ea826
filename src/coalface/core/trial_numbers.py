"""The numbers of a trial: one for each week or month, typed, pasted from a spreadsheet or sent by a program."""

import csv
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

from .days import day_of
from .errors import NotAllowed
from .plain_text import tidy
from .thresholds import ROWS_OF_NUMBERS
from .trials import Rhythm, State
from .weeks import Week
from .words import Month, Sentence
from .words import gettext_noop as _

# Tens of thousands of the largest service fit; a telephone number does not.
LARGEST = Decimal(1_000_000_000)
PLACES = 4
NUMBER = re.compile(r"([-−]?)(\d{1,3}(?:,\d{3})+|\d{1,10})(\.\d+)?\s?%?", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
WEEK_COLUMNS, NUMBER_COLUMNS = ("week", "month", "period", "date"), ("number", "value")
CHARACTERS_A_ROW = 60
SAID_AT_MOST = 3
ONE_NUMBER = _("Write one number, such as 12 or 4.5. A trial has one measure.")
# What is no number, in the order in which it is asked: what it looks like, and what to do.
NO_NUMBER = (
    (re.compile(r"[=+@].*", re.ASCII), _("This is a formula. Paste the number that it shows.")),
    (re.compile(r"[-−]?\d+(\.\d+)?[eE][-+]?\d+", re.ASCII), _("Write it out: 1000 in place of 1e3.")),
    (
        re.compile(r"[-−]?\d+,\d+", re.ASCII),
        _(
            "A comma may stand for the point here, or set thousands apart. Write 4.5 with a point, or 45 without."
        ),
    ),
    (
        re.compile(r".*\d\D+\d.*", re.ASCII),
        Sentence(_("There is more than one number here. %(write_one)s"), write_one=Sentence(ONE_NUMBER)),
    ),
)
COMMA_BESIDE_SEMICOLONS = _(
    "In a sheet with semicolons a comma may stand for the point, or set thousands apart. Write 12.5 with a point, or"
    " 12500 without a comma."
)

Numbers = dict[date, Decimal]


class Clash(NotAllowed):
    """Another number stands there already. Nothing was changed."""


def period_of(rhythm: Rhythm, day: date) -> date:
    """The first day of the week or of the month in which a day lies."""
    return Week.of(day).monday if rhythm is Rhythm.WEEKLY else day.replace(day=1)


def periods_between(rhythm: Rhythm, first: date, last: date) -> list[date]:
    """Every week or month from that of the first day to that of the last."""
    found = []
    period = period_of(rhythm, first)
    while period <= last:
        found.append(period)
        step = 7 if rhythm is Rhythm.WEEKLY else 32
        period = period_of(rhythm, period + timedelta(days=step))
    return found


def period_code(rhythm: Rhythm, period: date) -> str:
    """'2026-W47' or '2026-11', for programs."""
    return str(Week.of(period)) if rhythm is Rhythm.WEEKLY else f"{period:%Y-%m}"


def period_words(rhythm: Rhythm, period: date, *, begins: bool = False) -> Sentence:
    """A week or month in words; with a capital where a sentence begins with it."""
    if rhythm is Rhythm.MONTHLY:
        return Sentence("%(month)s", month=Month(period))
    return Sentence(_("The week of %(day)s") if begins else _("the week of %(day)s"), day=period)


def read_period(rhythm: Rhythm, typed: str) -> date:
    """Return the first day of what was typed: 2026-W47, 2026-11, or any day in it. NotAllowed where it is neither."""
    text = typed.strip()
    try:
        if rhythm is Rhythm.WEEKLY and "-W" in text:
            return Week.parse(text).monday
        if rhythm is Rhythm.MONTHLY and (month := MONTH.fullmatch(text)):
            return date(int(month[1]), int(month[2]), 1)
        day = day_of(text)
        if day is None:
            raise ValueError(text)
        return period_of(rhythm, day)
    except (ValueError, OverflowError):
        how = "2026-W47" if rhythm is Rhythm.WEEKLY else "2026-11"
        raise NotAllowed(
            Sentence(_("Write it as %(how)s, or a day in it as 2026-11-16."), how=how), "period"
        ) from None


def read_value(typed: str) -> Decimal:
    """Return the one number that was typed. NotAllowed where there is none, more than one, or none to keep."""
    value = read_number(typed)
    if reason := why_not_value(value):
        raise NotAllowed(reason, "value")
    return value


def read_number(typed: str) -> Decimal:
    """Return the number that was typed, whether or not it would be kept today: it may be one that is there already."""
    text = tidy(typed)
    found = NUMBER.fullmatch(text) if len(text) <= CHARACTERS_A_ROW else None
    if found is None:
        says = [says for like, says in NO_NUMBER if like.fullmatch(text)]
        raise NotAllowed(says[0] if says and len(text) <= CHARACTERS_A_ROW else ONE_NUMBER, "value")
    sign, whole, part = found.groups()
    return Decimal(f"{'-' if sign else ''}{whole.replace(',', '')}{part or ''}")


def why_not_value(value: Decimal) -> str | None:
    """Return why this is no number to keep, or None."""
    if not value.is_finite() or abs(value) >= LARGEST:
        return _("This number is too large. Count in thousands, or look at it again.")
    if value != round(value, PLACES):
        return _("Give it with at most four figures after the point.")
    if value < 0:
        return _(
            "This is below nought, and a count, a share or a time never is. Look at it again. Of a difference, enter"
            " the number itself, and not how far it is from another."
        )
    return None


def why_no_numbers(state: State) -> str | None:
    """Return why a trial in this state takes no numbers, or None."""
    if state is State.PLANNED:
        return _("This trial has not begun. Begin it, then enter its numbers.")
    if state is State.FINISHED:
        return _("This trial is finished, so its numbers stay as they are.")
    return None


def why_not_enter(
    *, state: State, rhythm: Rhythm, period: date, starts_on: date, ends_on: date, today: date
) -> str | None:
    """Return why there can be no number for this week or month, or None."""
    if reason := why_no_numbers(state):
        return reason
    words = period_words(rhythm, period, begins=True)
    if period < period_of(rhythm, starts_on):
        return Sentence(
            _(
                "%(period)s lies before the trial started. Leave it out, or copy the trial with an earlier start."
            ),
            period=words,
        )
    if period > today:
        return Sentence(_("%(period)s has not come yet. Enter it when it has."), period=words)
    if period > ends_on:
        return Sentence(
            _("%(period)s lies after the last day of the trial. Leave it out, and finish the trial."),
            period=words,
        )
    return None


def new_numbers(given: Numbers, there: Mapping[date, Decimal], *, rhythm: Rhythm) -> Numbers:
    """Return those that are not there yet. NotAllowed where another number stands in the same place.

    The same number again is no fault: a whole column is pasted each week, and a program sends twice what it is not sure
    of.
    """
    clashes = [period for period, value in given.items() if there.get(period, value) != value]
    if clashes:
        one = _("For %(period)s, %(there)s is there, and %(given)s was given.")
        said = [
            Sentence(
                one,
                period=period_words(rhythm, period),
                there=plain(there[period]),
                given=plain(given[period]),
            )
            for period in sorted(clashes)[:SAID_AT_MOST]
        ]
        if (more := len(clashes) - SAID_AT_MOST) > 0:
            said.append(Sentence(_("And %(more)s more."), more=more))
        says = _(
            "Somebody has entered another number already. %(clashes)s Nothing was changed: correct the one that is"
            " wrong."
        )
        raise Clash(Sentence(says, clashes=tuple(said)), "period")
    return {period: value for period, value in given.items() if period not in there}


def plain(value: Decimal) -> str:
    """A number as people write it: no noughts at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_sheet(text: str, rhythm: Rhythm) -> Numbers:
    """Return the numbers of a pasted CSV, by week or month. NotAllowed says what is wrong, and in which line.

    Commas, semicolons and tabs may stand between columns. A line without a number is a week without one.
    """
    rows = text.count("\n") + 1
    if rows > ROWS_OF_NUMBERS.value + 1:
        says = _(
            "This has %(rows)s lines, and a trial takes at most %(most)s at once. Paste the lines of this trial alone."
            " Nothing was kept."
        )
        raise NotAllowed(Sentence(says, rows=f"{rows:,}", most=ROWS_OF_NUMBERS.value), "sheet")
    if len(text) > CHARACTERS_A_ROW * (ROWS_OF_NUMBERS.value + 1):
        raise NotAllowed(
            _("This is more than a week and a number in each line. Paste those two columns alone."), "sheet"
        )
    between, lines = _lines(tidy(text))
    if not lines:
        raise NotAllowed(_("There is nothing here. Paste two columns: week, number."), "sheet")
    week_at, number_at = _columns([cell.strip().lower() for cell in lines[0][1]])
    found: Numbers = {}
    wrong: list[Sentence] = []
    for number, cells in lines[1:]:
        try:
            if len(cells) <= max(week_at, number_at):
                raise NotAllowed(_("It has too few columns."))
            if between == ";" and "," in cells[number_at]:
                raise NotAllowed(COMMA_BESIDE_SEMICOLONS)
            if cells[number_at].strip():
                _add(found, rhythm, cells[week_at], cells[number_at])
        except NotAllowed as fault:
            says = fault.says if isinstance(fault.says, Sentence) else Sentence(fault.says)
            wrong.append(Sentence(_("Line %(number)s: %(fault)s"), number=number, fault=says))
    if wrong:
        said = wrong[:SAID_AT_MOST]
        if (more := len(wrong) - SAID_AT_MOST) > 0:
            said.append(Sentence(_("And %(more)s more lines."), more=more))
        raise NotAllowed(Sentence(_("%(faults)s Nothing was kept."), faults=tuple(said)), "sheet")
    if not found:
        raise NotAllowed(_("There is no number in it. Paste at least one line below the names."), "sheet")
    return found


def _lines(text: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """What stands between its columns, and each line that is not empty, with its number."""
    first = text.partition("\n")[0]
    between = next((sign for sign in ("\t", ";") if sign in first), ",")
    try:
        lines = list(enumerate(csv.reader(StringIO(text), delimiter=between), start=1))
    except csv.Error:
        raise NotAllowed(
            _("This cannot be read as a table. Paste two columns: week, number."), "sheet"
        ) from None
    return between, [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]


def _columns(names: list[str]) -> tuple[int, int]:
    """Where the two columns are. A third would be a second measure."""
    week = [place for place, name in enumerate(names) if name in WEEK_COLUMNS]
    number = [place for place, name in enumerate(names) if name in NUMBER_COLUMNS]
    missing = "week" if not week else "number" if not number else ""
    if missing:
        raise NotAllowed(
            Sentence(
                _(
                    "There is no column “%(missing)s”. The first line has to name the two columns: week, number."
                ),
                missing=missing,
            ),
            "sheet",
        )
    if len([name for name in names if name]) > 2:
        raise NotAllowed(
            _("There are more than two columns. A trial has one measure: paste week and number alone."),
            "sheet",
        )
    return week[0], number[0]


def _add(found: Numbers, rhythm: Rhythm, period_typed: str, value_typed: str) -> None:
    period, value = read_period(rhythm, period_typed), read_value(value_typed)
    if period in found:
        words = period_words(rhythm, period, begins=True)
        raise NotAllowed(Sentence(_("%(period)s is there twice."), period=words))
    found[period] = value
