"""What more of something would buy is taken from the same children twice."""

import pytest

from coalface.core.triage import scenario_from, simulate
from coalface.core.triage.buying import bought, to_be_bought
from coalface.core.triage.sentences import sentences_about

from .queues import told


def test_the_difference_is_the_difference_of_the_shares_and_surer_than_either():
    scenario = scenario_from(told(assessors=23, days=1000))
    before = simulate(scenario, runs=60)
    for name, other in to_be_bought(scenario).items():
        after = simulate(other, runs=60)
        assert (after.high == before.high).all()
        found = bought(name, before, after)
        shares = [answers.late_high.sum() / answers.high.sum() for answers in (before, after)]
        assert found.less_by == pytest.approx(shares[0] - shares[1])
        assert found.less_by > 4 * found.less_by_se


def test_where_nobody_comes_nothing_is_bought():
    scenario = scenario_from(told(referrals_per_year=0))
    nobody = simulate(scenario, runs=2)
    found = bought("one_more_assessor", nobody, nobody)
    assert found.less_by is None
    assert sentences_about([found], scenario) == []
