"""The just-culture guide: every set of answers there is, against the rules written out a second time."""

from functools import cache
from itertools import product

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.just_culture import (
    MEANINGS,
    QUESTIONS,
    THANKED,
    TITLES,
    Outcome,
    Result,
    decide,
    decided_by,
)

EVERY_ANSWER = [dict(zip(QUESTIONS, given, strict=True)) for given in product("YN", *["YN?"] * 6)]


def by_hand(q0, q1, q2, q3, q4, q5, q6) -> Outcome:
    """The rules as a person would say them, one question after another, with no table."""
    if q0 == "Y":
        return Outcome(Result.STOP)
    if q1 == "Y":
        return Outcome(Result.REFER_OUT)
    health = q2 == "Y" and q4 != "Y"
    knew, peers_would, missing = q4 == "Y", q5 != "N", q6 != "N"
    if q3 != "Y":
        result = Result.SECOND_PANEL if knew and not peers_would else Result.FIX_THE_SYSTEM
    elif peers_would:
        result = Result.FIX_THE_SYSTEM
    elif not knew:
        result = Result.FIX_AND_TRAIN if missing else Result.SUPPORT_AND_RETRAIN
    elif missing:
        result = Result.RETRAIN_AND_SECOND_OPINION
    else:
        result = Result.SUPPORT if q2 == "Y" else Result.SECOND_PANEL
    return Outcome(result, health)


def test_there_are_1458_sets_of_answers_and_each_has_the_outcome_of_the_rules():
    assert len(EVERY_ANSWER) == 1_458
    for answers in EVERY_ANSWER:
        assert decide(answers) == by_hand(**answers), answers


def test_a_person_is_referred_out_only_for_meant_harm_that_was_not_told_in_confidence():
    for answers in EVERY_ANSWER:
        out = decide(answers).result is Result.REFER_OUT
        assert out == (answers["q1"] == "Y" and answers["q0"] == "N"), answers


def test_what_was_told_in_confidence_is_for_learning_alone():
    assert {decide(answers) for answers in EVERY_ANSWER if answers["q0"] == "Y"} == {Outcome(Result.STOP)}


def test_not_knowing_never_leads_to_a_worse_place_than_knowing_that_others_would_have_done_the_same():
    for answers in EVERY_ANSWER:
        if answers["q5"] == "?":
            assert decide(answers) == decide({**answers, "q5": "Y"})


def test_every_result_is_reached_and_every_row_of_the_table_is_needed():
    assert {decide(answers).result for answers in EVERY_ANSWER} == set(Result)
    assert set(MEANINGS) == set(TITLES) == set(Result)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("N N Y Y N N N", "SUPPORT AND RE-TRAIN + SUPPORT (health)"),
        ("N N Y Y Y N N", "SUPPORT"),
        ("N N N N N Y N", "FIX THE SYSTEM"),
        ("N ? N ? Y N ?", "SECOND PANEL"),
        ("N N N Y N N ?", "FIX THE SYSTEM + TRAIN"),
        ("N N ? Y Y N ?", "SUPPORT AND RE-TRAIN + second opinion"),
    ],
)
def test_it_is_called_by_its_name(answers, says):
    assert str(decide(dict(zip(QUESTIONS, answers.split(), strict=True)))) == says


def test_the_last_thing_said_is_a_question_about_thanks():
    for answers in EVERY_ANSWER:
        assert decide(answers).says(answers)[-1] == THANKED


@pytest.mark.parametrize("q0", ["?", "", None, "y", "yes"])
def test_first_it_must_be_known_how_it_was_learned(q0):
    with pytest.raises(NotAllowed, match="Find out first how this was learned") as refused:
        decide({**EVERY_ANSWER[0], "q0": q0})
    assert refused.value.field == "q0"


@pytest.mark.parametrize("answer", ["", None, "n", "maybe", "Y "])
def test_an_answer_is_yes_no_or_not_known(answer):
    with pytest.raises(NotAllowed, match="Choose one") as refused:
        decide({**EVERY_ANSWER[0], "q4": answer})
    assert refused.value.field == "q4"


def test_a_question_may_neither_be_left_out_nor_added():
    with pytest.raises(NotAllowed) as refused:
        decide({name: "N" for name in QUESTIONS if name != "q3"})
    assert refused.value.field == "q3"
    with pytest.raises(NotAllowed, match="seven questions"):
        decide({**EVERY_ANSWER[0], "name": "N"})


def test_no_more_is_asked_than_decides():
    assert decided_by({}) is None
    assert decided_by({"q0": "Y"}) == Outcome(Result.STOP)
    assert decided_by({"q0": "N", "q1": "Y"}) == Outcome(Result.REFER_OUT)
    fixed = {"q0": "N", "q1": "N", "q2": "N", "q3": "?", "q4": "N"}
    assert decided_by(fixed) == Outcome(Result.FIX_THE_SYSTEM)
    assert decided_by({**fixed, "q4": "Y"}) is None


def test_what_is_decided_early_is_what_all_seven_answers_come_to():
    # Each beginning is looked at once: decided_by goes through all that could follow it.
    early_on = cache(lambda beginning: decided_by(dict(beginning)))
    for answers in EVERY_ANSWER:
        for asked in range(len(QUESTIONS) + 1):
            early = early_on(tuple(answers.items())[:asked])
            if early:
                assert early == decide(answers)
                break


def test_nothing_is_said_to_have_been_so_that_was_not_answered_so():
    # The claims that the sentences make, and the one answer that establishes each.
    claims = {
        "would have made it likely for anyone": ("q5", "Y"),
        "There was no known rule": ("q3", "N"),
        "supervision or staffing was missing": ("q6", "Y"),
        "The person was unwell": ("q2", "Y"),
    }
    said = set()
    for answers in EVERY_ANSWER:
        words = " ".join(decide(answers).says(answers))
        for claim, (question, answer) in claims.items():
            if claim in words:
                said.add(claim)
                assert answers[question] == answer, (claim, answers)
    assert said == set(claims)


def test_what_is_said_early_needs_no_answer_that_was_not_given():
    # No to question 1, then four times not known: it is decided, and the last two were never asked.
    answers = dict(zip(QUESTIONS, "N????", strict=False))
    assert decided_by(answers) == Outcome(Result.FIX_THE_SYSTEM)
    assert decided_by(answers).says(answers)[0].startswith("You do not know enough to look at a person.")
