"""What is hidden stays hidden: the audit accepts every table that was protected, and the pattern gives nothing away."""

import highspy
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coalface.core.disclosure.audit import Knowledge, audit
from coalface.core.disclosure.moves import moves_of
from coalface.core.disclosure.protect import Rule, protect, whole_values, worth_of
from coalface.core.disclosure.tables import BadTable, Table, grid, make_table

from .shapes import CUMULATIVE, HIERARCHY, LINKED, filled, three_way, two_way

KINDS = {
    "two-way": two_way(4, 5),
    "three-way": three_way(2, 3, 3),
    "hierarchical": HIERARCHY,
    "linked": LINKED,
    "cumulative": CUMULATIVE,
}
NUMBERS = [0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 14, 30, 80]


def made(kind: str, seed: int) -> Table:
    """One of as many tables as there are seeds, with zeros, small numbers and large ones in it."""
    chance = np.random.default_rng(seed)
    names, _ = KINDS[kind]
    return filled(KINDS[kind], [int(number) for number in chance.choice(NUMBERS, len(names))])


def refused(table: Table, rule: Rule) -> list[str]:
    """Every hidden cell, small or not, that the audit finds too well known."""
    return audit(table, Knowledge(lower=rule.lower)).failing(rule.require)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("threshold", [4, 6])
def test_tables_by_the_dozen_pass_the_audit(kind, threshold):
    for seed in range(settings().max_examples):
        table, rule = made(kind, 1000 * threshold + seed), Rule(threshold=threshold)
        found = protect(table, rule)
        assert found.unprotected == (), seed
        assert refused(found.table, rule) == [], seed


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hidden_is_the_small_and_what_protects_it(kind):
    for seed in range(50):
        table = made(kind, seed)
        found = protect(table)
        small = [name for name, value in table.cells.items() if 1 <= value <= 5]
        assert list(found.primary) == small
        assert set(found.table.hidden) == {*found.primary, *found.secondary}
        assert all(table.cells[name] >= 6 for name in found.secondary)
        assert all(value in (None, table.cells[name]) for name, value in found.table.cells.items())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_more_is_hidden_where_nothing_is_small(kind):
    names, _ = KINDS[kind]
    found = protect(filled(KINDS[kind], [6] * len(names)))
    assert found.primary == found.secondary == found.table.hidden == ()


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10_000), st.data())
def test_another_truth_behind_the_same_pattern_gives_the_same_output(kind, seed, data):
    """The non-interference test: nothing that is written changes where only hidden numbers do."""
    table = made(kind, seed)
    found = protect(table)
    assume(found.primary)
    other = another_truth(table, found.table, data)
    assert found.table == hidden_like(other, found.table)
    if facts(other) == facts(table):
        assert protect(other) == found


def another_truth(table: Table, shown: Table, data) -> Table:
    """Other numbers behind the same hidden cells that add just as well, inside the bounds of the audit."""
    hidden = dict.fromkeys(shown.hidden, True)
    moves = moves_of(shown, hidden, worth_of(shown))
    move = moves.cheapest(data.draw(st.integers(0, len(hidden) - 1)))
    assume(move is not None)
    steps = data.draw(st.integers(-4, 4))
    values = whole_values(table)
    for name, by in zip(moves.names, move, strict=True):
        values[name] += steps * int(by)
    assume(all(values[name] >= 1 for name in hidden))
    other = make_table(values, table.sums)
    bounds = audit(shown, Knowledge(lower=1)).bounds
    for name, (low, high) in bounds.items():
        assert low <= values[name] <= (values[name] if high is None else high)
    return other


def hidden_like(table: Table, shown: Table) -> Table:
    return table.hiding(frozenset(shown.hidden))


def facts(table: Table) -> list[str]:
    """All that the choice of cells may depend on."""
    return ["none" if value == 0 else "small" if value < 6 else "large" for value in table.cells.values()]


def test_the_pattern_depends_on_what_is_small_and_what_is_none_and_on_nothing_else():
    one = [[3, 14, 20, 37], [9, 2, 20, 31], [8, 20, 1, 29], [20, 36, 41, 97]]
    other = [[1, 900, 7, 908], [6, 5, 60, 71], [700, 8, 4, 712], [707, 913, 71, 1691]]
    assert protect(grid(one)).table.hidden == protect(grid(other)).table.hidden


def test_a_small_total_is_hidden_with_its_grand_total_where_that_is_needed():
    found = protect(grid([[2, 1, 3], [1, 0, 1], [3, 1, 4]]))
    assert found.table.cells == {
        **dict.fromkeys(["r0c0", "r0c1", "r0c2", "r1c0", "r1c2", "r2c0", "r2c1", "r2c2"]),
        "r1c1": 0,
    }
    assert "nothing but zeros" in found.says


def test_zeros_are_never_hidden_where_zeros_are_shown():
    for seed in range(100):
        table = made("two-way", seed)
        assert all(protect(table).table.cells[name] == 0 for name, value in table.cells.items() if value == 0)


def test_zeros_are_hidden_like_small_numbers_where_the_policy_says_so():
    rule = Rule(zeros_shown=False)
    for seed in range(50):
        table = made("three-way", seed)
        found = protect(table, rule)
        assert set(found.primary) == {name for name, value in table.cells.items() if value <= 5}
        assert refused(found.table, rule) == []


def test_a_total_that_is_public_already_stays():
    table = grid([[3, 12, 15], [20, 30, 50], [23, 42, 65]])
    rule = Rule(always_shown=frozenset({"r0c2", "r1c2"}))
    found = protect(table, rule)
    assert found.table.cells["r0c2"] == 15
    assert refused(found.table, rule) == []


def test_a_public_total_of_small_numbers_is_enough_where_they_are_many():
    """3 + 4 + 5 + 5 = 17: each of them can be anything from 1 to 14, so nothing more has to go."""
    found = protect(grid([[3, 4, 5, 5, 17]]), Rule(always_shown=frozenset({"r0c4"})))
    assert found.unprotected == ()
    assert audit(found.table, Knowledge(lower=1)).bounds["r0c0"] == (1, 14)


def test_what_cannot_be_protected_is_said():
    found = protect(grid([[1, 2, 3]]), Rule(always_shown=frozenset({"r0c2"})))
    assert found.unprotected == ("r0c0", "r0c1")
    assert found.says.startswith("2 small cells can still be worked out too closely")


def test_a_table_that_does_not_add_is_refused_by_the_line_that_is_wrong():
    with pytest.raises(BadTable, match=r"50 \+ 173 \+ 147 \+ 117 = 487, and it says 482"):
        protect(grid([[50, 173, 147, 117, 482]]))


def test_hardly_more_is_hidden_than_the_least_that_would_do():
    """The least is found by one programme that chooses every cell at once, as Fischetti and Salazar (2001) do."""
    ours = least = 0.0
    for seed in range(12):
        chance = np.random.default_rng(seed)
        table = filled(two_way(4, 5), [int(number) for number in chance.negative_binomial(2, 0.12, 20)])
        worth = worth_of(table)
        ours += sum(worth[name] for name in protect(table).secondary)
        least += least_worth(table, worth)
    assert least <= ours <= 1.15 * least


def least_worth(table: Table, worth: dict[str, float]) -> float:
    """The least worth of cells through which every small cell can be raised by a step, and no small one lowered."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    values = {name: value for name, value in whole_values(table).items() if value}
    small = [name for name, value in values.items() if value < 6]
    chosen = {
        name: solver.addVariable(lb=0, ub=1, obj=worth[name], type=highspy.HighsVarType.kInteger)
        for name in values
        if name not in small
    }
    for one in small:
        step = {
            name: solver.addVariable(
                lb=-1 if name in chosen else int(name == one), ub=1 if name == one else 3
            )
            for name in values
        }
        for name, hidden in chosen.items():
            solver.addConstr(step[name] - 3 * hidden <= 0)
            solver.addConstr(step[name] + hidden >= 0)
        for total, parts in table.sums:
            if total in step:
                solver.addConstr(sum(step[part] for part in parts if part in step) - step[total] == 0)
    solver.run()
    return solver.getInfo().objective_function_value
