"""Sheets as people have them: each form of a month and a number reads to the same, and every refusal says where."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import guessed, laid_out, read_rows
from coalface.core.own_returns.commas import Comma, commas_of, with_point
from coalface.core.own_returns.laying_out import is_row_of_names
from coalface.core.own_returns.months import QUARTER, WHOLE_YEAR, is_year, read_month
from coalface.core.sheets import CannotRead, read_sheet

TODAY = date(2026, 11, 16)
APRIL = date(2025, 4, 1)
ITEMS = ("referrals", "in_post", "hours_direct")
NAMES = {"referrals": "Referrals", "in_post": "In post", "hours_direct": "Direct hours"}


def sheet_of(content, name="a.csv"):
    content = content.encode() if isinstance(content, str) else content
    return laid_out(read_sheet(name, content, are_names=is_row_of_names))


def read(content, name="a.csv", **facts):
    laid = sheet_of(content, name)
    return read_rows(laid, guessed(laid.headings), today=TODAY, part_of=lambda part: part, **facts)


def said(content, name="a.csv"):
    return [f"{one.where}: {one.says}" for one in read(content, name).faults]


@pytest.mark.parametrize(
    "typed",
    [
        "Apr-25",
        "April 2025",
        "2025-04",
        "04/2025",
        "01/04/2025",
        "30/04/2025",
        "45748",
        "45777",
        "Apr 25",
        "2025-04-30",
    ],
)
def test_a_month_is_read_in_every_form_that_a_sheet_has(typed):
    assert read_month(typed) == APRIL
    assert list(read(f"Month,Referrals\n{typed},5").numbers) == [("", APRIL, "referrals")]
    assert list(read(f"Measure,{typed}\nReferrals,5").numbers) == [("", APRIL, "referrals")]


def test_the_day_numbers_of_a_spreadsheet_are_those_that_openpyxl_writes():
    for day in (date(2000, 1, 1), date(2025, 10, 1), date(2026, 2, 28)):
        assert read_month(str(int(to_excel(day)))) == day.replace(day=1)
    [note] = read("Month,Referrals\n45931,5").notes
    assert note == (
        "Months stand here as the day numbers of a spreadsheet. The first, in line 2, was read as October 2025."
    )


@pytest.mark.parametrize("typed", ["Q1", "Q1 2025-26", "2025 Q3", "Qtr 2", "quarter 4", "1Q25"])
def test_a_quarter_is_refused_as_one(typed):
    with pytest.raises(NotAllowed) as refused:
        read_month(typed)
    assert refused.value.says == QUARTER
    [fault] = said(f"Month,Referrals\n2026-01,5\n{typed},15")
    assert fault.startswith(
        "Line 3: Column A “The month”: This is a quarter, and here a number is of one month."
    )


def test_a_total_under_the_months_and_a_number_that_is_held_back_are_refused_with_what_to_do():
    assert "take its line out" in said("Month,Referrals\nApr-25,5\nTotal,5")[0]
    assert "“Fewer than” and “more than” are no numbers" in said("Month,Referrals\nApr-25,<5")[0]


def test_a_year_is_refused_as_one_and_no_month_is_taken_for_it():
    for typed in ("2025", "2025-26", "2025/2026", "FY25/26", "2025/26"):
        with pytest.raises(NotAllowed) as refused:
            read_month(typed)
        assert refused.value.says == WHOLE_YEAR
    # What can be December 2011 is read as that.
    assert not is_year("2011-12")
    assert read_month("2011-12") == date(2011, 12, 1)
    with pytest.raises(NotAllowed, match="has no year"):
        read_month("April")


def test_quarters_or_years_across_the_columns_are_refused_where_they_stand():
    with pytest.raises(NotAllowed, match="Line 1, column B: This is a quarter"):
        sheet_of("Measure,Q1 2025-26,Q2 2025-26\nReferrals,5,6")
    with pytest.raises(NotAllowed, match="Line 1, column B: This is a year"):
        sheet_of("Measure,2024-25,2025-26\nReferrals,5,6")
    with pytest.raises(NotAllowed, match="Line 1, column B: This month has no year"):
        sheet_of("Measure,April,May,June\nReferrals,5,6,7")
    # A column of one’s own that is named for a year or a quarter is left out as any other is.
    assert read("Month,2025 target,Quarter,Referrals\nApr-25,100,Q1,5").numbers["", APRIL, "referrals"] == 5


def test_months_across_the_columns_are_turned_round_and_places_stay_those_of_the_sheet():
    text = "Numbers of ours\n\nMeasure,Unit,Apr-25,May-25,Jun-25,Q1\nWorkforce,,,,,\nReferrals,n,100,many,102,302\n"
    reading = read(text + "In post,FTE,90.5,c,91,\nVacancy %,%,10,11,12,\n")
    assert [f"{one.where}: {one.says}" for one in reading.faults] == [
        "Column D: Line 5 “Referrals”: This is no number. Leave the cell empty where nothing was counted."
    ]
    assert [str(one) for one in reading.nothing] == [
        "Column D, “Social workers in post (FTE)”: “c” is taken as no number."
    ]
    notes = " ".join(reading.notes)
    assert "the months stand across the columns. It was turned round" in notes
    assert "Column B “Unit” is named for no month" in notes
    assert "Column F “Q1” is named for no month" in notes
    assert reading.numbers["", date(2025, 6, 1), "in_post"] == 91


def test_a_month_twice_across_the_columns_is_said_by_its_column():
    assert said("Measure,Apr-25,2025-04\nReferrals,5,6") == [
        "Column C: This month stands in column B already."
    ]


def test_what_cannot_be_turned_round_says_where_and_what_to_do():
    with pytest.raises(NotAllowed, match="Line 3: there are numbers, and no name in front of them"):
        sheet_of("Measure,Apr-25\nReferrals,5\n,6")
    with pytest.raises(
        NotAllowed, match=r"Line 1, column A: months stand across .* with a row for each month"
    ):
        sheet_of("Team,Measure,Apr-25\nFront door,Referrals,5")
    with pytest.raises(NotAllowed, match="no rows under the months"):
        sheet_of("Measure,Apr-25\nReferrals,")


def test_a_first_column_without_a_name_holds_the_months_where_months_stand_in_it():
    assert read(",Referrals\nApr-25,5\nMay-25,6").numbers["", APRIL, "referrals"] == 5


def test_a_title_above_two_columns_is_left_out():
    assert read("Referrals by month, of all teams, checked\nMonth,Referrals\nApr-25,5").numbers


def test_a_sheet_of_a_workbook_with_several_is_named_in_what_is_refused():
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["About these numbers"])
    other = book.create_sheet("Monthly")
    other.append(["Month", "Referrals", "Referrals"])
    other.append([date(2025, 4, 30), 5, 6])
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(CannotRead, match="Sheet “Monthly”: Columns 2, 3 have the same name"):
        sheet_of(content.getvalue(), "a.xlsx")


SYMBOLS = ("c", "x", "z", "..", "-", "[x]", "low", "[c]", "[low]", "X", "n/a")


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_is_no_number_and_is_named_with_its_line_and_its_column(symbol):
    reading = read(f"Month,Referrals,Vacancies\n2026-09,{symbol},44\n2026-08,{symbol},..")
    assert not reading.faults
    assert [str(one) for one in reading.nothing] == [
        f"Line 2, “Referrals”: “{symbol}” is taken as no number.",
        f"Line 3, “Referrals”: “{symbol}” is taken as no number.",
        "Line 3, “Vacancies (FTE)”: “..” is taken as no number.",
    ]
    assert list(reading.numbers) == [("", date(2026, 9, 1), "vacancies")]
    assert reading.empty == 1


@pytest.mark.parametrize(
    ("cells", "whole", "found"),
    [
        (["17,5", "18"], False, Comma.DECIMALS),
        (["17,5", "1,234"], False, Comma.DECIMALS),
        (["1,234,567", "1,234"], False, Comma.THOUSANDS),
        (["17.5", "1,234"], False, Comma.THOUSANDS),
        (["1,234", "2,345"], True, Comma.THOUSANDS),
        (["1,234", "950"], False, Comma.THOUSANDS),
        (["1,234", "2"], False, Comma.DECIMALS),
        (["1,234", "2,345"], False, None),
        (["17,5", "1.234"], False, None),
        (["1.234", "2.5"], False, Comma.THOUSANDS),
        (["1.234,5", "1.234"], False, None),
    ],
)
def test_a_column_decides_what_its_commas_mean(cells, whole, found):
    said = commas_of({0: cells}, [0] if whole else [])[0]
    if found is Comma.DECIMALS and said is Comma.THOUSANDS:
        # Nothing that could be read in two ways was left, so nothing was to be decided.
        assert not any(with_point(one, Comma.THOUSANDS) != with_point(one, Comma.DECIMALS) for one in cells)
    else:
        assert said is found


def test_a_column_that_cannot_tell_asks_the_rest_of_the_sheet():
    assert commas_of({0: ["1,234"], 1: ["301.5"]}, [])[0] is Comma.THOUSANDS
    assert commas_of({0: ["1,234"], 1: ["301,5"]}, [])[0] is Comma.DECIMALS
    assert commas_of({0: ["1,234"], 1: ["301,5"], 2: ["17.5"]}, [])[0] is None


def test_a_point_before_thousands_is_read_where_ones_are_counted_and_others_have_a_decimal_comma():
    assert commas_of({0: ["1.234"], 1: ["301,5"]}, [0])[0] is Comma.DECIMALS
    assert (
        read("Month;Referrals;In post\n2026-08;1.234;301,5").numbers["", date(2026, 8, 1), "referrals"]
        == 1234
    )
    # Without one it may be a slip, and is refused as any number with decimals is.
    [fault] = said("Month;Referrals\n2026-08;1.234")
    assert "counted in ones" in fault


def test_what_nothing_in_the_sheet_tells_is_asked_and_the_answer_counts():
    text = 'Month;Direct hours\n2026-08;"1,234"\n2026-09;"1,250"'
    [asked] = read(text).unclear
    assert (asked.place, str(asked.where), str(asked.row), asked.typed) == (1, "Column B", "line 2", "1,234")
    decimals = read(text, commas={1: Comma.DECIMALS})
    assert decimals.numbers["", date(2026, 8, 1), "hours_direct"] == Decimal("1.234")
    assert read(text, commas={1: Comma.THOUSANDS}).numbers["", date(2026, 8, 1), "hours_direct"] == 1234
    assert "commas were read as standing before decimals" in " ".join(decimals.notes)


def test_a_sheet_with_semicolons_and_decimal_commas_is_read_as_what_it_is():
    reading = read("Month;Referrals;Vacancies\n2026-08;188;17,5\n2026-09;190;18")
    assert not reading.faults
    assert reading.numbers["", date(2026, 8, 1), "vacancies"] == Decimal("17.5")


# Each way to write a month and a number; and each writes what the standard library or openpyxl says it is.
MONTHS = {
    "iso": lambda month: f"{month:%Y-%m}",
    "day": lambda month: f"{month:%d/%m/%Y}",
    "short": lambda month: f"{month:%b-%y}",
    "long": lambda month: f"{month:%B %Y}",
    "slash": lambda month: f"{month:%m/%Y}",
    "serial": lambda month: str(int(to_excel(month))),
}
NUMBERS = {
    "plain": lambda value: f"{value}",
    "english": lambda value: f"{value:,}",
    "german": lambda value: f"{value:,}".translate(str.maketrans(",.", ".,")),
    "french": lambda value: f"{value:,}".replace(",", "\u00a0").replace(".", ","),
}


def table(numbers, month, number, *, across):
    rows = [["Month", *(NAMES[item] for item in ITEMS)]]
    for place, values in enumerate(numbers):
        on = date(2024 + place // 12, place % 12 + 1, 1)
        rows.append([MONTHS[month](on), *(NUMBERS[number](value) for value in values)])
    return [list(column) for column in zip(*rows, strict=True)] if across else rows


@st.composite
def counted(draw):
    """Months of a count in ones, and of two that have one figure after the point."""
    tenths = st.integers(1, 99_999).map(lambda value: Decimal(value * 10 + 5) / 10)
    months = st.lists(st.tuples(st.integers(0, 9_999).map(Decimal), tenths, tenths), min_size=1, max_size=14)
    return draw(months)


@settings(max_examples=100)
@given(
    counted(),
    st.sampled_from(sorted(MONTHS)),
    st.sampled_from(sorted(NUMBERS)),
    st.booleans(),
    st.sampled_from(";\t"),
    st.booleans(),
)
def test_a_sheet_reads_to_the_same_numbers_in_every_form(numbers, month, number, across, separator, title):
    rows = table(numbers, month, number, across=across)
    text = "\n".join(separator.join(row) for row in rows)
    reading = read(("Our months, checked\n\n" if title else "") + text)
    assert [str(one.says) for one in reading.faults] == []
    assert not reading.unclear
    assert reading.numbers == {
        ("", date(2024 + place // 12, place % 12 + 1, 1), item): value
        for place, values in enumerate(numbers)
        for item, value in zip(ITEMS, values, strict=True)
    }


@settings(max_examples=12)
@given(counted(), st.booleans(), st.booleans())
def test_a_workbook_with_real_dates_reads_to_the_same(numbers, across, title):
    book = openpyxl.Workbook()
    if title:
        book.active.append(["Our months"])
    rows = table(numbers, "iso", "plain", across=across)
    for row in rows:
        book.active.append([cell_of(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    assert read(content.getvalue(), "a.xlsx").numbers == read("\n".join(map(",".join, rows))).numbers


def cell_of(typed):
    """As a spreadsheet keeps it: a date, a number, or words."""
    try:
        return date.fromisoformat(f"{typed}-01") if "-" in typed else float(typed)
    except ValueError:
        return typed
