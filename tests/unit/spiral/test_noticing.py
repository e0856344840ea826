"""What a scenario says that can have no effect is said before anybody reads on."""

from coalface.core.spiral import scenario_from, shipped
from coalface.core.spiral.noticing import noticed_in

LEVERS = {"less_blame": 0.2}


def noticed(**told):
    return noticed_in(scenario_from({"weeks": 104, "levers": LEVERS, **told}, shipped()), shipped())


def test_nothing_is_said_where_all_is_as_it_was_written():
    assert (
        noticed(parameters={"caseload": 16}, events={"publicity_shock": 1, "publicity_shock_week": 26}) == []
    )


def test_a_lever_or_an_event_that_never_comes_is_said_with_where_to_put_it_right():
    (said,) = noticed(levers={"less_blame": 0.0})
    assert "levers.less_blame is 0, which moves nothing" in said
    (said,) = noticed(events={"levers_from_week": 200})
    assert "levers_from_week is 200" in said
    assert "104 weeks" in said
    (said,) = noticed(events={"publicity_shock": 1, "publicity_shock_week": 300})
    assert "the shock never comes" in said


def test_a_caseload_that_cannot_be_is_said_with_what_it_starts_from():
    # The cases at high risk alone are more than three for each case holder, with England’s other figures.
    (said,) = noticed(parameters={"caseload": 1})
    assert "parameters.caseload does not fit" in said
    assert "at least 4" in said or "at least 3" in said
