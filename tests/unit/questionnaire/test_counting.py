"""How often conditions were named, in numbers that give no review away."""

import pytest

from coalface.core.disclosure.audit import Knowledge, audit
from coalface.core.disclosure.tables import make_table
from coalface.core.questionnaire.counting import COUNTED, counts_of

POLICE = ("systems", "police", "2")


def said(rows, question, code):
    return {row.said: row.count for row in rows if (row.question, row.code) == (question, code)}


def test_of_fewer_than_six_reviews_nothing_is_said_not_even_what_nobody_named():
    shown, rows = counts_of([[POLICE]] * 5)
    assert shown is None
    assert {row.count for row in rows} == {None}


def test_large_counts_are_shown_and_small_ones_hidden_with_what_gives_them_away():
    # 20 reviews: 12 say that conditions in policing contributed, 8 do not name it. 3 name housing: 3 and 17 hide.
    reviews = [[POLICE]] * 9 + [[POLICE, ("systems", "housing", "3")]] * 3 + [[]] * 8
    shown, rows = counts_of(reviews)
    assert shown == 20
    assert said(rows, "systems", "police") == {"contributed": 12, "named otherwise": 0, "not named": 8}
    assert said(rows, "systems", "housing") == {"contributed": None, "named otherwise": 0, "not named": None}


def test_there_is_a_row_for_every_code_though_nobody_named_it():
    _shown, rows = counts_of([[POLICE]] * 10)
    assert {(row.question, row.code) for row in rows} == {
        (q, code) for q, codes in COUNTED.items() for code in codes
    }


@pytest.mark.parametrize("small", [1, 2, 3, 4, 5])
def test_no_hidden_number_can_be_worked_out(small):
    reviews = [[POLICE, ("systems", "health", "0")]] * small + [[("systems", "police", "1*")]] * 7 + [[]] * 11
    shown, rows = counts_of(reviews)
    for code in ("police", "health"):
        row = said(rows, "systems", code)
        left = audit(make_table({"all": shown, **row}, [("all", [*row])]), Knowledge(lower=1))
        assert left.feasible
        for name, count in row.items():
            if count is None:
                low, high = left.bounds[name]
                assert high - low >= 5
                assert high >= 6
