"""Themes and answers are read by the same rules as inspection reports, before anybody publishes them."""

import html

import pytest
from django.urls import reverse

from coalface.learning.models import Answer

from .test_why_pages import YES, Here

pytestmark = pytest.mark.django_db
PANEL = "As the reading room would read it"


def page(answer) -> str:
    return html.unescape(answer.content.decode())


@pytest.fixture
def here():
    return Here()


def test_a_theme_that_only_judges_is_asked_why_and_one_that_explains_is_not(here):
    judged = here.theme(says="Supervision is poor. What was planned stays behind.")
    shown = page(here.pat.get(reverse("theme_draft", args=[judged.id])))
    assert PANEL in shown
    assert (
        "Supervision is poor.<br><i>This says that something was not good enough. What made it likely?"
        in shown
    )
    explained = here.theme(says="Visits are late because caseloads are too high.")
    assert PANEL not in page(here.pat.get(reverse("theme_draft", args=[explained.id])))


def test_an_answer_is_asked_which_action_and_how_one_would_see_it_and_is_published_all_the_same(here):
    theme = here.asked()
    address = reverse("answer_theme", args=[theme.id])
    typed = {**YES, "will_do": "Train every worker.", "due_on": "31 July 2027"}
    assert PANEL not in page(here.max.get(address))
    shown = page(here.max.post(address, {**typed, "step": "look"}))
    assert "This leans on people remembering." in shown
    assert "How would anyone see that it is done?" in shown
    here.max.post(address, typed)
    assert Answer.objects.count() == 1


def test_a_theme_that_is_begun_is_read_so_as_soon_as_something_has_to_be_mended(here):
    address = reverse("theme_new")
    assert PANEL not in page(here.pat.get(address))
    typed = {"title": "", "says": "Supervision is poor.", "question": ""}
    shown = page(here.pat.post(address, typed))
    assert PANEL in shown
    assert "What made it likely?" in shown
