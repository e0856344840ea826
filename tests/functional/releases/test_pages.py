"""A bulletin from the first page an analyst sees to the one that stays for good, and what others may read of it."""

import json
import re
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from coalface.core.releases import LOOKS, SAME_PERSON
from coalface.integrity import queries as integrity
from coalface.releases import queries
from coalface.releases.models import Release
from tests.integration.releases import made
from tests.integration.releases.made import FIRST
from tests.people_make import signed_in

LIST, PUBLIC = reverse("staff_bulletins"), reverse("statistics")
ASKED = {"period": FIRST.name, "as_known": "30/6/2014", "decided": ""}


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.mark.django_db
def test_from_the_form_to_a_page_that_stays():
    by, second = made.analysts()
    first, other, anyone = signed_in(by), signed_in(second), Client()
    assert "There is nothing to count yet." in text_of(first.get(LIST))
    made.register(by)
    page = first.post(LIST, ASKED | {"as_known": "30/6/14"})
    assert (page.status_code, "30/6/14" in text_of(page)) == (422, True)
    page = first.post(LIST, ASKED | {"as_known": "1/3/2014"})
    assert "On this day the half-year was not over." in text_of(page)
    address = first.post(LIST, ASKED).url
    steps = text_of(first.get(address))
    assert "It is the first one, so it was checked by itself." in steps
    assert "58 reviews were completed in the half-year." in steps
    assert "You made it, so somebody else looks at it." in steps
    assert "One is under way." in text_of(first.get(LIST))
    release = Release.objects.get()
    ticked = {"step": "sign", "seen": release.files_digest().hex(), "looked_at": list(LOOKS)}
    assert SAME_PERSON in text_of(first.post(address, ticked))
    assert text_of(anyone.get(PUBLIC)).count("None is published yet.") == 1
    for path in (
        f"{PUBLIC}{FIRST.name}/",
        f"{PUBLIC}{FIRST.name}/1/",
        f"{PUBLIC}{FIRST.name}/1/bulletin.pdf",
    ):
        assert anyone.get(path).status_code == 404
    read = text_of(other.get(reverse("bulletin_read", args=(release.pk,))))
    assert read.count("<caption") == read.count("<table ") == 11
    assert other.get(reverse("bulletin_file", args=(release.pk, "bulletin.pdf"))).content[:5] == b"%PDF-"
    page = other.post(address, ticked | {"looked_at": ["tables"]})
    assert (page.status_code, "Tick everything first." in text_of(page)) == (422, True)
    assert "This day has gone." in text_of(other.post(address, {"step": "announce", "day": "1/1/2020"}))
    assert other.post(address, ticked).status_code == 302
    assert "Signed by Maud" in text_of(first.get(address))
    assert first.post(address, {"step": "publish"}).url == LIST
    as_everyone_reads_it(anyone, read)


def as_everyone_reads_it(anyone, preview: str):
    """The page says what the preview said; every file is what its digest says, and the leaf is over all of them."""
    at = f"{PUBLIC}{FIRST.name}/1/"
    public = text_of(anyone.get(at))
    assert figures_in(public) == figures_in(preview)
    assert "<td>[c]" in figures_in(public)
    assert text_of(anyone.get(f"{PUBLIC}{FIRST.name}/")) == public
    facts = anyone.get(f"/api/v1/statistics/{FIRST.name}/1").json()
    assert "Maud" not in public + json.dumps(facts)
    for file in facts["files"]:
        content = anyone.get(at + file["name"]).content
        assert sha256(content).hexdigest() == file["sha256"] == facts["log"]["facts"]["files"][file["name"]]
    assert commitment_by_hand(facts["log"]).hex() == facts["log"]["commitment"]
    leaf = commitment_by_hand(facts["log"])
    assert leaf in integrity.entered("statistics published", [leaf])
    [listed] = anyone.get("/api/v1/statistics").json()["statistics"]
    assert (listed["period"], listed["version"]) == (FIRST.name, 1)
    assert "October to March 2013-14" in text_of(anyone.get(PUBLIC))
    assert anyone.get("/api/v1/statistics/2013-15-part-2/1").status_code == 404


def figures_in(page: str) -> list[str]:
    """Every cell, heading and drawn thing with its words."""
    return re.findall(r"<(?:td|th|caption|rect|text|desc)\b[^>]*>[^<]*", page)


def commitment_by_hand(log) -> bytes:
    """Worked out from docs/reference/api.md alone: each part after its length in four bytes, over SHA-256."""
    written = json.dumps(log["facts"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = sha256(written.encode()).digest()
    assert digest.hex() == log["digest"]
    parts = (
        b"coalface commitment v1",
        bytes.fromhex(log["salt"]),
        log["what"].encode(),
        bytes.fromhex(log["id"].replace("-", "")),
        digest,
    )
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


@pytest.mark.django_db
def test_what_the_audit_refuses_is_said_in_words_and_nothing_typed_is_lost():
    by, _second = made.analysts()
    rows = [row | ({"died": "yes"} if row["child"] else {}) for row in made.rows_of_file()]
    made.register(by, rows)
    page = signed_in(by).post(LIST, ASKED)
    assert page.status_code == 422
    assert "Decide whether that may be public, and write down why" in text_of(page)
    assert "Nothing was kept." in text_of(page)
    assert 'value="30/6/2014"' in text_of(page)
    assert not Release.objects.exists()


@pytest.mark.django_db
def test_what_may_be_shown_is_chosen_when_it_is_made_and_printed_under_each_table():
    by, second = made.analysts()
    made.register(by)
    browser = signed_in(by)
    page = browser.post(LIST, ASKED | {"threshold": "5"})
    assert (page.status_code, "Choose a whole number from 6 to 30." in text_of(page)) == (422, True)
    assert not Release.objects.exists()
    chosen = {"threshold": "10", "rounding_base": "5", "deaths": "nowhere", "authorities": "no"}
    address = browser.post(LIST, ASKED | chosen).url
    release = Release.objects.get()
    read = text_of(browser.get(reverse("bulletin_read", args=(release.pk,))))
    assert "S4." not in read
    assert "S8." not in read
    for section in read.split("<section")[1:]:
        if "<caption" in section:
            children = "Counts of 1 to 9 are hidden," in section and "rounded to the nearest 5" in section
            assert children or "Numbers of reviews are shown as they are" in section
            assert "How many reviews an authority had is not shown." in section
    about = json.loads(queries.files_of(release)["datapackage.json"])["coalface"]
    assert (about["threshold"], about["rounding_base"], about["deaths"]) == (10, 5, "nowhere")
    # The next one may be stricter than this one was: what is public already is not called small.
    browser.post(address, {"step": "throw_away"})
    made.published(by, second)
    later = {"period": made.SECOND.name, "as_known": "31/12/2014", "threshold": "8"}
    assert browser.post(LIST, ASKED | later).status_code == 302
