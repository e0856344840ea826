"""What everyone may read, through the front door."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from coalface.core.telling import Condition
from coalface.learning.actions import retract_card
from coalface.ui.clock import today
from tests import make
from tests.integration.learning.made import published

pytestmark = pytest.mark.django_db


def page(client, name: str, *args, status: int = 200, **query) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == status
    assert not response.cookies
    return response.content.decode()


def test_the_list_says_how_many_there_are_and_never_how_any_ended(client):
    published(title="One", how_it_ended="A lighthouse.")
    shown = page(client, "learned")
    assert "1 card, latest first" in shown
    assert "One" in shown
    assert "lighthouse" not in shown


def test_with_no_card_yet_it_says_when_there_will_be_some(client):
    shown = page(client, "learned")
    assert "No card has been published yet" in shown
    assert "at least four weeks" in shown


def test_a_search_that_finds_nothing_says_what_to_try_and_keeps_what_was_typed(client):
    published()
    shown = page(client, "learned", query="<b>zebra", kind="idea")
    assert "No cards with “&lt;b&gt;zebra”" in shown
    assert "No card holds all of that. Try fewer words" in shown
    assert 'value="&lt;b&gt;zebra"' in shown
    assert '<option value="idea" selected>' in shown


@pytest.mark.parametrize(
    "junk", ["-1", "0", "99999999999999999999", "9" * 5000, "two", "1.5", "", "٣", "\x00", "2;--"]
)
def test_a_page_number_of_any_kind_leads_to_cards(client, junk):
    published(title="One")
    assert "One" in page(client, "learned", page=junk)


def test_bytes_that_are_no_writing_are_no_harm(client):
    published(title="One")
    for broken in ("page=%ED%B3%BF", "query=%FF%00", "kind=%ED%B3%BF", "query=%E2%80%AE"):
        assert client.get(f"{reverse('learned')}?{broken}").status_code == 200


@pytest.mark.parametrize("junk", ["nonsense", "<script>", "\x00", "xkindideax", "near_miss' OR 1"])
def test_a_filter_that_is_not_on_the_list_is_as_good_as_none(client, junk):
    published(title="One")
    assert "One" in page(client, "learned", kind=junk, stage=junk, condition=junk)


def test_pages_lead_on_and_back_and_keep_the_search(client):
    channel = make.channel()
    for number in range(21):
        published(channel, title=f"Number {number}")
    first = page(client, "learned", query="number")
    assert 'href="?query=number&amp;page=2" rel="next"' in first
    last = page(client, "learned", query="number", page=2)
    assert "Cards 21 to 21" in last
    assert 'rel="prev"' in last
    assert "Cards 21 to 21" in page(client, "learned", query="number", page=50)


def test_a_card_shows_what_was_learned_and_that_two_have_checked_it(client):
    conditions = (Condition("handover", "hindered"), Condition("agencies", "helped"))
    shown = page(client, "card", published(conditions=conditions, area="duty", on=today()).pk)
    for words in (
        "A nurse rang.", "Open actions that travel", "Made it more likely", "Helped", "Front door",
        "October to December 2026", "Two stewards", "1, unchanged",
    ):  # fmt: skip
        assert words in shown
    assert "Answered by the service" in shown


def test_how_it_ended_is_kept_back_for_eight_weeks_where_nobody_codes_it(client):
    weeks = today() - timedelta(weeks=7), today() - timedelta(weeks=8)
    early, late = (published(on=day, how_it_ended="A lighthouse.") for day in weeks)
    for name in ("card", "card_print"):
        assert "lighthouse" not in page(client, name, early.pk)
        assert "kept back until two peers have settled why it happened" in page(client, name, early.pk)
        assert "A lighthouse." in page(client, name, late.pk)
        assert "It was caught before" in page(client, name, late.pk)


def test_a_withheld_part_of_the_service_is_said_to_be_withheld(client):
    assert "Withheld" in page(client, "card", published().pk)


def test_the_page_for_a_team_talk_asks_three_questions(client):
    shown = page(client, "card_print", published(kind="idea").pk)
    assert "Three questions to talk about" in shown
    assert "What is the smallest test" in shown


def test_what_was_written_is_shown_as_it_was_written_and_never_as_html(client):
    card = published(title="<script>alert(1)</script>", what_happened="{{ secret }} <img src=x>")
    for name, args in (("learned", ()), ("card", (card.pk,)), ("card_print", (card.pk,))):
        shown = page(client, name, *args)
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "{{ secret }}" in shown


def test_no_page_carries_a_style_or_a_script_of_its_own(client):
    card = published()
    for name, args in (("learned", ()), ("card", (card.pk,)), ("card_print", (card.pk,))):
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", page(client, name, *args))


def test_an_unknown_card_is_not_there(client):
    page(client, "card", uuid4(), status=404)


def test_a_card_that_was_taken_back_leaves_when_and_why_and_no_title(client):
    channel = make.channel()
    card = published(channel, title="Unmistakable")
    retract_card(card_id=card.pk, by=make.steward(channel).person, why="recognisable", today=make.TODAY)
    for name in ("card", "card_print"):
        shown = page(client, name, card.pk, status=410)
        assert "taken back on 18 November 2026" in shown
        assert "could be recognised" in shown
        assert "Unmistakable" not in shown


def test_a_browser_that_has_the_page_is_told_it_has_not_changed_until_it_has(client):
    channel = make.channel()
    card = published(channel)
    address = reverse("card", args=[card.pk])
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    retract_card(card_id=card.pk, by=make.steward(channel).person, why="wrong", today=make.TODAY)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 410
