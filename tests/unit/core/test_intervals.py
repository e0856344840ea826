import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.intervals import wilson

# Newcombe (1998), Two-sided confidence intervals for the single proportion, Statist. Med. 17: 857-872, table I.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("successes", "n", "low", "high"), NEWCOMBE)
def test_the_interval_is_the_one_that_newcombe_printed(successes, n, low, high):
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_inside_and_the_other_share_has_the_mirrored_interval(case):
    successes, n = case
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n <= high <= 1
    assert wilson(n - successes, n) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("successes", "n", "confidence"), [(0, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1)]
)
def test_what_is_no_share_is_refused(successes, n, confidence):
    with pytest.raises(ValueError, match=r"share|confidence"):
        wilson(successes, n, confidence)
