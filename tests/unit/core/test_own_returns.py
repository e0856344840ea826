"""An authority’s own months: what is read from a sheet, what is refused and where, and what is drawn."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.charts.xmr import xmr
from coalface.core.errors import NotAllowed
from coalface.core.first_signs import LINKS
from coalface.core.own_returns import (
    ITEMS,
    OWN_CHARTS,
    Clash,
    guessed,
    new_numbers,
    read_rows,
    why_not_number,
)
from coalface.core.own_returns.drawing import (
    CHANCE_IN_A_YEAR,
    CHANCE_OF_SIGNAL,
    chart_of,
    last_share,
    lately,
    series_of,
)
from coalface.core.own_returns.items import GROUPS, PARTS_OF
from coalface.core.own_returns.laying_out import Laid, letter_of
from coalface.core.own_returns.months import read_month
from coalface.core.own_returns.numbers import why_not_month, why_not_together

TODAY = date(2026, 11, 16)
COLUMNS = {0: "month", 1: "referrals", 2: "rereferrals"}


def read(*rows, columns=COLUMNS, **places):
    known = {"part_of": lambda name: "", **places}
    laid = Laid(tuple(columns.values()), tuple(enumerate(rows, start=2)))
    return read_rows(laid, columns, today=TODAY, **known)


def fault(*rows, **facts):
    [found] = read(*rows, **facts).faults
    return found.line, str(found.says)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-10",
        "2026-10-31",
        "31/10/2026",
        "10/2026",
        "Oct 2026",
        "October 2026",
        "oct-26",
        "2026-10-31 00:00:00",
        *(
            "2026/10",
            "202610",
            "Oct’26",
            "1 October 2026",
            "31-Oct-26",
            "2026 Oct",
            "31/10/26",
            "46296",
            "31.10.2026",
        ),
    ],
)
def test_a_month_is_read_as_people_write_it(typed):
    assert read_month(typed) == date(2026, 10, 1)


@pytest.mark.parametrize(
    "typed", ["", "13/2026", "2026-13", "Octember 2026", "452310", "last month", "04/25"]
)
def test_what_is_no_month_is_refused_in_words(typed):
    with pytest.raises(NotAllowed, match="This is no month"):
        read_month(typed)


@given(st.text(max_size=30))
def test_whatever_stands_in_a_cell_is_a_number_or_a_sentence_that_does_not_repeat_it(typed):
    reading = read(("2026-01", typed, ""))
    for one in reading.faults:
        assert one.says.startswith("Column B “Referrals”")
        # Words of ours that somebody may have typed too are no echo.
        assert len(typed.strip()) < 12 or typed.strip() not in one.says
    assert reading.faults or set(reading.numbers) <= {("", date(2026, 1, 1), "referrals")}


def test_columns_are_known_by_the_names_that_spreadsheets_give_them():
    headings = [
        "Month ending",
        "Team",
        "Social workers in post (FTE)",
        "Re-referrals",
        "Poor",
        "Weather",
        "poor",
    ]
    assert guessed(headings) == {0: "month", 1: "part", 2: "in_post", 3: "rereferrals", 4: "audits_poor"}


def test_every_fault_is_named_with_its_line_and_nothing_is_kept_beside_it():
    reading = read(
        ("2026-01", "100", "20"),
        ("2026-02", "0.21", "20"),
        ("2026-01", "100", "20"),
        ("2026-03", "21%", ""),
        ("2027-01", "100", ""),
        ("2026-04", "100", "120"),
        ("2026-05", "-3", ""),
        ("2026-06", "a few", ""),
    )
    said = {one.line: str(one.says) for one in reading.faults}
    assert sorted(said) == [3, 4, 5, 6, 7, 8, 9]
    assert "percentage written as a fraction" in said[3]
    assert said[4] == "This month stands in line 2 already."
    assert "This is a percentage" in said[5]
    assert said[6] == "Column A “The month”: This month has not come yet."
    assert "is more than “Referrals”, of which it is a part" in said[7]
    assert "not less than nought" in said[8]
    assert "a few" not in said[9]


def test_a_month_that_is_left_out_is_named():
    [note] = read(("2026-01", "1", ""), ("2026-04", "1", "")).notes
    assert "There is no row for February 2026, March 2026." in note


def test_a_month_that_is_not_over_is_refused_until_the_first_day_of_the_next():
    [one] = read(("2026-10", "1", ""), ("2026-11", "40", "")).faults
    assert (one.line, str(one.says.parts["where"])) == (3, "Column A")
    assert "November 2026 is not over." in one.says
    assert "bring it from 1 December 2026 on" in one.says
    assert why_not_month(date(2026, 11, 1), date(2026, 11, 30)) is not None
    assert why_not_month(date(2026, 11, 1), date(2026, 12, 1)) is None
    assert "1 January 2027" in why_not_month(date(2026, 12, 1), date(2026, 12, 31))


def test_symbols_and_empty_cells_are_months_without_a_number_and_never_nought():
    reading = read(("2026-01", "", "[x]"), ("2026-02", "0", "-"))
    assert reading.numbers == {("", date(2026, 2, 1), "referrals"): Decimal(0)}
    assert not reading.faults


def test_whoever_knows_the_places_judges_them():
    columns = {0: "month", 1: "authority", 2: "part", 3: "in_post"}

    def part_of(name):
        if name != "Front door":
            raise NotAllowed("There is no such part.")
        return "duty"

    def why_not_here(name, month):
        return "This authority ended on 31 March 2023." if name == "Cumbria" else None

    places = {"columns": columns, "part_of": part_of, "why_not_here": why_not_here}
    assert fault(("2026-01", "Cumbria", "Front door", "40"), **places) == (
        2,
        "Column B “The authority”: This authority ended on 31 March 2023.",
    )
    assert "There is no such part." in fault(("2026-01", "", "Nobody", "40"), **places)[1]
    assert list(read(("2026-01", "", "Front door", "40"), **places).numbers) == [
        ("duty", date(2026, 1, 1), "in_post")
    ]


def test_nothing_is_kept_about_a_part_with_fewer_than_ten_people():
    assert "fewer than 10 people" in why_not_together("duty", {"in_post": Decimal("9.8")})
    assert why_not_together("duty", {"in_post": Decimal(10)}) is None
    assert why_not_together("", {"in_post": Decimal(3)}) is None
    assert why_not_together("duty", {"leavers": Decimal(1)}) is None


def test_columns_that_are_missing_or_held_twice_are_said():
    for columns, says in (
        ({1: "referrals"}, "No column holds the month"),
        ({0: "month"}, "No column holds a number"),
        ({0: "month", 1: "referrals", 2: "referrals"}, "Two columns hold “Referrals”"),
    ):
        with pytest.raises(NotAllowed, match=says):
            read(("2026-01", "1", "1"), columns=columns)


def test_another_number_is_only_replaced_when_that_is_said():
    key = ("", date(2026, 1, 1), "referrals")
    there, mine = {key: Decimal(5)}, {key: Decimal(6)}
    with pytest.raises(Clash, match="January 2026"):
        new_numbers(mine, there, replace=False)
    assert new_numbers(mine, there, replace=True) == mine
    assert new_numbers(there, there, replace=False) == {}


def test_numbers_that_no_month_can_have_are_refused():
    assert why_not_number("referrals", Decimal("1e9"))
    assert why_not_number("referrals", Decimal("2.5"))
    assert why_not_number("referrals", Decimal("NaN"))
    assert why_not_number("in_post", Decimal("1.00001"))
    assert why_not_number("in_post", Decimal("120.5")) is None


def months(count, **items):
    """`count` months from January 2024, each item by a function of the month's number."""
    made = {}
    for place in range(count):
        month = date(2024 + place // 12, place % 12 + 1, 1)
        made |= {(month, item): Decimal(str(value(place))) for item, value in items.items()}
    return made


def test_a_rate_is_computed_and_drawn_as_the_engine_draws_it():
    numbers = months(24, vacancies=lambda at: 20 + at % 3, in_post=lambda at: 80)
    chart = OWN_CHARTS["vacancies"]
    series = series_of(chart, numbers)
    # 20 of 100 posts in January: 20%; 22 of 102 in March.
    assert series.values[:3] == pytest.approx((20, 100 * 21 / 101, 100 * 22 / 102))
    made = chart_of(chart, series)
    again = xmr(list(series.values), improvement="decrease")
    np.testing.assert_array_equal(made.upl, again.upl)
    assert not made.trial_limits


def test_a_month_without_one_of_its_numbers_is_a_gap():
    numbers = months(14, cases=lambda at: 160, case_holders=lambda at: 10)
    del numbers[date(2024, 5, 1), "case_holders"]
    series = series_of(OWN_CHARTS["caseload"], numbers)
    assert series.values[4] is None
    assert set(series.values) == {16.0, None}
    assert "No number for point 5" in " ".join(chart_of(OWN_CHARTS["caseload"], series).notes)


def test_audits_are_a_p_chart_whose_limits_follow_how_many_were_audited():
    """Limits are p ± 3 √(p(1 − p)/n) (Shewhart; Montgomery, chapter 7)."""
    numbers = months(
        12, audits_poor=lambda at: 4, audits_acceptable=lambda at: 10, audits_good=lambda at: 2 + 8 * (at % 2)
    )
    series = series_of(OWN_CHARTS["audits_poor"], numbers)
    made = chart_of(OWN_CHARTS["audits_poor"], series)
    p = 48 / (6 * 16 + 6 * 24)
    assert made.cl[0] == pytest.approx(p)
    assert made.ucl[:2] == pytest.approx([p + 3 * np.sqrt(p * (1 - p) / n) for n in (16, 24)])
    # Wilson's interval of 4 of 24 (Newcombe 1998, method 3) is 6.68% to 35.85%.
    assert last_share(series) == (4, 24, pytest.approx(6.68, abs=0.01), pytest.approx(35.85, abs=0.01))


def test_nothing_to_draw_is_no_chart():
    assert series_of(OWN_CHARTS["caseload"], {}) is None
    assert series_of(OWN_CHARTS["caseload"], months(3, cases=lambda at: 5)) is None


def test_every_chart_is_made_of_items_and_every_link_has_charts():
    for chart in OWN_CHARTS.values():
        assert {*chart.over, *chart.under} <= set(ITEMS)
        assert chart.group in GROUPS
    used = {item for chart in OWN_CHARTS.values() for item in (*chart.over, *chart.under)}
    assert used == set(ITEMS)
    assert {*PARTS_OF, *PARTS_OF.values()} <= set(ITEMS)
    assert {code for link in LINKS for code in link.own} <= set(OWN_CHARTS)


def test_the_last_month_of_a_series_in_which_nothing_changes_signals_in_about_two_of_a_hundred():
    """The page says so beside its charts. Six hundred normal series of 24 months, drawn with a fixed seed."""
    draws = np.random.default_rng(24).normal(size=(600, 24))
    said = [xmr(list(series)).variation.value != "common_cause" for series in draws]
    assert np.mean(said) == pytest.approx(CHANCE_OF_SIGNAL, abs=0.012)


def test_the_last_twelve_months_of_such_a_series_have_a_signal_in_about_twelve_of_a_hundred():
    draws = np.random.default_rng(24).normal(size=(600, 36))
    said = [bool(lately(xmr(list(series))).signals) for series in draws]
    # Four standard errors of a share of 600.
    assert np.mean(said) == pytest.approx(CHANCE_IN_A_YEAR, abs=0.055)


def test_the_last_twelve_months_are_looked_through_and_not_the_last_one_alone():
    """One high month, ten months ago, and nothing since."""
    numbers = months(24, referrals=lambda at: 900 if at == 13 else 500 + 60 * (at % 2))
    chart = OWN_CHARTS["referrals"]
    made = chart_of(chart, series_of(chart, numbers))
    assert made.variation.value == "common_cause"
    assert lately(made).signals == (13,)
    assert lately(made).months == 12


def test_months_without_a_number_are_none_of_the_last_twelve_that_were_looked_at():
    numbers = months(24, referrals=lambda at: 500 + at % 3)
    for at in (15, 16):
        del numbers[date(2025, at - 11, 1), "referrals"]
    chart = OWN_CHARTS["referrals"]
    assert lately(chart_of(chart, series_of(chart, numbers))).months == 10


def test_everything_that_is_wrong_in_a_row_is_said_at_once_with_the_letter_of_its_column():
    reading = read(("2027-01", "3.7", "many"), ("2026-02", "4", "9"))
    assert [(one.line, str(one.says)) for one in reading.faults] == [
        (2, "Column A “The month”: This month has not come yet."),
        (2, "Column B “Referrals”: This is counted in ones, so it has no figures after the point."),
        (
            2,
            "Column C “Referrals within a year of one before”: This is no number. Leave the cell empty where nothing"
            " was counted.",
        ),
        (3, "“Referrals within a year of one before” is more than “Referrals”, of which it is a part."),
    ]
    assert reading.bad_rows == 2


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_a_column_has_the_letter_that_a_spreadsheet_gives_it(place, letter):
    """As openpyxl.utils.get_column_letter, which counts from one."""
    from openpyxl.utils import get_column_letter

    assert letter_of(place) == get_column_letter(place + 1) == letter
