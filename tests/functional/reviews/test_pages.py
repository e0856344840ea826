"""The register on its pages: entered, found, changed, struck out, with nothing lost on the way."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from coalface.reviews import queries
from coalface.reviews.models import Change, Review
from tests import people_make
from tests.integration.reviews import made
from tests.integration.reviews.made import NOW

pytestmark = pytest.mark.django_db
TYPED = {
    "type": "lcspr",
    "method": "systems",
    "authority_1": "330",
    "incident_date": "2/3/2025",
    "notification_date": "9 March 2025",
    "decision_date": "2025-04-01",
    "status": "under_way",
    "status_reason": "",
    "publication": "unknown",
    "children": "1",
    "child_1_age_months": "7",
    "child_1_age_band": "",
    "child_1_died": "yes",
    "child_1_maltreatment": "PHY",
    "child_1_maltreatment_also": ["NEG"],
}


@pytest.fixture
def here():
    kept, by = made.register()
    return kept, by, people_make.signed_in(by)


def sent(browser, to=None, **typed):
    address = reverse("review_change", args=[to.pk]) if to else reverse("review_new")
    return browser.post(address, {**TYPED, **typed})


def test_a_review_is_entered_with_its_child_and_shown(here):
    kept, _by, browser = here
    answer = sent(browser)
    review = Review.objects.get(register=kept)
    assert answer.url == reverse("staff_review", args=[review.pk])
    page = browser.get(answer.url).content.decode()
    said = "7 months old · Died · main type: physical abuse · also: neglect"
    days = ("2 March 2025", "9 March 2025", "1 April 2025")
    for words in ("R0001", "Birmingham", *days, "Systems method", said, "Kofi", "on the page"):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"status": "completed", "completion_date": "1/3/2025"}, "completion_date", "completed before it"),
        ({"status": "completed"}, "completion_date", "the day is missing"),
        ({"incident_date": "2/3/25"}, "incident_date", "two digits"),
        ({"incident_date": "31/2/2025"}, "incident_date", "no date"),
        ({"authority_1": "941", "incident_date": "1/3/2020", "notification_date": "", "decision_date": "1/4/2020"},
         "authority_1", "did not exist before 1 April 2021"),
        ({"authority_1": ""}, "authority_1", "No authority is named"),
        ({"child_1_age_months": "217"}, "child_1_age_months", "18 or over"),
        ({"child_1_age_months": "7", "child_1_age_band": "5"}, "child_1_age_band", "both given"),
        ({"child_1_maltreatment_also": ["PHY"]}, "child_1_maltreatment_also_0", "named again"),
        ({"review": "Lily-1"}, "review", "may not be a name"),
        ({"recommendations": "ten"}, "recommendations", "whole number"),
        ({"status": "paused"}, "status_reason", "the reason is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_at_the_top_and_at_its_field_and_nothing_typed_is_lost(here, typed, field, says):
    _kept, _by, browser = here
    answer = sent(browser, **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'<a href="#id_{field}">[^<]*{says}', page)
    assert len(re.findall(says, page)) >= 2
    assert f'id="id_{field}"' in page
    typed_words = [one for one in typed.values() if one and isinstance(one, str)]
    assert all(words in page for words in typed_words)
    assert not Review.objects.exists()


def test_one_more_child_is_one_more_set_of_fields_and_nothing_is_judged_yet(here):
    _kept, _by, browser = here
    answer = sent(browser, status="completed", step="add_child")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "child_2_age_months" in page
    assert 'value="7"' in page
    assert "Please look at" not in page


def test_a_child_can_be_taken_out_and_the_others_stay(here):
    kept, _by, browser = here
    two = {
        "children": "2",
        "child_2_age_band": "16_17",
        "child_2_died": "no",
        "child_2_maltreatment": "unknown",
    }
    sent(browser, **two, child_1_gone="on")
    [child] = queries.version_now(Review.objects.get(register=kept)).children.all()
    assert (child.number, child.age_band, child.died) == (1, "16_17", "no")


def test_a_change_shows_what_was_known_before_by_whom_and_why(here):
    _kept, _by, browser = here
    sent(browser)
    review = Review.objects.get()
    done = {"status": "completed", "completion_date": "2/11/2025", "seen": "1", "why": "news"}
    assert sent(browser, review, **done, note="The report was agreed.").status_code == 302
    page = browser.get(reverse("staff_review", args=[review.pk])).content.decode()
    assert "The report was agreed." in page
    assert "Something happened, or became known" in page
    assert re.search(r"<b>Stands:</b> Completed\s*<span class=\"soft\">\(before: Under way\)", page)


def test_two_analysts_who_change_one_review_see_both_versions(here):
    _kept, by, browser = here
    sent(browser)
    review = Review.objects.get()
    other = people_make.signed_in(made.analyst("Ama", by.organisation))
    sent(other, review, seen="1", why="news", method="other")
    answer = sent(browser, review, seen="1", why="correction", child_1_died="no")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "As Ama left it" in page
    assert "Another method" in page
    assert 'value="no" selected' in page
    assert 'name="seen" value="2"' in page
    assert sent(browser, review, seen="2", why="correction", child_1_died="no").status_code == 302
    assert [one.number for one in queries.versions_of(review)] == [3, 2, 1]


def test_a_review_that_may_be_there_already_is_shown_first(here):
    _kept, _by, browser = here
    sent(browser)
    page = sent(browser, status="decided").content.decode()
    assert "may be in the register already" in page
    assert "R0001" in page
    assert Review.objects.count() == 1
    sent(browser, status="decided", alike_allowed="yes")
    assert Review.objects.count() == 2


def test_a_note_that_could_point_to_someone_is_marked_and_kept_only_when_somebody_has_looked(here):
    _kept, _by, browser = here
    answer = sent(browser, note="Mrs Okafor said so.")
    assert answer.status_code == 422
    assert not Review.objects.exists()
    page = answer.content.decode()
    marked = re.findall(r'name="looked_at" value="([^"]*)"', page)
    assert marked
    sent(browser, note="Mrs Okafor said so.", looked_at=marked, points_to_nobody="on")
    assert Change.objects.get().note == "Mrs Okafor said so."


def test_a_note_that_is_far_too_long_is_said_to_be_and_kept_on_the_page(here):
    _kept, _by, browser = here
    answer = sent(browser, note="It goes on. " * 40)
    assert answer.status_code == 422
    assert "longer than 200 letters" in answer.content.decode()
    assert "It goes on. It goes on." in answer.content.decode()


def test_a_review_is_struck_out_and_stays_to_be_read(here):
    _kept, _by, browser = here
    sent(browser)
    review = Review.objects.get()
    browser.post(reverse("review_strike", args=[review.pk]), {"seen": "1", "note": "It was there twice."})
    page = browser.get(reverse("staff_review", args=[review.pk])).content.decode()
    assert "struck out" in page
    assert "It was there twice." in page
    assert "R0001" not in browser.get(reverse("staff_reviews")).content.decode()


def test_reviews_are_found_by_reference_and_by_what_they_are(here):
    kept, by, browser = here
    made.entered(kept, by, key="A1", status="decided", now=NOW - timedelta(days=50))
    made.entered(kept, by, key="A2", authorities=("301",), now=NOW)
    for asked, found in (
        ({"words": "a2"}, ["A2"]),
        ({"status": "decided"}, ["A1"]),
        ({"authority": "301"}, ["A2"]),
        ({"known": "1/11/2026"}, ["A1"]),
        ({"type": "scr"}, []),
        ({}, ["A1", "A2"]),
    ):
        page = browser.get(reverse("staff_reviews"), asked).content.decode()
        assert re.findall(r"Review </span>(A\d)</a>", page) == found, asked
    assert "two digits" in browser.get(reverse("staff_reviews"), {"known": "1/11/26"}).content.decode()


def test_another_organisations_register_is_not_there(here):
    _kept, _by, browser = here
    other, someone = made.register()
    review = made.entered(other, someone)
    for name in ("staff_review", "review_change", "review_strike"):
        assert browser.get(reverse(name, args=[review.pk])).status_code == 404
    assert review.key not in browser.get(reverse("staff_reviews")).content.decode()


def test_everything_can_be_taken_along_in_the_columns_of_a_register_file(here):
    _kept, _by, browser = here
    sent(browser)
    answer = browser.get(reverse("register_csv"))
    assert answer["Content-Type"].startswith("text/csv")
    head, row = answer.content.decode().splitlines()
    assert head.startswith("review,known_from,known_to,type")
    assert row.startswith("R0001,")
    assert ",330," in row
