"""What authors of reviews told, as tables of a bulletin: counted by hand, with intervals, and small numbers hidden."""

from datetime import date
from decimal import Decimal

from coalface.bulletin.authors import chapter
from coalface.bulletin.figures import Symbol
from coalface.core.disclosure.policy import Policy
from coalface.core.questionnaire.counting import Answered
from coalface.core.questionnaire.lists import SYSTEMS
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register.counting import View

VIEW = View(read_half_year("2013-14-part-2"), date(2014, 6, 30), date(2013, 4, 1))
# Of twenty, in twelve housing contributed and in eight it was looked at and was not named to have; police in two.
CODED = [[("systems", "housing", "2")] for _ in range(12)] + [
    [("systems", "housing", "1*")] for _ in range(8)
]
CODED[0] = [*CODED[0], ("systems", "police", "3")]
CODED[1] = [*CODED[1], ("systems", "police", "3")]


def tables(coded, policy=None, **said):
    told = Answered(said.get("asked", 25), said.get("of_these", 20), tuple(coded))
    return {table.number: table for table in chapter(VIEW, told, policy or Policy())}


def rows(table):
    return {row.keys[0]: row.values for row in table.rows}


def test_which_services_contributed_with_wilson_s_interval():
    found = rows(tables(CODED)["Q2"])
    # Wilson's 95% interval of 12 of 20 is 38.7% to 78.1% (Brown, Cai and DasGupta 2001, the score interval).
    housing = found[SYSTEMS["housing"]]
    assert housing == (12, 8, 0, Decimal("60.0"), Decimal("38.7"), Decimal("78.1"), 20)
    assert found["Total"][-1] == 20
    assert set(found) == {"Total", *SYSTEMS.values()}, "a service that nobody named is a row, too"
    assert found[SYSTEMS["courts"]][:3] == (0, 0, 20)


def test_two_that_name_a_service_are_hidden_with_all_that_is_made_of_them():
    found = rows(tables(CODED)["Q2"])[SYSTEMS["police"]]
    assert found[0] is Symbol.HIDDEN
    assert found[2] is Symbol.HIDDEN, "or twenty less eighteen would be two"
    assert found[3:6] == (Symbol.HIDDEN,) * 3


def test_how_many_answered_and_nothing_of_too_few():
    assert rows(tables(CODED)["Q1"])["Total"] == (
        25, 20, Decimal("80.0"), Decimal("60.9"), Decimal("91.1"), 20,
    )  # fmt: skip
    few = tables(CODED[:5], of_these=5)
    assert set(few) == {"Q1"}
    assert rows(few["Q1"])["Total"] == (25, *[Symbol.HIDDEN] * 5)
    assert set(tables(CODED, Policy(threshold=21))) == {"Q1"}
    assert tables([], asked=0, of_these=0) == {}
    assert list(chapter(VIEW, None, Policy())) == []


def test_the_policy_that_holds_here_stands_under_each_table():
    for table in tables(CODED, Policy(threshold=8, rounding_base=5)).values():
        assert (
            "Of fewer than 8 reviews nothing is said. Numbers of 1 to 7 reviews are hidden" in table.policy[0]
        )
        assert "They are not rounded." in table.policy[0]
