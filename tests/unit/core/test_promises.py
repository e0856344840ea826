"""What becomes of a promise: open until it is said to be done, with a new day each time that it is not."""

from datetime import date, timedelta

import pytest

from coalface.core.promises import (
    DELIVERIES,
    Delivered,
    Done,
    delivered_problems,
    still_due,
    why_not_say_delivered,
)

TODAY = date(2026, 11, 22)
SOON = date(2027, 1, 31)


def fields(delivered):
    return [problem.field for problem in delivered_problems(delivered, today=TODAY)]


@pytest.mark.parametrize(
    ("delivered", "wrong"),
    [
        (Delivered("done", "The list is one."), []),
        (Delivered("partly", "Two teams of three.", SOON), []),
        (Delivered("not_yet", "The contract is not signed.", TODAY), []),
        (Delivered("", ""), ["done", "says"]),
        (Delivered("soon", "Soon."), ["done"]),
        (Delivered("done", ""), ["says"]),
        (Delivered("partly", "x"), ["due_on"]),
        (Delivered("not_yet", "x", TODAY - timedelta(days=1)), ["due_on"]),
        (Delivered("not_yet", "x", TODAY + timedelta(days=800)), ["due_on"]),
        (Delivered("done", "x" * 1_501), ["says"]),
    ],
)
def test_what_is_missing_is_said_beside_its_field(delivered, wrong):
    assert fields(delivered) == wrong


@pytest.mark.parametrize(
    ("promised", "said", "due"),
    [
        (None, [], None),
        (SOON, [], SOON),
        (SOON, [Delivered("partly", "x", TODAY)], TODAY),
        (SOON, [Delivered("not_yet", "x", TODAY), Delivered("not_yet", "x", SOON)], SOON),
        (SOON, [Delivered("done", "x")], None),
    ],
)
def test_it_is_due_on_the_day_that_was_said_last(promised, said, due):
    assert still_due(promised_for=promised, said=said) == due


def test_only_an_answering_manager_says_it_and_only_while_it_is_open():
    assert why_not_say_delivered(manager=True, still_due=True) is None
    assert "answering manager" in why_not_say_delivered(manager=False, still_due=True)
    assert "Nothing is open" in why_not_say_delivered(manager=True, still_due=False)


def test_each_outcome_has_words():
    assert set(DELIVERIES) == set(Done)
