"""The analyst’s pages: asking, reminding, withdrawing, reading what came back, and what may be published."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from coalface.questionnaire import queries
from coalface.questionnaire.models import Questionnaire
from coalface.ui.clock import now
from tests import make, people_make
from tests.integration.questionnaire import made
from tests.integration.reviews import made as reviews_made

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    kept, by = reviews_made.register()
    return kept, by, people_make.signed_in(by)


def page_of(review) -> str:
    return reverse("review_questionnaire", args=[review.pk])


def link_on(response) -> str:
    return re.search(r"/questionnaire/([\w-]{43})/", response.content.decode())[1]


def test_an_analyst_asks_reminds_and_sees_what_came_back(here):
    kept, by, browser = here
    review = made.completed(kept, by)
    assert review.key in browser.get(reverse("staff_questionnaires")).content.decode()
    shown = browser.post(page_of(review), {"step": "ask", "sent_to": "The lead reviewer"})
    first = link_on(shown)
    assert Client().get(reverse("questionnaire", args=[first])).status_code == 200
    # The link is shown once.
    again = browser.get(page_of(review)).content.decode()
    assert first not in again
    assert "The lead reviewer" in again
    second = link_on(browser.post(page_of(review), {"step": "remind"}))
    assert second != first
    one = queries.questionnaire_of_link(second)
    made.answer(one, now=now())
    Client().post(
        reverse("questionnaire_look_over", args=[second]), {"seen": str(sum(one.revisions.values()))}
    )
    page = browser.get(page_of(review)).content.decode()
    assert "Handed in" in page
    assert "Each service had a part of it, and nobody had the whole." in page
    assert "Handed in" in browser.get(reverse("staff_questionnaires")).content.decode()


def test_a_review_under_way_cannot_be_asked_about(here):
    kept, by, browser = here
    review = reviews_made.entered(kept, by)
    assert "when a review is completed" in browser.get(page_of(review)).content.decode()
    answer = browser.post(page_of(review), {"step": "ask"})
    assert answer.status_code == 422
    assert not Questionnaire.objects.exists()


def test_a_link_can_be_withdrawn(here):
    kept, by, browser = here
    review = made.completed(kept, by)
    token = link_on(browser.post(page_of(review), {"step": "ask", "sent_to": ""}))
    assert browser.post(page_of(review), {"step": "withdraw"}).status_code == 302
    assert Client().get(reverse("questionnaire", args=[token])).status_code == 410
    assert browser.post(page_of(review), {"step": "withdraw"}).status_code == 422


def test_another_organisation_s_review_is_not_there(here):
    kept, by, _browser = here
    review = made.completed(kept, by)
    stranger = people_make.signed_in(reviews_made.analyst("Ama", make.organisation()))
    assert stranger.get(page_of(review)).status_code == 404
    assert stranger.post(page_of(review), {"step": "ask"}).status_code == 404


def test_the_file_hides_small_counts_and_is_there_only_for_a_half_year_that_is_over(here, monkeypatch):
    kept, by, browser = here
    for _each in range(7):
        made.handed_in(kept, by, {"systems": {"systems": {"police": "2"}}})
    made.handed_in(kept, by, {"systems": {"systems": {"housing": "3"}}})
    address = reverse("questionnaires_csv", args=["2026-27-part-2"])
    assert browser.get(address).status_code == 404
    monkeypatch.setattr(
        "coalface.questionnaire.views.asking.today", lambda: made.TODAY.replace(year=2027, month=5)
    )
    rows = [*csv.DictReader(StringIO(browser.get(address).content.decode()))]
    counts = {(row["code"], row["said"]): row["review_count"] for row in rows}
    assert counts["all", "all"] == "8"
    # Seven and one of eight: the one is hidden, and so is what would give it away.
    assert [counts["police", said] for said in ("contributed", "named otherwise", "not named")] == [
        "c",
        "0",
        "c",
    ]
    assert rows[0]["time_identifier"] == "Part 2 (October to March)"
