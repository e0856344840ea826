"""Numbers as they are typed and pasted, and what is refused with its reason."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.errors import NotAllowed
from coalface.core.trial_numbers import (
    LARGEST,
    new_numbers,
    period_code,
    period_of,
    periods_between,
    plain,
    read_number,
    read_period,
    read_sheet,
    read_value,
    why_not_enter,
    why_not_value,
)
from coalface.core.trials import Rhythm, State

MONDAY = date(2026, 11, 16)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
VALUES = st.decimals(min_value=0, max_value=999_999_999, places=4)
WEEKLY, MONTHLY = Rhythm.WEEKLY, Rhythm.MONTHLY


def refused(asked, *given_, **more) -> str:
    with pytest.raises(NotAllowed) as caught:
        asked(*given_, **more)
    return str(caught.value)


@pytest.mark.parametrize("typed", ["2026-W47", " 2026-11-16 ", "2026-11-22", "16/11/2026", "22/11/2026"])
def test_a_week_is_written_as_a_week_or_as_any_day_in_it(typed):
    assert read_period(WEEKLY, typed) == MONDAY


@pytest.mark.parametrize("typed", ["2026-11", "2026-11-30", "1/11/2026"])
def test_a_month_is_written_as_a_month_or_as_any_day_in_it(typed):
    assert read_period(MONTHLY, typed) == date(2026, 11, 1)


@pytest.mark.parametrize(
    "typed", ["", "last week", "2026-W54", "2026-13", "31/02/2026", "0-W1", "99999-W1", "0000-01"]
)
def test_what_is_no_week_is_refused_with_how_to_write_one(typed):
    assert "2026-" in refused(read_period, WEEKLY, typed)
    assert "2026-" in refused(read_period, MONTHLY, typed)


@given(day=DAYS, rhythm=st.sampled_from(Rhythm))
@settings(max_examples=100)
def test_a_period_is_read_back_as_it_is_written(day, rhythm):
    period = period_of(rhythm, day)
    assert read_period(rhythm, period_code(rhythm, period)) == period
    assert read_period(rhythm, day.isoformat()) == period


@given(first=DAYS, length=st.integers(0, 735), rhythm=st.sampled_from(Rhythm))
@settings(max_examples=100)
def test_the_periods_between_two_days_are_those_of_every_day_between(first, length, rhythm):
    days = [first + timedelta(days=number) for number in range(length + 1)]
    assert periods_between(rhythm, first, days[-1]) == sorted({period_of(rhythm, day) for day in days})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"),
        (" 4.5 ", "4.5"),
        ("1,234", "1234"),
        ("45%", "45"),
        ("45 %", "45"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, value):
    assert read_value(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["12 15", "12/15", "12 of 15", "12, 15", "12; 15", "3 (2)", "1,23,4"])
def test_two_numbers_are_refused_for_a_trial_has_one_measure(typed):
    assert "more than one number" in refused(read_value, typed)


@pytest.mark.parametrize("typed", ["", "twelve", "NaN", "inf", "--1", "½", "1" * 61, "٣"])
def test_what_is_no_number_is_refused(typed):
    assert "Write one number" in refused(read_value, typed)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("=1+1", "This is a formula."),
        ("+SUM(A1:A4)", "This is a formula."),
        ("@now", "This is a formula."),
        ("1e3", "1000 in place of 1e3"),
        ("2.5E+04", "1000 in place of 1e3"),
        ("3,5", "A comma may stand for the point"),
        ("1234,5", "A comma may stand for the point"),
        ("-3", "below nought"),
        ("−0.5", "below nought"),
    ],
)
def test_each_thing_that_is_no_number_to_keep_has_its_own_reason(typed, says):
    assert says in refused(read_value, typed)


def test_a_number_that_is_there_already_is_read_whatever_would_be_kept_today():
    assert read_number("−3") == Decimal(-3)


@pytest.mark.parametrize("number", ["12,345", "3,5", "1,234,567"])
def test_a_comma_beside_semicolons_is_asked_about(number):
    assert "a comma may stand for the point" in refused(
        read_sheet, f"week;number\n2026-W41;{number}\n", WEEKLY
    )
    quoted = read_sheet('week,number\n2026-W41,"12,345"\n', WEEKLY)
    assert list(quoted.values()) == [Decimal(12345)], "in a sheet with commas it sets thousands apart"
    assert list(read_sheet("week;number\n2026-W41;12.5\n", WEEKLY).values()) == [Decimal("12.5")]


def test_a_number_has_its_bounds():
    assert why_not_value(LARGEST - 1) is None
    assert "too large" in why_not_value(LARGEST)
    assert "too large" in why_not_value(Decimal("Infinity"))
    assert "four figures" in why_not_value(Decimal("0.00001"))
    assert "too large" in refused(read_value, "9999999999")


@given(value=VALUES)
@settings(max_examples=100)
def test_a_number_is_read_back_as_it_is_shown(value):
    assert read_value(plain(value)) == value


ABOUT = {
    "rhythm": WEEKLY,
    "starts_on": date(2026, 9, 9),
    "ends_on": date(2026, 12, 2),
    "today": date(2026, 11, 18),
}


def why_not(period, state=State.RUNNING, **other):
    return why_not_enter(state=state, period=period, **{**ABOUT, **other})


def test_a_week_has_a_number_from_the_first_to_this_one():
    assert why_not(date(2026, 9, 7)) is None
    assert why_not(MONDAY) is None
    assert "before the trial started" in why_not(date(2026, 8, 31))
    assert "has not come yet" in why_not(date(2026, 11, 23))
    later = {"today": date(2027, 1, 1)}
    assert why_not(date(2026, 11, 30), **later) is None
    assert "after the last day" in why_not(date(2026, 12, 7), **later)


def test_numbers_are_entered_while_a_trial_runs_and_at_no_other_time():
    assert "has not begun" in why_not(MONDAY, State.PLANNED)
    assert "is finished" in why_not(MONDAY, State.FINISHED)


def test_the_same_number_again_is_passed_over_and_another_is_refused():
    there = {MONDAY: Decimal(12)}
    before = MONDAY - timedelta(weeks=1)
    assert new_numbers({MONDAY: Decimal("12.0"), before: Decimal(3)}, there, rhythm=WEEKLY) == {
        before: Decimal(3)
    }
    said = refused(new_numbers, {MONDAY: Decimal(14)}, there, rhythm=WEEKLY)
    assert "already. For the week of 16 November 2026, 12 is there, and 14 was given." in said
    assert "Nothing was changed" in said


SHEET = "week,number\n2026-W46,11\n2026-W47,12.5\n"
READ = {date(2026, 11, 9): Decimal(11), MONDAY: Decimal("12.5")}


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET,
        SHEET.replace(",", "\t"),
        SHEET.replace(",", ";"),
        "\ufeff" + SHEET.replace("\n", "\r\n"),
        "Number,Week\n11,2026-11-09\n\n12.5,2026-11-16\n",
        'date,value\n09/11/2026,"11"\n16/11/2026,12.5\n23/11/2026,\n',
    ],
)
def test_a_sheet_is_read_however_a_spreadsheet_wrote_it(sheet):
    assert read_sheet(sheet, WEEKLY) == READ


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("", "There is nothing here."),
        ("week\n2026-W47\n", "There is no column “number”."),
        ("number\n12\n", "There is no column “week”."),
        ("2026-W47,12\n", "The first line has to name the two columns"),
        ("week,number,hours\n2026-W47,12,3\n", "A trial has one measure"),
        ("week,number\n", "There is no number in it."),
        ("week,number\n2026-W47\n", "Line 2: It has too few columns."),
        ("week,number\n2026-W47,12\n2026-11-18,13\n", "Line 3: The week of 16 November 2026 is there twice."),
        ("week,number\n2026-W99,12\n2026-W47,12 or 13\n", "Line 3: There is more than one number here."),
    ],
)
def test_a_sheet_that_cannot_be_taken_says_what_and_where(sheet, says):
    assert says in refused(read_sheet, sheet, WEEKLY)


def test_a_hundred_thousand_lines_are_counted_and_not_read():
    said = refused(read_sheet, "week,number\n" + "2026-W47,12\n" * 100_000, WEEKLY)
    assert "100,002 lines" in said
    assert "at most 200" in said
    assert "Paste those two columns" in refused(read_sheet, "a" * 500_000, WEEKLY)


@given(
    numbers=st.dictionaries(DAYS.map(lambda day: period_of(WEEKLY, day)), VALUES, min_size=1, max_size=150)
)
@settings(max_examples=60)
def test_what_python_writes_as_csv_is_read_back(numbers):
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["week", "number"])
    rows.writerows([period_code(WEEKLY, period), value] for period, value in numbers.items())
    assert read_sheet(written.getvalue(), WEEKLY) == numbers


@given(text=st.text(max_size=400))
@settings(max_examples=100)
def test_whatever_is_pasted_is_read_or_refused_in_words(text):
    for sheet in (text, "week,number\n" + text):
        try:
            said, read = "", read_sheet(sheet, WEEKLY)
        except NotAllowed as refusal:
            said, read = str(refusal), {}
        assert read or said.endswith(".")
