"""What the reading room asks of reports, asked of ourselves."""

import pytest

from coalface.core.reading.rubric import (
    BEHIND_IT,
    HOW_SEEN,
    NOT_BY_MEMORY,
    WHICH_ACTION,
    WHY,
    Noticed,
    noticed_in,
    noticed_in_plan,
)


def test_a_judgement_without_a_why_is_asked_for_one_and_a_why_is_let_be():
    text = (
        "Visits are late because caseloads are too high. Supervision is poor. Plans are weak, which means that children"
        " wait. The team is proud of its work."
    )
    assert noticed_in(text) == [
        Noticed("Supervision is poor.", WHY),
        Noticed("Plans are weak, which means that children wait.", BEHIND_IT),
    ]


# The action hierarchy of RCA2 (2015), figure 3: training is weaker, a checklist and more staff are intermediate,
# a standard way that cannot be left out is stronger.
@pytest.mark.parametrize(
    ("plan", "asks"),
    [
        ("Better handovers.", [WHICH_ACTION, HOW_SEEN]),
        ("Train every worker in handovers.", [NOT_BY_MEMORY, HOW_SEEN]),
        ("Recruit 4 more social workers within 3 months.", []),
        ("", []),
    ],
)
def test_a_plan_is_asked_which_action_how_strong_and_how_one_would_see_it(plan, asks):
    assert [one.ask for one in noticed_in_plan(plan)] == asks
