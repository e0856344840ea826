"""What was drawn from all reports and judged by hand: whole, weighted, and good enough where no rule had seen it."""

import pytest

from benchmarks.reading import (
    CODES,
    GOLD,
    JUDGED,
    SPANS,
    asked_measured,
    lines_of,
    said_of,
    spans_measured,
)
from coalface.core.reading.whys import why_of
from coalface.inspections.gathering import measured_against
from tools.reading_draw import STRATA, drawn

ROWS = lines_of(JUDGED)
DRAWS = {"J": (80, 60, 50, 40), "K": (70, 20, 0, 0), "L": (60, 45, 45, 60), "M": (60, 60, 50, 40)}
DRAWS |= {"N": (60, 60, 50, 25), "O": (60, 50, 45, 15), "P": (100, 90, 90, 20)}


@pytest.mark.parametrize("draw", DRAWS)
def test_each_draw_is_whole_and_each_sentence_says_for_how_many_it_stands(draw):
    rows = [row for row in ROWS if row["draw"] == draw]
    assert len({row["id"] for row in rows}) == len(rows) == sum(DRAWS[draw])
    for stratum, size in zip(STRATA, DRAWS[draw], strict=True):
        ones = [row for row in rows if row["stratum"] == stratum]
        assert len(ones) == size
        assert all(row["drawn"] == size <= row["of"] for row in ones)
    assert {row["code"] for row in rows} <= set(CODES)
    # A cause says in words why it was judged to be one.
    assert all(row["because"] for row in rows if row["code"] == "cause")


def test_what_is_held_out_was_drawn_from_what_nobody_had_judged():
    held_out = [row for row in ROWS if row["part"] == "held out"]
    # In none of the bare ones was there a cause, so no rule was made for one: those of all draws count.
    assert {row["draw"] for row in held_out if row["stratum"] != "bare"} == {"O", "P"}
    # Chance halved each stratum of P: one half mended the rules, and the other is left alone.
    halves = [row for row in ROWS if row["draw"] == "P" and row["stratum"] != "bare"]
    for stratum in STRATA[:3]:
        parts = [row["part"] for row in halves if row["stratum"] == stratum]
        assert parts.count("tuned") == parts.count("held out")
    assert {row["part"] for row in ROWS if row["stratum"] == "bare"} == {"held out"}
    assert "cause" not in {row["code"] for row in ROWS if row["stratum"] == "bare"}
    before = {row["text"] for row in ROWS if row["part"] == "tuned"} | {row["text"] for row in lines_of(GOLD)}
    assert not [row["id"] for row in held_out if row["text"] in before]


def test_what_is_called_a_cause_mostly_is_one_weighted_for_all_reports():
    measured = measured_against(lines_of(GOLD), ROWS, said_of).as_json()
    assert measured["cause_precision"]["share"] >= 0.8
    # By hand: of what the rules of the day marked 93 of 110 are found today and one is not; of the linked ones 2 are
    # found and 9 missed of 95, of the named ones 3 missed of 90. Weights: 665, 3,105 and 3,365.
    found = 93 * 665 / 110 + 2 * 3_105 / 95
    missed = 665 / 110 + 9 * 3_105 / 95 + 3 * 3_365 / 90
    assert measured["cause_recall"]["share"] == pytest.approx(found / (found + missed))
    low, high = measured["cause_recall"]["interval"]
    assert low < measured["cause_recall"]["share"] < high
    # In these reports stand the sentences by which rules were mended, too: of 419 causes there 411 are found.
    here = measured["cause_here_judged"][-1]
    assert here["judged"][0][0] + here["judged"][1][0] == 419
    assert measured["cause_here_recall"]["share"] == pytest.approx((found + 411) / (found + missed + 419))
    assert measured["cause_here_recall"]["share"] >= 0.7
    assert measured["cause_here_precision"]["share"] >= 0.8


def test_the_words_that_are_quoted_are_mostly_the_right_ones():
    texts = {row["id"]: row for row in ROWS}
    for span in lines_of(SPANS):
        row = texts[span["id"]]
        assert row["part"] == "held out"
        assert row["code"] == "cause"
        assert span["because"] in row["text"]
        found = why_of(row["text"])
        if span["code"] == "right":
            assert row["text"][found.start : found.end].strip(" ,;") == span["because"]
    measured = spans_measured()
    assert measured["judged"] == 60
    assert measured["codes"]["right"] / 60 >= 0.9
    # Wilson's interval for 55 of 60, as published tables have it.
    assert measured["interval"] == pytest.approx([0.819, 0.964], abs=0.001)


def test_who_is_asked_is_mostly_named_rightly_where_no_rule_had_seen_it():
    found = asked_measured()["held out"]
    right, named, there = found["who"]
    assert right / named >= 0.8
    assert right / there >= 0.75
    assert found["judged"] == [75]


def test_a_draw_can_be_drawn_again_by_its_seed():
    one = [row["text"] for row in drawn("X", 7, (5, 5, 5, 5))]
    assert one == [row["text"] for row in drawn("X", 7, (5, 5, 5, 5))]
    assert one != [row["text"] for row in drawn("X", 8, (5, 5, 5, 5))]
    assert not set(one) & {row["text"] for row in ROWS}
