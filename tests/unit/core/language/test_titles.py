"""A theme is titled by a condition. What names somebody, a post or a fault is questioned."""

import pytest

from coalface.core.language import Kind, names_a_person_or_post
from coalface.core.redaction import NameLists


@pytest.mark.parametrize(
    ("title", "words", "kind"),
    [
        ("The social worker did not read the file", "social worker", Kind.POST),
        ("Health visitor’s notes arrive late", "Health visitor’s", Kind.POST),
        ("The IRO was not told", "IRO", Kind.POST),
        ("Team manager forgot", "Team manager", Kind.POST),
        ("Our newly allocated social worker is ill", "social worker", Kind.POST),
        ("Worker", "Worker", Kind.POST),
        ("A worker alone at night", "worker", Kind.POST),
        ("Nobody told the IRO", "IRO", Kind.POST),
        ("Mr Khan’s visits", "Mr Khan", Kind.PERSON),
        ("Managers failing to read", "failing to", Kind.HINDSIGHT),
        ("Careless recording", "Careless", Kind.BLAME),
    ],
)
def test_it_is_questioned(title, words, kind):
    remark = names_a_person_or_post(title)
    assert (remark.words, remark.kind) == (words, kind)
    assert remark.ask.endswith("?")
    assert title[remark.start : remark.end] == words


@pytest.mark.parametrize(
    "title",
    [
        "Social worker vacancies in the duty room",
        "Manager sign-off waits on Fridays",
        "LADO referral thresholds",
        "Booked visits are lost at handover",
        "No interpreter at the first visit",
        "Supervision moves when it is busy",
        "Foster carers are told on the day",
        "Nobody knows who rings the school",
        "The list of families waiting for a worker lives in one folder",
        "",
    ],
)
def test_a_condition_is_a_good_title(title):
    assert names_a_person_or_post(title) is None


def test_the_names_of_the_organisation_count():
    lists = NameLists.of(staff=["Ottoline Quill"])
    assert names_a_person_or_post("The way ottoline quill hands over", lists).kind is Kind.PERSON
