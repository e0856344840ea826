"""A reflection slip: three boxes, at least one of them filled, and nothing that points to somebody unseen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.slip import BOXES, NOTHING_WRITTEN, TOO_LONG, as_decided, read_slip, slip_looked_over
from coalface.core.wording import Looked

TEXT = "We now read out the list at both handovers."


def says(**boxes):
    return [(problem.field, problem.says) for problem in read_slip(boxes)[1]]


def test_one_box_is_enough_and_none_is_too_few():
    assert says(changed=TEXT) == []
    assert says() == says(happened=" \n ", learned="\u200e") == [("happened", NOTHING_WRITTEN)]


def test_a_box_that_is_too_long_is_said_at_that_box():
    assert says(learned="a" * 4_000) == []
    assert says(learned="a" * 4_001) == [("learned", TOO_LONG)]


def test_what_points_to_somebody_waits_until_it_is_decided():
    slip, _ = read_slip(
        {"happened": TEXT, "learned": "Mrs Okafor was right.", "changed": "Ring 01632 960 115."}
    )
    seen = slip_looked_over(slip)
    assert as_decided(seen) == slip
    assert {name for name, spans in seen.left.items() if spans} == {"learned", "changed"}
    looked = Looked(keep=frozenset({"Mrs Okafor"}), blank=frozenset({"01632 960 115"}))
    seen = slip_looked_over(slip, looked=looked)
    decided = as_decided(seen)
    assert seen.is_settled
    assert decided.happened == TEXT
    assert decided.learned == slip.learned
    assert "01632" not in decided.changed


@settings(deadline=None, max_examples=60)
@given(st.fixed_dictionaries(dict.fromkeys(BOXES, st.text(max_size=60))))
def test_whatever_is_typed_nothing_moves_from_box_to_box(typed):
    slip, _ = read_slip(typed)
    seen = slip_looked_over(slip)
    assert as_decided(seen) == slip
    assert set(seen.left) <= set(slip.filled)
