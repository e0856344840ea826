"""The demo's coders: every kind of coding there is, differences both ways, and nothing that the form would refuse."""

from collections import Counter
from random import Random

import pytest

from coalface.cli.millbrook.coders import put_together, seen_by_one, what_is_there
from coalface.core.coding import ACTS, Depth, coding_problems
from coalface.core.settling import differing

TICKED = [("handover", "hindered"), ("team", "helped")]


@pytest.fixture(scope="module")
def pairs():
    rng = Random(3)
    cards = [what_is_there(TICKED, "handover_transfer", rng) for _ in range(150)]
    return [(seen_by_one(card, rng), seen_by_one(card, rng)) for card in cards], rng


def test_the_form_would_keep_every_one(pairs):
    for first, second in pairs[0]:
        together = put_together(first, second, pairs[1])
        assert [coding_problems(coding) for coding in (first, second, together)] == [[], [], []]
        assert {one.code for one in together.conditions} <= {
            one.code for coding in (first, second) for one in coding.conditions
        }


def test_every_act_and_every_depth_is_there_and_cards_of_which_nothing_is_known(pairs):
    codings = [coding for pair in pairs[0] for coding in pair]
    assert {coding.act for coding in codings} == {"", *ACTS}
    assert {one.depth for coding in codings for one in coding.conditions} == set(Depth)
    assert 5 < sum(coding.none_known for coding in codings) < 60


def test_the_two_differ_both_ways_and_more_often_agree(pairs):
    surer = Counter()
    for first, second in pairs[0]:
        for code in ("handover", "team"):
            depths = [coding.contributed(code) for coding in (first, second)]
            surer[tuple(depths)] += 1
    assert surer[True, False] > 5
    assert surer[False, True] > 5
    assert surer[True, True] + surer[False, False] > 3 * (surer[True, False] + surer[False, True])
    assert 10 < sum(not differing(*pair) for pair in pairs[0]) < 120
