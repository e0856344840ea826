"""The feed and the files."""

import csv
import io
import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings as chosen
from django.urls import reverse

from coalface.learning.queries import cards
from coalface.ui.clock import today
from tests import make
from tests.integration.learning.made import published

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client) -> ElementTree.Element:
    response = client.get(reverse("feed"))
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own feed


def rows(client) -> list[dict[str, str]]:
    body = b"".join(client.get(reverse("cards_csv")).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def as_json(client) -> dict:
    return json.loads(b"".join(client.get(reverse("cards_json")).streaming_content))


def test_the_feed_has_what_atom_asks_of_a_feed_and_of_each_entry(client):
    card = published(title="One & <two>")
    found = feed(client)
    for name in ("id", "title", "updated", "author", "link"):
        assert found.find(f"{ATOM}{name}") is not None
    entry = found.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{card.pk}"
    assert entry.findtext(f"{ATOM}title") == "One & <two>"
    assert entry.find(f"{ATOM}link").get("href") == f"{chosen.SITE_URL}/learned/{card.pk}/"
    assert entry.findtext(f"{ATOM}updated").startswith("2026-11-18")


def test_a_summary_is_html_that_says_what_was_written(client):
    published(what_happened="A <b> & a visit")
    assert feed(client).findtext(f"{ATOM}entry/{ATOM}summary") == "A &lt;b&gt; &amp; a visit"


def test_an_entry_is_updated_on_the_day_that_how_it_ended_is_shown(client):
    published(on=today() - timedelta(weeks=9))
    entry = feed(client).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") > entry.findtext(f"{ATOM}published")


def test_the_feed_of_nothing_is_a_feed(client):
    assert feed(client).find(f"{ATOM}entry") is None


def test_both_files_hold_every_card_once_latest_first(client, monkeypatch):
    monkeypatch.setattr(cards, "AT_A_TIME", 2)
    channel = make.channel()
    for number in range(5):
        published(channel, title=str(number), on=make.TODAY + timedelta(days=number))
    assert [row["title"] for row in rows(client)] == ["4", "3", "2", "1", "0"]
    found = as_json(client)
    assert [card["title"] for card in found["cards"]] == ["4", "3", "2", "1", "0"]
    assert "open-government-licence" in found["licence"]


def test_how_it_ended_stands_in_no_file_while_it_is_kept_back(client):
    published(on=today())
    assert rows(client)[0]["how_it_ended"] == ""
    assert as_json(client)["cards"][0]["how_it_ended"] is None


def test_no_cell_of_the_spreadsheet_is_a_formula(client):
    published(title="=HYPERLINK(1)", what_happened="@SUM(1), “quoted”\nsecond line")
    [row] = rows(client)
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["what_happened"] == "'@SUM(1), “quoted”\nsecond line"
    assert row["conditions"] == "handover: hindered"


@pytest.mark.parametrize("name", ["feed", "cards_csv", "cards_json"])
def test_the_links_are_the_operators_whatever_host_was_asked(client, settings, name):
    published()
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://tell.example.org/"
    response = client.get(reverse(name), headers={"host": "elsewhere.example"})
    page = response.content if name == "feed" else b"".join(response.streaming_content)
    assert b"https://tell.example.org/learned/" in page
    assert b"elsewhere" not in page
