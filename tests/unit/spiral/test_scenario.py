"""A scenario that cannot be rehearsed is refused in one sentence that names the place."""

import pytest

from coalface.core.spiral import (
    BadDefinition,
    BadRehearsal,
    definition_from,
    scenario_from,
    shipped,
    simulate,
)
from coalface.core.spiral.definition import SHIPPED
from coalface.core.spiral.rehearse import rehearse


@pytest.mark.parametrize(
    ("told", "field", "says"),
    [
        ({"lever": {}}, "lever", "Did you mean “levers”?"),
        ({"levers": {"les_blame": 1}}, "levers.les_blame", "Did you mean “levers.less_blame”?"),
        ({"parameters": {"turnover": 0.1}}, "parameters.turnover", "“parameters.turnover_a_year”"),
        ({"levers": {"caseload": 12}}, "levers.caseload", "belongs below [parameters]"),
        ({"parameters": {"less_blame": 0.1}}, "parameters.less_blame", "belongs below [levers]"),
        ({"levers": {"publicity_shock": 1}}, "levers.publicity_shock", "belongs below [events]"),
        ({"levers": {"less_blame": 30}}, "levers.less_blame", "between -1 and 1"),
        ({"levers": {"caseload_cap": "15 cases"}}, "levers.caseload_cap", "which is case/person"),
        (
            {"parameters": {"morale_weeks": {"value": 6, "unit": "month"}}},
            "parameters.morale_weeks",
            "is in “week”",
        ),
        ({"parameters": {"morale_weeks": {"range": [30, 20]}}}, "parameters.morale_weeks", "least first"),
        ({"parameters": {"morale_weeks": {"rang": 1}}}, "parameters.morale_weeks.rang", "morale_weeks.range"),
        ({"parameters": {"morale_weeks": float("inf")}}, "parameters.morale_weeks", "plain number"),
        ({"weeks": 5}, "weeks", "from 52 to 2,600"),
        ({"levers": 3}, "levers", "table of names"),
    ],
)
def test_what_is_wrong_is_said_and_where(told, field, says):
    with pytest.raises(BadRehearsal) as refusal:
        scenario_from(told, shipped())
    assert says in str(refusal.value)
    assert refusal.value.field == field


def test_a_rehearsal_in_which_nothing_is_moved_is_refused():
    with pytest.raises(BadRehearsal, match="No lever is moved"):
        rehearse(scenario_from({}, shipped()))


@pytest.mark.parametrize(
    ("asked", "field"), [({"runs": 0}, "runs"), ({"seed": -1}, "seed"), ({"engine": "fortran"}, "engine")]
)
def test_what_is_asked_of_it_is_checked(asked, field):
    with pytest.raises(BadRehearsal) as refusal:
        simulate({}, **{"runs": 1, **asked})
    assert refusal.value.field == field


def test_a_name_that_there_is_not_cannot_be_kept():
    with pytest.raises(BadRehearsal, match="Nothing is called “staf”"):
        simulate({}, runs=1, keep=["staf"])


def test_a_definition_that_diverges_names_the_stock_and_the_week():
    text = SHIPPED.read_text()
    old = 'changes = "errors_made - errors_noticed - errors_faded"'
    assert old in text
    growing = definition_from(text.replace(old, 'changes = "undetected_errors / one_week"'))
    with pytest.raises(BadDefinition, match="undetected_errors leaves all bounds in week"):
        simulate({}, runs=2, definition=growing)


def test_a_wrong_unit_is_said_with_both_units_and_a_percentage_is_asked_about():
    with pytest.raises(
        BadRehearsal, match=r"is in “week”, and the unit that is given is “weeks”\. Write “week”"
    ):
        scenario_from({"parameters": {"morale_weeks": {"value": 6, "unit": "weeks"}}}, shipped())
    with pytest.raises(BadRehearsal, match=r"Did you mean 0\.22\?"):
        scenario_from({"parameters": {"vacancy_share": 22}}, shipped())
    with pytest.raises(BadRehearsal) as refused:
        scenario_from({"parameters": {"morale_weeks": 2000}}, shipped())
    assert "Did you mean" not in str(refused.value)
    with pytest.raises(BadRehearsal) as refused:
        scenario_from({"parameters": {"vacancy_share": "22"}}, shipped())
    assert "which is 1" not in str(refused.value)
