"""The reading room for signed-in readers: keep a report, accept a mark or correct it, and see how far readers agree."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coalface.core.roles import Role
from coalface.inspections.models import KeptReport, Reading
from tests import make, people_make
from tests.integration.inspections.made import REPORT

pytestmark = pytest.mark.django_db
SLUG = "dorset-2021-11-19"


def page(response) -> str:
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel):
    return people_make.signed_in(people_make.member(channel, Role.PEER, "Peer"))


def keep(browser, **fields):
    sent = {"name": "The visit of May", "words": REPORT} | fields
    return browser.post("/staff/reading/keep/", sent)


def test_a_report_is_kept_for_readers_of_the_same_organisation_alone(channel, peer):
    response = keep(peer, words="", file=SimpleUploadedFile("r.txt", REPORT.encode()))
    [kept] = KeptReport.objects.all()
    assert response.status_code == 302
    assert kept.text == REPORT
    colleague = people_make.signed_in(people_make.member(channel, Role.ANSWERING_MANAGER, "Manager"))
    assert "The visit of May" in page(colleague.get("/staff/reading/"))
    assert "caseloads are too high" in page(colleague.get(f"/staff/reading/{kept.pk}/"))
    other = people_make.signed_in(people_make.member(make.channel(slug="other"), Role.PEER, "Stranger"))
    assert "The visit of May" not in page(other.get("/staff/reading/"))
    assert other.get(f"/staff/reading/{kept.pk}/").status_code == 404
    assert other.post(f"/staff/reading/{kept.pk}/away/").status_code == 404


def test_a_report_without_a_name_or_without_words_is_not_kept_and_nothing_typed_is_lost(peer):
    response = keep(peer, name="")
    assert response.status_code == 422
    assert "Give the report a name" in page(response)
    assert "Visits are late" in page(response)
    response = keep(peer, words="")
    assert "There is nothing to read yet" in page(response)
    assert not KeptReport.objects.exists()


def test_whoever_kept_it_takes_it_away_and_nobody_else(channel, peer):
    keep(peer)
    [kept] = KeptReport.objects.all()
    peer.post(f"/staff/reading/{kept.pk}/c1/", {"says": "cause"})
    other = people_make.signed_in(people_make.member(channel, Role.PEER, "Other"))
    other.post(f"/staff/reading/{kept.pk}/away/")
    assert KeptReport.objects.exists()
    peer.post(f"/staff/reading/{kept.pk}/away/")
    assert not KeptReport.objects.exists()
    assert not Reading.objects.exists()


def test_a_mark_is_accepted_or_corrected_and_the_next_one_comes(peer):
    keep(peer)
    [kept] = KeptReport.objects.all()
    shown = page(peer.get(f"/staff/reading/{kept.pk}/c1/"))
    assert "Visits are late because caseloads are too high." in shown
    assert "The rules say: <b>It criticises, and says why</b>" in shown
    response = peer.post(
        f"/staff/reading/{kept.pk}/c1/", {"says": "effect", "because": "It is the other way round."}
    )
    assert response.url == f"/staff/reading/{kept.pk}/c2/"
    [said] = Reading.objects.all()
    assert (said.rules, said.says, said.text) == (
        "cause",
        "effect",
        "Visits are late because caseloads are too high.",
    )
    # Changed later, it is the same row.
    peer.post(f"/staff/reading/{kept.pk}/c1/", {"says": "cause"})
    assert [one.says for one in Reading.objects.all()] == ["cause"]
    assert "You have read 1 of its 5 marks" in page(peer.get(f"/staff/reading/{kept.pk}/"))


def test_nothing_chosen_and_a_name_in_the_words_are_shown_back(peer):
    response = peer.post(f"/staff/reading/{SLUG}/c1/", {"because": "Because so."})
    assert response.status_code == 422
    assert "Choose what you see" in page(response)
    assert "Because so." in page(response)
    response = peer.post(f"/staff/reading/{SLUG}/c1/", {"says": "none", "because": "Mrs Okafor told me so."})
    assert response.status_code == 422
    assert "Okafor" in page(response)
    assert not Reading.objects.exists()


def test_readers_and_the_rules_are_compared_in_public_without_anybody_in_it(client, channel, peer):
    second = people_make.signed_in(people_make.member(channel, Role.PEER, "Second"))
    for number, (one, two) in enumerate(
        [("none", "none"), ("no", "none"), ("none", "none"), ("effect", "effect")], 1
    ):
        peer.post(f"/staff/reading/{SLUG}/c{number}/", {"says": one, "because": "I saw it."})
        second.post(f"/staff/reading/{SLUG}/c{number}/", {"says": two})
    shown = page(client.get("/reading/gold/"))
    assert "8 readings of 4 sentences" in shown
    assert "on 4 sentences that two or more have read" in shown
    lines = client.get("/reading/readers.csv").content.decode()
    assert '"{""no"": 1, ""none"": 1}"' in lines
    for word in ("Peer", "Second", "I saw it", "@"):
        assert word not in lines


def test_what_is_said_of_a_kept_report_stays_here(client, peer):
    keep(peer)
    [kept] = KeptReport.objects.all()
    peer.post(f"/staff/reading/{kept.pk}/c1/", {"says": "cause"})
    assert "caseloads are too high" not in client.get("/reading/readers.csv").content.decode()
    assert "Nobody has read a mark yet" in page(client.get("/reading/gold/"))


def test_a_reader_who_only_reads_has_no_way_in(channel):
    reader = people_make.signed_in(people_make.member(channel, Role.READER, "Reader"))
    assert reader.get("/staff/reading/").status_code == 403
