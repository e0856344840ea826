"""The audit finds the tightest bounds: those that writing down every table would find."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coalface.core.disclosure.audit import Knowledge, Require, audit
from coalface.core.disclosure.tables import Table, grid, make_table

from .brute import bounds_by_enumeration
from .real import bounds_by_elimination
from .shapes import tables

MOST = 6


@st.composite
def hidden_tables(draw, most_hidden: int | None = None) -> Table:
    """A small table with cells hidden. The whole of it is shown, so that every bound ends."""
    table = draw(tables(MOST))
    whole = table.sums[-1][0]
    names = st.sets(st.sampled_from(sorted(set(table.cells) - {whole})), max_size=most_hidden)
    return table.hiding(frozenset(draw(names)))


@given(hidden_tables(), st.sampled_from([0, 0, 1]))
def test_bounds_are_those_of_every_table_that_fits(table, lower):
    known = Knowledge(lower=lower)
    assert_as_enumerated(table, known, MOST)


@given(hidden_tables(), st.sampled_from([2, 3, 5]))
def test_bounds_are_those_of_every_table_that_rounds_to_the_one_shown(table, base):
    known = Knowledge(base=base)
    assert_as_enumerated(rounded(table, base), known, MOST + base)


@given(hidden_tables(), st.data())
def test_bounds_are_those_of_every_table_that_keeps_what_else_is_known(table, data):
    names = data.draw(st.sets(st.sampled_from(sorted(table.cells)), max_size=3))
    low = st.integers(0, 2)
    bounds = {name: (first := data.draw(low), first + data.draw(st.integers(0, 3))) for name in sorted(names)}
    assert_as_enumerated(table, Knowledge(bounds=bounds), MOST)


def assert_as_enumerated(table, known, most):
    expected = bounds_by_enumeration(table, known, most)
    found = audit(table, known)
    assert found.feasible == (expected is not None)
    assert dict(found.bounds) == (expected or {})


def rounded(table, base):
    near = {
        name: None if value is None else (value + base // 2) // base * base
        for name, value in table.cells.items()
    }
    return replace(table, cells=near)


@given(hidden_tables(most_hidden=5), st.sampled_from([0, 1]))
def test_bounds_of_numbers_that_are_not_counts_are_those_of_elimination(table, lower):
    expected = bounds_by_elimination(table, lower)
    found = audit(table, Knowledge(lower=lower, whole=False))
    assert found.feasible == (expected is not None)
    assert dict(found.bounds) == (expected or {})


@given(hidden_tables(), st.data())
def test_large_numbers_are_audited_as_closely_as_small_ones(table, data):
    """Add a large constant along each shown sum's cells, and the bounds move with it and by nothing else."""
    name = data.draw(st.sampled_from(sorted(set(table.cells))))
    shift = data.draw(st.sampled_from([999_983, 10_000_019]))
    moved = {
        cell: value if value is None else value + shift * how_often(table, cell, name)
        for cell, value in table.cells.items()
    }
    before = audit(table, Knowledge())
    bounds = {cell: (shift * how_often(table, cell, name), None) for cell in table.hidden}
    after = audit(replace(table, cells=moved), Knowledge(bounds=bounds))
    assert after.feasible == before.feasible
    for cell, (low, high) in before.bounds.items():
        by = shift * how_often(table, cell, name)
        assert after.bounds[cell] == (low + by, high + by)


def how_often(table, cell, leaf) -> int:
    """How many times one more in `leaf` is counted in `cell`. A total counts what stands under it."""
    if cell == leaf and leaf not in {total for total, _ in table.sums}:
        return 1
    parts = next((parts for total, parts in table.sums if total == cell), ())
    return sum(how_often(table, part, leaf) for part in parts)


# Statistical Policy Working Paper 22 (US Office of Management and Budget, 1994 and 2005), the primer: delinquent
# children by county (Alpha, Beta, Gamma, Delta) and education of the head of household. At least two are hidden in
# every row and column, and yet row 1 + row 2 - column 2 - column 3 gives the last of Alpha: 1.
WORKING_PAPER_22 = [
    [15, None, None, None, 20],
    [20, None, None, 15, 55],
    [None, 10, 10, None, 25],
    [None, 14, 7, None, 35],
    [50, 35, 30, 20, 135],
]


def test_two_hidden_in_every_line_are_not_enough():
    found = audit(grid(WORKING_PAPER_22))
    hidden_in_row = [sum(value is None for value in row) for row in WORKING_PAPER_22[:-1]]
    assert min(hidden_in_row) == 2
    assert found.bounds["r0c3"] == (1, 1)
    assert "r0c3" in found.exactly_recovered


def test_the_bounds_of_the_published_example_of_the_cell_suppression_problem():
    """Fischetti and Salazar, Management Science 47 (2001), figure 1: the attacker finds 5 and 30 for (II, C)."""
    published = [[20, 50, 10, 80], [None, 19, None, 49], [None, 32, None, 61], [45, 101, 44, 190]]
    assert audit(grid(published)).bounds["r1c2"] == (5, 30)


def test_a_pattern_that_is_safe_by_a_weaker_rule_fails_ours():
    """The vignette of the R package GaussSuppression, table 1: nothing is exact, and everything is known too well."""
    published = [[None, None, 5, 7], [None, None, 6, 13], [5, 4, 11, 20]]
    found = audit(grid(published))
    assert found.exactly_recovered == []
    assert found.bounds["r0c0"] == (0, 2)
    assert found.failing(Require(min_width=5, min_upper=6)) == list(found.bounds)


def test_one_hidden_cell_is_the_total_less_the_others():
    assert audit(grid([[3, None, 10]])).bounds == {"r0c1": (7, 7)}


def test_what_no_total_holds_is_open_above():
    found = audit(grid([[3, None, None], [2, 4, 6], [5, None, None]]), Knowledge(lower=1))
    assert found.bounds == {"r0c1": (1, None), "r0c2": (4, None), "r2c1": (5, None), "r2c2": (10, None)}
    assert found.failing(Require(min_width=5, min_upper=6)) == []


def test_a_table_that_does_not_add_fits_nothing():
    """As an official table once did: 50 + 173 + 147 + 117 is 487."""
    found = audit(grid([[50, 173, 147, 117, 482]]))
    assert not found.feasible
    assert found.bounds == {}


def test_a_contradiction_far_from_every_hidden_cell_is_found_too():
    table = make_table(
        {"a": None, "b": None, "t": 5, "c": 1, "d": 2, "u": 4}, [("t", ["a", "b"]), ("u", ["c", "d"])]
    )
    assert not audit(table).feasible


def test_sums_that_chase_each_other_upwards_fit_nothing():
    table = make_table({"a": None, "b": None, "c": None, "d": None}, [("a", ["b", "c"]), ("b", ["a", "d"])])
    assert not audit(table, Knowledge(lower=1)).feasible
    assert audit(table, Knowledge(lower=0)).bounds["c"] == (0, 0)


# Each two of three cells come to 1: half each would do, and no whole numbers.
HALVES = make_table(
    {"a": None, "b": None, "c": None, "x": 1, "y": 1, "z": 1},
    [("x", ["a", "b"]), ("y", ["b", "c"]), ("z", ["a", "c"])],
)


def test_counts_are_whole():
    assert not audit(HALVES).feasible
    assert audit(HALVES, Knowledge(whole=False)).bounds["a"] == (0.5, 0.5)


def test_a_rounded_total_stands_for_its_neighbours_and_never_for_less_than_nothing():
    assert audit(grid([[None, 0, 5]]), Knowledge(base=5)).bounds == {"r0c0": (1, 7)}


def test_a_cell_that_no_sum_touches_is_as_open_as_it_was():
    table = make_table({"a": None, "b": 3}, [])
    assert audit(table, Knowledge(lower=1)).bounds == {"a": (1, None)}
