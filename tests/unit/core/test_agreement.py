"""Agreement between coders, held against published worked examples and the documented output of other programs."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coalface.core.agreement import Measure, agreement

AC1, NOMINAL, ORDINAL = Measure.AC1, Measure.ALPHA_NOMINAL, Measure.ALPHA_ORDINAL


def coders(*rows: str) -> list[list[str | None]]:
    """Units from one line a coder, as the examples are printed; a dot is a missing code."""
    return [
        [None if code == "." else code for code in unit]
        for unit in zip(*(row.split() for row in rows), strict=True)
    ]


def value(units, measure, categories) -> float:
    return agreement(units, measure, categories=categories, rng=np.random.default_rng(1)).value


# Krippendorff (2011), sections C and D: four observers, twelve units. It is also `cac.raw4raters` of the R package
# irrCAC (Gwet 2014, page 120), where the last code is another rater’s, which changes nothing.
KRIPPENDORFF = coders(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# irrCAC, `raw_5observers` (Gwet 2014, page 125).
FIVE_OBSERVERS = coders(
    "1 1 2 . 0 0 1 1 2 2 . 0 1 3 1",
    "1 1 3 0 0 0 0 . 2 1 1 0 2 3 1",
    "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1",
    ". 1 3 . . . . 0 . 1 0 0 2 2 .",
    "2 . . 0 0 0 1 . 2 . . . . 3 1",
)
# irrCAC, `raw_gender`.
GENDER = coders(
    "a a a a a b b b c a a a a a b",
    "a a a a b a b c c a a a a b a",
    "a b b c a a b b c a b b c a a",
    "c c c c a a b b c c c c c a a",
)
# Fleiss, Psychological Bulletin 76, 378-382 (1971), as irrCAC prints it, `distrib.6raters`.
FLEISS = [
    [category for category, count in zip("DPSNO", row, strict=True) for _ in range(count)]
    for row in [
        (0, 0, 0, 6, 0),
        (0, 3, 0, 0, 3),
        (0, 1, 4, 0, 1),
        (0, 0, 0, 0, 6),
        (0, 3, 0, 3, 0),
        (2, 0, 4, 0, 0),
        (0, 0, 4, 0, 2),
        (2, 0, 3, 1, 0),
        (2, 0, 0, 4, 0),
        (0, 0, 0, 0, 6),
        (1, 0, 0, 5, 0),
        (1, 1, 0, 4, 0),
        (0, 3, 3, 0, 0),
        (1, 0, 0, 5, 0),
        (0, 2, 0, 3, 1),
    ]
]
# Gwet (2014), `cont3x3abstractors` of irrCAC: a hundred charts, two abstractors.
ABSTRACTORS = [
    pair
    for pair, count in {("E", "E"): 13, ("A", "A"): 20, ("A", "N"): 7, ("N", "A"): 4, ("N", "N"): 56}.items()
    for _ in range(count)
]


@pytest.mark.parametrize(
    ("units", "categories", "measure", "printed", "places"),
    [
        # Krippendorff (2011): 0.743 for nominal and 0.815 for ordinal data.
        (KRIPPENDORFF, "12345", NOMINAL, 0.743, 3),
        (KRIPPENDORFF, "12345", ORDINAL, 0.815, 3),
        # irrCAC 1.0 (R), its overview: gwet.ac1.raw, krippen.alpha.raw, ...dist and ...table.
        (KRIPPENDORFF, "12345", AC1, 0.77544, 5),
        (KRIPPENDORFF, "12345", NOMINAL, 0.74342, 5),
        (FLEISS, "DPSNO", AC1, 0.4448007, 7),
        (FLEISS, "DPSNO", NOMINAL, 0.4204384, 7),
        (ABSTRACTORS, "EAN", AC1, 0.8493305, 7),
        (ABSTRACTORS, "EAN", NOMINAL, 0.7972585, 7),
        # irrCAC 0.4 (Python), its tests against the R package.
        (FIVE_OBSERVERS, "0123", AC1, 0.497, 3),
        (FIVE_OBSERVERS, "0123", NOMINAL, 0.481, 3),
        (GENDER, "abc", AC1, 0.208, 3),
        (GENDER, "abc", NOMINAL, 0.143, 3),
    ],
)
def test_it_is_what_was_printed(units, categories, measure, printed, places):
    assert round(value(units, measure, categories), places) == printed


def test_ac1_does_not_fall_into_the_paradox_of_kappa():
    """Gwet's case of 125 patients: 118 twice yes, 5 and 2 apart, none twice no. Observed 118/125; yes in 243 of 250
    codes, so chance is 2 x 0.972 x 0.028 = 0.0544, and AC1 (0.944 - 0.0544) / (1 - 0.0544) = 0.9408. Kappa is -0.02."""
    units = [("y", "y")] * 118 + [("y", "n")] * 5 + [("n", "y")] * 2
    assert value(units, AC1, "yn") == pytest.approx(0.9408, abs=5e-5)


def test_the_interval_is_near_the_one_that_was_printed_for_a_hundred_charts():
    """irrCAC prints (0.764, 0.935) for AC1 and (0.680, 0.914) for alpha, by linearised variances."""
    found = {
        measure: agreement(ABSTRACTORS, measure, categories="EAN", rng=np.random.default_rng(7)).interval
        for measure in (AC1, NOMINAL)
    }
    assert found[AC1] == pytest.approx((0.764, 0.935), abs=0.02)
    assert found[NOMINAL] == pytest.approx((0.680, 0.914), abs=0.02)


def test_the_same_chance_gives_the_same_interval():
    twice = [agreement(FLEISS, AC1, categories="DPSNO", rng=np.random.default_rng(3)) for _ in range(2)]
    assert twice[0] == twice[1]
    assert twice[0].interval.low < twice[0].value < twice[0].interval.high
    assert twice[0].paired == 15


def test_where_there_is_nothing_to_compare_there_is_no_value():
    nothing = agreement([("y", None), (None, None)], AC1, categories="yn", rng=np.random.default_rng(1))
    assert (nothing.value, nothing.interval, nothing.paired) == (None, None, 0)
    assert agreement([], NOMINAL, categories="yn", rng=np.random.default_rng(1)).value is None


def test_where_everybody_always_said_the_same_ac1_is_one_and_alpha_is_none():
    always = [("y", "y")] * 10
    assert value(always, AC1, "yn") == 1
    assert value(always, NOMINAL, "yn") is None


def test_a_single_card_has_no_interval():
    assert agreement([("y", "n")], AC1, categories="yn", rng=np.random.default_rng(1)).interval is None


def test_a_code_of_no_category_is_refused():
    with pytest.raises(ValueError, match="not among"):
        value([("y", "x")], AC1, "yn")
    with pytest.raises(ValueError, match="two categories"):
        value([("y", "y")], AC1, "y")


UNITS = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 3, None]), min_size=2, max_size=5), min_size=1, max_size=12
)


@given(UNITS)
@settings(deadline=None, max_examples=60)
def test_ordinal_alpha_is_the_sum_over_all_pairs_written_out(units):
    """A slow twin of the definition: disagreement within units over disagreement between any two codes."""
    paired = [[code for code in unit if code is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) >= 2]
    codes = [code for unit in paired for code in unit]
    assume(len(set(codes)) > 1)

    def apart(one, two):
        low, high = sorted((one, two))
        between = sum(codes.count(code) for code in range(low, high + 1))
        return (between - (codes.count(low) + codes.count(high)) / 2) ** 2 if low != high else 0.0

    within = sum(2 * apart(*pair) / (len(unit) - 1) for unit in paired for pair in combinations(unit, 2))
    anyhow = sum(2 * apart(*pair) for pair in combinations(codes, 2))
    expected = 1 - (len(codes) - 1) * within / anyhow
    assert value(units, ORDINAL, [0, 1, 2, 3]) == pytest.approx(expected)


@given(UNITS, st.permutations([0, 1, 2, 3]))
@settings(deadline=None, max_examples=40)
def test_the_order_of_units_and_coders_does_not_matter_nor_for_nominal_codes_the_order_of_categories(
    units, order
):
    turned = [list(reversed(unit)) for unit in reversed(units)]
    for measure in (AC1, NOMINAL):
        one, two = value(units, measure, [0, 1, 2, 3]), value(turned, measure, order)
        assert one == two or one == pytest.approx(two)


def test_units_of_one_card_are_drawn_together():
    """Sixteen copies of each chart say no more than one, so they must not make the interval four times narrower.

    Field and Welsh (2007): drawing whole clusters keeps what units within a cluster have in common.
    """

    def interval(units, clusters=None):
        rng = np.random.default_rng(5)
        return agreement(units, AC1, categories="EAN", rng=rng, clusters=clusters).interval

    charts = ABSTRACTORS
    copies = [unit for unit in charts for _ in range(16)]
    of_chart = [number for number in range(len(charts)) for _ in range(16)]
    once, together, apart = interval(charts), interval(copies, of_chart), interval(copies)
    assert together == pytest.approx(once, abs=0.015)
    assert (once.high - once.low) / (apart.high - apart.low) == pytest.approx(4, rel=0.15)


def test_clusters_change_no_figure_and_one_cluster_has_no_interval():
    rng = np.random.default_rng(5)
    whole = agreement(ABSTRACTORS, AC1, categories="EAN", rng=rng, clusters=[1] * len(ABSTRACTORS))
    assert whole.value == value(ABSTRACTORS, AC1, "EAN")
    assert whole.interval is None
    assert whole.paired == len(ABSTRACTORS)
