"""What comes nearest to something one could begin with tomorrow, and what it leaves open."""

from coalface.core.reading.nearest import Open, left_open, nearest
from coalface.core.reading.recommendations import recommendations_in
from coalface.core.reading.sections import roles_of
from coalface.core.reading.sentences import sentences_of


def asked(*items: str):
    text = "What needs to improve\n\n" + "\n".join(f"◼ {item}" for item in items)
    found = recommendations_in(roles_of(sentences_of(text)))
    assert len(found) == len(items)
    return found


def test_each_thing_that_is_not_said_is_left_open():
    aim, action, all_four = asked(
        "The quality of plans for children.",
        "Senior managers should audit plans.",
        "Senior managers should audit ten plans a month by March 2027.",
    )
    assert left_open(aim) == (Open.ACTION, Open.WHO, Open.WHEN, Open.SEEN)
    assert left_open(action) == (Open.WHEN, Open.SEEN)
    assert left_open(all_four) == ()


def test_those_that_leave_least_open_come_first_the_stronger_action_before_the_weaker():
    ones = asked(
        "The quality of plans for children.",
        "Train all workers in how plans are written.",
        "Recruit social workers, so that caseloads fall.",
        "Review the policy on visits.",
        "Reduce the number of handovers between teams.",
    )
    # An aim leaves four open, each action three: the order is that of the action hierarchy, and no more than three.
    assert nearest(ones) == (4, 2, 1)
    assert nearest(ones[:1]) == (0,)
    assert nearest([]) == ()
