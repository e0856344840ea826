"""Which assumptions decide what levers do."""

import numpy as np
import pytest

from coalface.core.spiral import BadRehearsal, scenario_from, shipped
from coalface.core.spiral.deciding import decide, rows_needed, varied_in

SHORT = {"weeks": 60, "levers": {"less_blame": 0.3}}


def scenario(**told):
    return scenario_from({**SHORT, **told}, shipped())


def fixed_but(*names):
    """Everything at its default, but for these."""
    return {name: one.default for name, one in shipped().assumptions.items() if name not in names}


def test_what_a_lever_acts_through_decides_and_nothing_else_can():
    # Less blame reaches trust through blame_to_trust alone; how fast is trust_weeks. Money has no part in it.
    told = fixed_but("blame_to_trust", "trust_weeks", "hiring_cost")
    found = decide(scenario(parameters=told), sets=64)["less_blame"]["trust"]
    shares = {one.assumption: one for one in found.shares}
    assert set(shares) == {"blame_to_trust", "trust_weeks", "hiring_cost"}
    assert shares["hiring_cost"].in_all == (0, 0, 0)
    assert shares["blame_to_trust"].in_all[1] > 0.4
    assert found.shares[-1].assumption == "hiring_cost"
    for one in found.shares:
        assert one.in_all[0] <= one.in_all[1] <= one.in_all[2]


def test_an_outcome_that_no_lever_touches_is_decided_by_nothing():
    # A premium of nothing changes nothing, in no outcome.
    assert decide(scenario(levers={"pay_premium": 0.0}), sets=4) == {"pay_premium": {}}


def test_what_somebody_is_sure_of_is_not_varied():
    sure = scenario(parameters={"morale_weeks": 20, "trust_weeks": {"range": [10, 30]}})
    names = varied_in(sure, shipped())
    assert "morale_weeks" not in names
    assert "trust_weeks" in names
    assert set(names) == set(shipped().assumptions) - {"morale_weeks"}
    assert rows_needed(sure, shipped(), 10) == 10 * (len(names) + 2)


def test_the_same_seed_says_the_same_and_progress_counts_every_row():
    told = scenario(parameters=fixed_but("blame_to_trust", "blame_to_morale"))
    rows = []
    one, again, other = (decide(told, sets=20, seed=seed, progress=rows.append) for seed in (1, 1, 2))
    assert one == again
    assert other["less_blame"]["trust"] != one["less_blame"]["trust"]
    assert sum(rows) == 3 * rows_needed(told, shipped(), 20)


def test_a_small_sample_says_that_it_cannot_put_them_in_order_and_a_larger_one_can():
    # Two that weigh about the same, beside one that weighs nothing: in five sets nobody can tell the first two apart.
    told = fixed_but("blame_to_trust", "trust_weeks", "hiring_cost")
    few, many = (decide(scenario(parameters=told), sets=sets)["less_blame"]["trust"] for sets in (5, 600))
    assert not few.is_in_order
    assert few.shares[0].places[0] == 1 < few.shares[0].places[1]
    assert many.is_in_order
    assert [one.places for one in many.shares] == [(1, 1), (2, 2), (3, 3)]
    # What is sure in the larger sample was possible in the smaller.
    widest = {one.assumption: one.places for one in few.shares}
    for at, one in enumerate(many.shares, 1):
        low, high = widest[one.assumption]
        assert low <= at <= high
    # What weighs nothing for sure is not listed at all.
    assert [one.assumption for one in many.weightiest()] == [one.assumption for one in many.shares[:2]]


def test_each_lever_alone_is_weighed_as_if_it_were_the_only_one():
    told = fixed_but("blame_to_trust", "blame_to_morale", "supervision_to_morale")
    both = scenario(parameters=told, levers={"less_blame": 0.3, "more_supervision": 0.02})
    found = decide(both, sets=40, each=True)
    assert set(found) == {"together", "less_blame", "more_supervision"}
    assert found["less_blame"] == decide(scenario(parameters=told), sets=40)["less_blame"]
    assert set(decide(both, sets=4)) == {"together"}
    heaviest = {words: one["morale"].shares[0].assumption for words, one in found.items()}
    assert heaviest["more_supervision"] == "supervision_to_morale"
    assert heaviest["less_blame"] == "blame_to_morale"


def test_where_one_assumption_is_left_all_of_it_is_its_own():
    found = decide(scenario(parameters=fixed_but("blame_to_trust")), sets=1500)["less_blame"]["trust"]
    assert found.shares[0].in_all[1] == pytest.approx(1, abs=0.08)
    assert found.alone == pytest.approx(1, abs=0.08)
    assert np.isfinite(found.shares[0].alone).all()


def test_an_engine_that_is_not_there_is_refused():
    with pytest.raises(BadRehearsal, match="engine is one of"):
        decide(scenario(), engine="fortran")
