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
    page = client.post(reverse("guide"), {"q0": "Y", "on": "1"})
    assert MEANINGS[Result.STOP] in page.text
    assert "Have you thanked the person for telling you?" in page.text


def test_the_page_carries_the_answers_to_the_outcome(client):
    answers = {"q0": "N", "q1": "N", "q2": "Y", "q3": "Y", "q4": "N", "q5": "N"}
    for asked in range(1, len(answers) + 1):
        sent = dict(list(answers.items())[:asked])
        page = client.post(reverse("guide"), {**sent, "on": "1"})
        for name, answer in sent.items():
            assert f'<input type="hidden" name="{name}" value="{answer}">' in page.text
    assert QUESTIONS["q6"] in page.text
    page = client.post(reverse("guide"), {**answers, "q6": "?", "on": "1"})
    assert TITLES[Result.FIX_AND_TRAIN] in page.text
    assert HEALTH_MEANING in page.text


def test_back_takes_the_last_answer_back(client):
    page = client.post(reverse("guide"), {"q0": "N", "q1": "N", "back": "1"})
    assert QUESTIONS["q1"] in page.text
    assert '<input type="hidden" name="q1"' not in page.text


def test_no_answer_is_said_beside_the_question(client):
    page = client.post(reverse("guide"), {"q0": "N", "on": "1"})
    assert "Answer Y, N or ?" in page.text
    assert 'aria-invalid="true"' in page.text


def test_made_up_answers_are_as_good_as_none(client):
    page = client.post(reverse("guide"), {"q0": "?", "q1": "<script>", "on": "1"})
    assert "Find out first how this was learned" in page.text
    assert "<script>" not in page.text
