"""Somebody who runs the program on every table that fits learns what the sums do not tell, unless there is a secret.

The attack is that of Wong, Fu, Wang and Pei, "Minimality attack in privacy preserving data publishing" (VLDB 2007):
keep, of all tables that fit, those which the known rule would have hidden alike.
"""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.replaying import alike, every_way, measure_replaying
from coalface.core.disclosure.audit import Knowledge, audit
from coalface.core.disclosure.policy import Policy
from coalface.core.disclosure.protect import Rule, protect
from coalface.core.disclosure.secret import ONE_IN, as_if_small, cost_factor
from coalface.core.disclosure.tables import grid

# Both were found by somebody who tried: in the first one, r0c0 came out to the unit.
EXACT = [[1, 15, 7, 23], [1, 10, 9, 20], [10, 5, 3, 18], [12, 30, 19, 61]]
OF_THE_DOCUMENTS = [[3, 14, 20, 37], [9, 2, 20, 31], [8, 20, 1, 29], [20, 36, 41, 97]]
MOST = 5_000
SECRET = b"sixteen letters or more"
IMAGINED = [SECRET, *(b"imagined %d" % number for number in range(150))]


def known_to_be(ways, name):
    values = [way[name] for way in ways]
    return min(values), max(values)


def too_well_known(values, secrets):
    """The small cells that the attack knows better than the rule allows, with what it knows of them."""
    found = protect(grid(values), Rule(secret=secrets[0]))
    ways = alike(every_way(found.table, MOST), found.table, secrets)
    bounds = {name: known_to_be(ways, name) for name in found.primary}
    return {name: pair for name, pair in bounds.items() if Rule().require.why_too_close(pair)}


def test_without_a_secret_small_cells_come_out():
    assert too_well_known(EXACT, [b""])["r0c0"] == (1, 1)
    assert too_well_known(OF_THE_DOCUMENTS, [b""]) == {"r0c0": (3, 5), "r1c1": (2, 4), "r2c2": (1, 3)}


def test_with_a_secret_they_do_not_come_out_there():
    """Under another secret more of the documents’ table may be known, and they say so."""
    assert too_well_known(EXACT, IMAGINED) == {}
    assert too_well_known(OF_THE_DOCUMENTS, IMAGINED) == {}


def test_in_drawn_tables_the_secret_takes_nearly_all_of_it_away():
    """In a few of those that `make bench` draws."""
    alone, drawn = measure_replaying(6)
    assert alone.figure > 15
    assert drawn.figure < 6


COUNTS = st.integers(0, 25)
SQUARES = st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), min_size=3, max_size=5)


def with_totals(rows):
    wider = [[*row, sum(row)] for row in rows]
    return [*wider, [sum(column) for column in zip(*wider, strict=True)]]


@given(rows=SQUARES, secret=st.binary(min_size=16, max_size=24))
def test_whatever_the_secret_the_audit_accepts_what_is_protected(rows, secret):
    rule = Rule(secret=secret)
    found = protect(grid(with_totals(rows)), rule)
    if not found.unprotected:
        left = audit(found.table, Knowledge(lower=1), asked=found.primary)
        assert left.feasible
        assert left.failing(rule.require) == []
    assert protect(grid(with_totals(rows)), rule) == found, "the same secret gives the same pattern"


@given(rows=SQUARES, secret=st.binary(min_size=16, max_size=24))
def test_how_large_a_number_is_decides_nothing(rows, secret):
    """One small number more or less, where it stays small, and one large number that takes it up."""
    table = grid(with_totals(rows))
    found = protect(table, Rule(secret=secret))
    for way in every_way(found.table)[:20]:
        other = protect(grid_of(table, way), Rule(secret=secret))
        if set(other.primary) == set(found.primary):
            assert other.table.cells == found.table.cells


def grid_of(table, way):
    return type(table)({name: way[name] for name in table.cells}, table.sums)


def test_a_secret_is_drawn_evenly_and_printed_nowhere():
    names = [f"r{row}c{column}" for row in range(200) for column in range(50)]
    assert 0.8 < len(as_if_small(SECRET, names)) * ONE_IN / len(names) < 1.2
    assert as_if_small(b"", names) == ()
    factors = sorted(cost_factor(SECRET, name) for name in names)
    assert 1 <= factors[0] < 1.01
    assert 1.68 < factors[len(factors) // 2] < 1.78
    assert 2.99 < factors[-1] < 3
    assert cost_factor(b"", "r0c0") == 1
    policy = Policy(secret=SECRET)
    assert SECRET.decode() not in repr(policy) + repr(policy.rule()) + " ".join(policy.in_words())
    assert "drawn with a secret" in policy.in_words()[-1]
    assert "without a secret" in Policy().in_words()[-1]
