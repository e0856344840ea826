"""The rules of the pulse: when one opens, what a code is, what is shown and what is not."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.pulse import (
    CODE_LENGTH,
    LETTERS,
    NO_ANSWER,
    ODD_ANSWER,
    counted,
    digest_of_code,
    new_codes,
    no_counts,
    results,
    together,
    why_not_given,
    why_not_open,
)
from coalface.core.pulse_questions import ANSWERS, SETS, latest_set

QUESTIONS = SETS[latest_set()]
TODAY = date(2026, 11, 18)
SHEETS = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, st.sampled_from(["", *ANSWERS])))


def refused(**facts):
    usual = {"audience": "staff", "codes": 60, "closes_on": TODAY + timedelta(days=21), "today": TODAY}
    reason = why_not_open(**{**usual, "last_opened_on": None, "one_is_open": False, **facts})
    return reason and reason[0]


def test_the_usual_pulse_can_be_opened():
    assert refused() is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"audience": "young_person"}, "channel"),
        ({"one_is_open": True}, "channel"),
        ({"last_opened_on": TODAY - timedelta(days=299)}, "channel"),
        ({"last_opened_on": TODAY - timedelta(days=300)}, None),
        ({"codes": 9}, "codes"),
        ({"codes": 10}, None),
        ({"codes": 5001}, "codes"),
        ({"closes_on": TODAY + timedelta(days=6)}, "closes_on"),
        ({"closes_on": TODAY + timedelta(days=7)}, None),
        ({"closes_on": TODAY + timedelta(days=57)}, "closes_on"),
        ({"closes_on": TODAY - timedelta(days=1)}, "closes_on"),
    ],
)
def test_what_keeps_one_from_opening_is_said_at_its_field(facts, field):
    assert refused(**facts) == field


def test_a_code_is_known_however_it_is_typed_and_nothing_else_is_one():
    [code] = new_codes(1)
    digest = digest_of_code(code)
    assert len(digest) == 64
    assert code.lower().replace("-", "") not in digest
    assert code == code.upper()
    for typed in (
        code.lower(),
        code.replace("Z", "2").replace("G", "6").replace("B", "8"),
        code.replace("-", " "),
        f"  {code.replace('-', '')}\n",
        code.replace("-", "–"),
    ):
        assert digest_of_code(typed) == digest
    for typed in ("", code[:-1], code + "b", "a" * 12, "ß" * 12, "0" * 12):
        assert digest_of_code(typed) == ""


def test_codes_are_different_and_hold_at_least_53_bits():
    codes = new_codes(500)
    assert len({digest_of_code(code) for code in codes}) == 500
    assert len(LETTERS) ** CODE_LENGTH > 2**53


def test_a_sheet_has_one_known_answer_at_least():
    assert why_not_given({}, asked=1) == ("safe_to_speak", NO_ANSWER)
    assert why_not_given({"stress": "yes"}, asked=1) == ("stress", ODD_ANSWER)
    assert why_not_given({"stress": "somewhat"}, asked=1) is None
    assert why_not_given({"stress": "somewhat", "name": "Okafor"}, asked=1) is None


@settings(deadline=None, max_examples=80)
@given(st.lists(SHEETS, max_size=30))
def test_counts_are_what_a_plain_count_says_in_any_order(sheets):
    counts = no_counts()
    for sheet in sheets:
        counts = counted(counts, sheet)
    backwards = no_counts()
    for sheet in reversed(sheets):
        backwards = counted(backwards, sheet)
    assert counts == backwards
    for question in QUESTIONS:
        for answer in ANSWERS:
            assert counts[question][answer] == [sheet[question] for sheet in sheets].count(answer)


@settings(deadline=None, max_examples=80)
@given(st.lists(SHEETS, max_size=30))
def test_nothing_of_fewer_than_ten_is_in_the_results_at_all(sheets):
    counts = no_counts()
    for sheet in sheets:
        counts = counted(counts, sheet)
    shown = results(counts, asked=1, used=len(sheets), handed_out=40)
    if len(sheets) < 10:
        assert (shown.used, shown.spreads) == (None, ())
        return
    assert [spread.question for spread in shown.spreads] == list(QUESTIONS)
    for spread in shown.spreads:
        answered = sum(1 for sheet in sheets if sheet[spread.question])
        assert (spread.n is None) == (answered < 10)
        assert sum(share.count for share in spread.shares) in (0, spread.n)
        assert all(share.count >= 6 for share in spread.shares)


def test_the_interval_is_the_published_one():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3: 15 of 148 is 0.0624 to 0.1605.
    counts = no_counts()
    counts["stress"] |= {"very_much": 15, "somewhat": 133}
    shown = results(counts, asked=1, used=148, handed_out=200)
    share = next(
        s for q in shown.spreads if q.question == "stress" for s in q.shares if "very_much" in s.answers
    )
    assert (round(share.interval.low, 4), round(share.interval.high, 4)) == (0.0624, 0.1605)


def test_answers_of_fewer_than_six_are_counted_together_with_their_neighbours():
    counts = no_counts()
    counts["stress"] |= {"not_at_all": 1, "a_little": 3, "somewhat": 8, "quite_a_lot": 16, "very_much": 15}
    [spread] = [s for s in results(counts, asked=1, used=43, handed_out=64).spreads if s.question == "stress"]
    assert [(share.answers, share.count) for share in spread.shares] == [
        (("not_at_all", "a_little", "somewhat"), 12),
        (("quite_a_lot",), 16),
        (("very_much",), 15),
    ]


def test_where_everybody_answers_alike_nothing_is_shown_of_it():
    counts = no_counts()
    counts["stress"]["very_much"] = 30
    [spread] = [s for s in results(counts, asked=1, used=30, handed_out=30).spreads if s.question == "stress"]
    assert (spread.n, spread.shares) == (30, ())


@pytest.mark.parametrize("n", [7, 9, 12])
def test_whoever_tries_every_count_cannot_take_apart_what_was_joined(n):
    """An attacker with the program: of all counts that would be shown so, a small one is never the only one left."""
    smallest = 3
    seen = defaultdict(list)
    for counts in (c for c in product(range(n + 1), repeat=5) if sum(c) == n):
        groups = together(counts, smallest=smallest)
        shown = tuple((tuple(group), sum(counts[place] for place in group)) for group in groups)
        assert len(groups) == 1 or all(count >= smallest for _, count in shown)
        seen[shown].append(counts)
    for shown, possible in seen.items():
        for group, _count in shown:
            for place in group if len(group) > 1 else ():
                values = {counts[place] for counts in possible}
                assert len(values) >= smallest
                assert not values <= set(range(1, smallest)), "it could as well be nought, or many"
