"""What the policy says in words, and figures that are made from counts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.disclosure import derived
from coalface.core.disclosure.policy import Deaths, Level, Policy


def test_the_policy_names_every_number_that_it_uses():
    said = " ".join(Policy(threshold=8, rounding_base=5).in_words())
    for words in ("Counts of 1 to 7 are hidden", "nearest 5, halves upwards", "less than 7", "under 8"):
        assert words in said


def test_the_default_hides_what_the_default_says():
    policy = Policy()
    assert "Counts of 1 to 5 are hidden" in policy.in_words()[0]
    assert [count for count in range(9) if policy.rule().is_small("any", count)] == [1, 2, 3, 4, 5]
    assert policy.knowledge().lower == 1


def test_a_policy_that_hides_noughts_says_so_and_lets_nobody_count_on_one():
    policy = Policy(zeros_shown=False)
    assert "Counts of 0 to 5 are hidden" in policy.in_words()[0]
    assert policy.rule().is_small("any", 0)
    assert policy.knowledge().lower == 0


def test_only_tables_of_the_whole_country_are_rounded():
    policy = Policy(rounding_base=5)
    assert policy.base(Level.NATIONAL) == 5
    assert policy.base(Level.AUTHORITY) == 1


@pytest.mark.parametrize(
    ("deaths", "level", "may"),
    [
        (Deaths.NOWHERE, Level.NATIONAL, False),
        (Deaths.NATIONALLY, Level.NATIONAL, True),
        (Deaths.NATIONALLY, Level.AUTHORITY, False),
        (Deaths.BY_AUTHORITY, Level.AUTHORITY, True),
    ],
)
def test_deaths_are_shown_where_the_policy_says(deaths, level, may):
    assert (Policy(deaths=deaths).why_not_show_deaths(level) is None) == may


@pytest.mark.parametrize("wrong", [{"threshold": 1}, {"rounding_base": 0}])
def test_a_policy_that_protects_nobody_cannot_be_made(wrong):
    with pytest.raises(ValueError, match="or more"):
        Policy(**wrong)


def test_halves_go_up_and_not_to_the_even_neighbour():
    """The Government Statistical Service rounds 0.5 to 1 and 2.5 to 3; Python's round() says 0 and 2."""
    assert [derived.rounded(Fraction(odd, 2)) for odd in (1, 3, 5, 7)] == [1, 2, 3, 4]
    assert derived.rounded(Decimal("2.675"), 2) == Decimal("2.68")
    assert str(derived.rounded(7, 1)) == "7.0"
    assert [derived.rounded_to_base(count, 5) for count in (0, 2, 3, 7, 8, 12)] == [0, 0, 5, 5, 10, 10]
    assert [derived.rounded_to_base(count, 10) for count in (4, 5, 15, 25)] == [0, 10, 20, 30]


@given(st.integers(0, 10_000), st.integers(1, 50))
def test_a_rounded_count_stands_for_itself(count, base):
    """So that an audit of the rounded table, which reads v as v - base//2 to v + base//2, has the truth in it."""
    near = derived.rounded_to_base(count, base)
    assert near % base == 0
    assert max(0, near - base // 2) <= count <= near + base // 2


def test_what_is_made_of_a_hidden_count_is_hidden():
    assert derived.percentage(None, 40) is None
    assert derived.percentage(8, None) is None
    assert derived.rate(None, 61_000, per=10_000) is None
    assert derived.mean(120, None, threshold=6) is None
    assert derived.ranks({"neglect": 30, "physical": None, "sexual": 9}) == {
        "neglect": 1,
        "physical": None,
        "sexual": 2,
    }


def test_what_is_made_of_shown_counts_is_the_sum_that_one_would_do_by_hand():
    assert derived.percentage(1, 8) == Decimal("12.5")
    assert derived.percentage(1, 3, places=0) == 33
    assert derived.rate(27, 61_000, per=10_000) == Decimal("4.4")
    assert derived.mean(Fraction(121, 2), 6, threshold=6) == Decimal("10.1")


def test_a_mean_of_few_children_speaks_of_each_of_them():
    assert derived.mean(20, 5, threshold=6) is None


def test_a_share_of_nothing_is_no_number():
    assert derived.percentage(0, 0) is None
    assert derived.rate(3, 0, per=10_000) is None


def test_places_that_are_shared_leave_the_next_one_out():
    assert derived.ranks({"a": 9, "b": 9, "c": 7}) == {"a": 1, "b": 1, "c": 3}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9) | st.none(), max_size=8))
def test_hidden_counts_leave_no_gap_in_the_order(counts):
    places = derived.ranks(counts)
    without = derived.ranks({name: count for name, count in counts.items() if count is not None})
    assert {name: place for name, place in places.items() if place is not None} == without
