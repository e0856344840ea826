"""The just-culture guide in the browser: one question at a time, and nothing kept."""

import pytest
from django.urls import reverse

from coalface.core.just_culture import HEALTH_MEANING, MEANINGS, QUESTIONS, TITLES, Result

pytestmark = pytest.mark.django_db


def test_it_begins_with_how_the_thing_was_learned_and_sets_no_cookie(client):
    page = client.get(reverse("guide"))
    assert QUESTIONS["q0"] in page.text
    assert 'value="?"' not in page.text, "how it was learned can be found out"
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]


def test_what_was_told_in_confidence_ends_at_the_first_question(client):
    page = client.post(reverse("guide"), {"q0": "Y"})
    assert MEANINGS[Result.STOP] in page.text
    assert "Have you thanked whoever told you?" in page.text


def test_the_page_carries_the_answers_to_the_outcome(client):
    answers = {"q0": "N", "q1": "N", "q2": "Y", "q3": "Y", "q4": "N", "q5": "N"}
    for asked in range(1, len(answers) + 1):
        sent = dict(list(answers.items())[:asked])
        page = client.post(reverse("guide"), {**sent})
        for name, answer in sent.items():
            assert f'<input type="hidden" name="{name}" value="{answer}">' in page.text
    assert QUESTIONS["q6"] in page.text
    page = client.post(reverse("guide"), {**answers, "q6": "?"})
    assert TITLES[Result.FIX_AND_TRAIN] in page.text
    assert HEALTH_MEANING in page.text


def test_back_takes_the_last_answer_back(client):
    page = client.post(reverse("guide"), {"q0": "N", "q1": "N", "back": "1"})
    assert QUESTIONS["q1"] in page.text
    assert '<input type="hidden" name="q1"' not in page.text


def test_no_answer_is_said_beside_the_question(client):
    page = client.post(reverse("guide"), {"q0": "N", "asked": "q1"})
    assert "Choose one. “I do not know” is an answer." in page.text
    assert 'aria-invalid="true"' in page.text


def test_made_up_answers_are_as_good_as_none(client):
    page = client.post(reverse("guide"), {"q0": "?", "q1": "<script>", "asked": "q0"})
    assert "Find out first how this was learned" in page.text
    assert "<script>" not in page.text


def test_a_question_that_nobody_has_seen_yet_is_not_complained_about(client):
    page = client.get(reverse("guide"))
    assert '<input type="hidden" name="asked" value="q0">' in page.text
    page = client.post(reverse("guide"), {"asked": "q0", "q0": "N"})
    assert QUESTIONS["q1"] in page.text
    assert "Please look" not in page.text
    assert "aria-invalid" not in page.text


def test_where_nothing_is_known_nothing_is_said_to_have_been_likely(client):
    page = client.post(reverse("guide"), {"q0": "N", "q1": "?", "q2": "?", "q3": "?", "q4": "?"})
    assert TITLES[Result.FIX_THE_SYSTEM] in page.text
    assert "You do not know enough to look at a person. Look at the conditions." in page.text
    assert "likely for anyone" not in page.text


def test_thanks_are_for_whoever_told_where_somebody_may_have_meant_harm(client):
    page = client.post(reverse("guide"), {"q0": "N", "q1": "Y"})
    assert TITLES[Result.REFER_OUT] in page.text
    assert "Have you thanked whoever told you?" in page.text
