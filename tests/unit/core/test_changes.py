"""How a change is said: a count in per cent, a share in points, and any other rate in its own unit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.changes import NO_CHANGE, change_said, in_its_unit, signed
from coalface.core.figures import NOT_AVAILABLE, Kind, Value
from coalface.warehouse.defining import measures

RATES = [one for one in measures().values() if one.kind is Kind.RATE]
COUNTS = [one for one in measures().values() if one.kind is not Kind.RATE]
NUMBERS = st.floats(0.1, 1e6).map(lambda number: round(number, 1))


@pytest.mark.parametrize(
    ("code", "before", "after", "said"),
    [
        # Department for Education, SFR of 2008 and of 2012: core assessments completed, England.
        ("core_assessments", 105_100, 220_700, "+110.0%"),
        ("vacancy_rate", 25.8, 17.1, "−8.7 points"),
        ("assessments_within_45_days", 80.0, 87.7, "+7.7 points"),
        ("section_47_rate", 132.2, 210.4, "+78.2 per 10,000 children (+59.2%)"),
        ("caseload", 15.0, 15.5, "+0.5 cases a case holder (+3.3%)"),
        ("caseload", 15.0, 15.0, "0.0 cases a case holder (0.0%)"),
        ("referrals_per_10_000", 0.0, 4.0, "+4.0 per 10,000 children"),
        ("vacancies", 0.0, 4.0, NO_CHANGE),
    ],
)
def test_each_kind_of_measure_has_its_own_way_to_change(code, before, after, said):
    assert change_said(measures()[code], Value(before), Value(after)) == said


@given(st.sampled_from(COUNTS), NUMBERS, NUMBERS)
def test_a_count_never_changes_by_a_bare_number(measure, before, after):
    assert re.fullmatch(r"[+−]?[\d,]+\.\d%", change_said(measure, Value(before), Value(after)))


@given(st.sampled_from(RATES), NUMBERS, NUMBERS)
def test_a_rate_always_says_its_unit_and_a_share_never_a_per_cent_of_per_cents(measure, before, after):
    said = change_said(measure, Value(before), Value(after))
    if measure.in_per_cent:
        assert said.endswith(" points")
        assert "%" not in said
    else:
        assert measure.unit in said


@pytest.mark.parametrize("pair", [(NOT_AVAILABLE, Value(1)), (Value(1), NOT_AVAILABLE)])
def test_of_what_is_missing_there_is_no_change(pair):
    assert change_said(measures()["vacancy_rate"], *pair) == NO_CHANGE


@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_the_sign_is_that_of_what_is_written(number, decimals):
    said = signed(number, decimals)
    read = float(said.replace(",", "").replace("−", "-").replace("+", ""))
    assert read == pytest.approx(number, abs=0.51 * 10**-decimals)
    assert said[0] in "+−" if read else said[0].isdigit()


def test_words_are_handed_to_whoever_translates():
    said = in_its_unit(measures()["vacancy_rate"], -8.7, lambda words: {"points": "Punkte"}.get(words, words))
    assert said == "−8.7 Punkte"
