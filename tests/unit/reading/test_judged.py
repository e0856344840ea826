"""What was drawn from all reports and judged by hand: whole, weighted, and good enough where no rule had seen it."""

import pytest

from benchmarks.reading import CODES, GOLD, JUDGED, lines_of, said_of
from coalface.inspections.gathering import measured_against
from tools.reading_draw import STRATA, drawn

ROWS = lines_of(JUDGED)
DRAWS = {"J": (80, 60, 50, 40), "K": (70, 20, 0, 0), "L": (60, 45, 45, 60), "M": (60, 60, 50, 40)}
DRAWS |= {"N": (60, 60, 50, 25), "O": (60, 50, 45, 15)}


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


def test_only_the_last_draw_is_held_out_and_it_was_drawn_from_what_nobody_had_judged():
    held_out = [row for row in ROWS if row["part"] == "held out"]
    # In none of the bare ones was there a cause, so no rule was made for one: those of all draws count.
    assert {row["draw"] for row in held_out if row["stratum"] != "bare"} == {"O"}
    assert {row["part"] for row in ROWS if row["stratum"] == "bare"} == {"held out"}
    assert "cause" not in {row["code"] for row in ROWS if row["stratum"] == "bare"}
    before = {row["text"] for row in ROWS if row["part"] == "tuned"} | {row["text"] for row in lines_of(GOLD)}
    assert not [row["id"] for row in held_out if row["text"] in before]


def test_the_rules_of_today_mark_the_held_out_sentences_as_on_the_day_they_were_drawn():
    """Otherwise the published figures are of other rules: then draw and judge anew."""
    for row in ROWS:
        if row["part"] == "held out":
            assert (said_of(row) == "cause") == (row["stratum"] == "marked"), row["id"]


def test_what_is_called_a_cause_mostly_is_one_weighted_for_all_reports():
    measured = measured_against(lines_of(GOLD), ROWS, said_of).as_json()
    assert measured["cause_precision"]["share"] >= 0.8
    # By hand: 52 of 60 marked; weights 724/60, 3151/50, 3418/45. See docs for what is missed.
    found, linked, named = 52 * 724 / 60, 4 * 3151 / 50, 3418 / 45
    assert measured["cause_recall"]["share"] == pytest.approx(found / (found + linked + named))
    low, high = measured["cause_recall"]["interval"]
    assert low < measured["cause_recall"]["share"] < high


def test_a_draw_can_be_drawn_again_by_its_seed():
    one = [row["text"] for row in drawn("X", 7, (5, 5, 5, 5))]
    assert one == [row["text"] for row in drawn("X", 7, (5, 5, 5, 5))]
    assert one != [row["text"] for row in drawn("X", 8, (5, 5, 5, 5))]
    assert not set(one) & {row["text"] for row in ROWS}
