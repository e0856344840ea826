"""A hostile text that two stewards let through: what everyone then reads, downloads and follows is still only words."""

import csv
import io
import json
from contextlib import suppress
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from coalface.core.cards import read_card
from coalface.core.errors import NotAllowed
from coalface.core.wording import KEEP_ALL
from coalface.learning.actions import put_up_card
from coalface.learning.models import Card
from coalface.learning.presenters.facts import FORMULA_SIGNS
from coalface.trials import actions
from coalface.ui.clock import today
from tests import make
from tests.integration.trials import made as trials_made

from .corpus import MARK, Input, dealt, texts
from .judging import content, why_not
from .sending import ask

LONGEST = 2000
ATOM = "{http://www.w3.org/2005/Atom}"


def short_texts() -> list[Input]:
    return [given for given in texts() if len(given.data) < LONGEST]


@pytest.fixture
def cards(here):
    """One card for each text, its words what the desk would have read from its form."""
    put_up = {}
    for given in short_texts():
        typed = dict.fromkeys(("title", "what_happened", "what_helped", "what_would_have_helped"), given.text)
        text = read_card(
            {**typed, "how_it_ended": "", "kind": "idea", "stage": "", "period": "2026-Q3", "area": ""}
        )
        put_up[given] = put_up_card(text=text, channel=here.channel, today=today())
    return put_up


def test_every_card_is_read_as_words(here, cards):
    browser, faults = here.browser("visitor"), []
    for door in ("card", "card_print"):
        for given in dealt(short_texts(), door, one_in=3):
            address = reverse(door, kwargs={"card_id": cards[given].id})
            if fault := why_not(ask(browser, "GET", address), given):
                faults.append(f"{door} < {given.name}: {fault}")
    assert not faults, "\n".join(faults[:20])


def test_the_list_of_cards_is_read_as_words(here, cards):
    browser, pages = here.browser("visitor"), []
    markup = [given.text for given in short_texts() if "<" in given.text.strip("<")]
    while len(pages) < 100:
        pages.append(ask(browser, "GET", f"/learned/?page={len(pages) + 1}"))
        assert why_not(pages[-1], Input("list", b"")) is None
        if f"page={len(pages) + 1}" not in pages[-1].content.decode():
            break
    said = "".join(page.content.decode() for page in pages)
    assert said.count(MARK) > len(cards)
    assert not [text for text in markup if text in said]


def test_no_cell_of_the_spreadsheet_is_a_formula(here, cards):
    """CWE-1236: no cell begins with a sign that a spreadsheet computes, and every row has every column (RFC 4180)."""
    answer = ask(here.browser("visitor"), "GET", reverse("cards_csv"))
    rows = list(csv.reader(io.StringIO(content(answer).decode("utf-8-sig"), newline="")))
    there = Card.objects.filter(retracted_on=None).count()
    assert there > len(cards)
    assert len(rows) == there + 1, "a heading, and one row for each card"
    assert {len(row) for row in rows} == {len(rows[0])}
    unseen = " \u00a0\u00ad\u200b\u200c\u200d\u2060\u3000\ufeff"
    assert not [cell for row in rows for cell in row if cell.lstrip(unseen).startswith(FORMULA_SIGNS)]


def test_the_feed_is_well_formed_and_holds_words_alone(here, cards):
    feed = ElementTree.fromstring(content(ask(here.browser("visitor"), "GET", reverse("feed"))))  # noqa: S314 - our own answer
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 50
    assert any(MARK in (entry.findtext(f"{ATOM}title") or "") for entry in entries)
    assert not feed.findall(".//script")


def test_the_json_holds_each_text_as_it_was_kept(here, cards):
    answer = ask(here.browser("visitor"), "GET", reverse("cards_json"))
    assert answer.headers["Content-Type"].startswith("application/json")
    titles = {card["title"] for card in json.loads(content(answer))["cards"]}
    assert {card.title for card in cards.values()} <= titles
    assert make.card().title in titles


@pytest.fixture
def trials(here):
    """A trial that runs for each text that can be one: a peer typed it, and said that its marks point to nobody."""
    made = {}
    about = {"by": here.people["peer"], "today": today()}
    for given in short_texts():
        typed = dict.fromkeys(("aim", "smallest_test", "measure", "stop_if"), given.text[:140])
        plan = trials_made.plan(today=today(), one_number=True, **typed)
        with suppress(NotAllowed):  # nothing is left of it once it is tidied
            trial = actions.plan_trial(channel=here.channel, plan=plan, looked_at=KEEP_ALL.keep, **about)
            actions.begin_trial(trial_id=trial.pk, revision=1, **about)
            numbers = trials_made.weekly(1, 2, 3, today=today())
            actions.enter_numbers(trial_id=trial.pk, numbers=numbers, **about)
            made[given] = trial.pk
    assert len(made) > len(short_texts()) * 0.9
    return made


def test_every_trial_and_its_chart_are_read_as_words(here, trials):
    browser, faults = here.browser("visitor"), []
    for door in ("trial", "trial_csv", "api:api_trial"):
        for given in dealt(list(trials), door, one_in=4):
            answer = ask(browser, "GET", reverse(door, kwargs={"trial_id": trials[given]}))
            if fault := why_not(answer, given) or (answer.status_code != 200 and "it is not there"):
                faults.append(f"{door} < {given.name}: {fault}")
    assert not faults, "\n".join(faults[:20])


def test_the_library_of_trials_is_read_as_words(here, trials):
    browser = here.browser("visitor")
    said = ""
    for number in range(1, len(trials) // 20 + 2):
        page = ask(browser, "GET", f"/trials/?page={number}")
        assert why_not(page, Input("list", b"")) is None
        said += page.content.decode()
    assert said.count(MARK) > len(trials) / 2
    markup = [given.text for given in trials if "<" in given.text.strip("<")]
    assert not [text for text in markup if text in said]
    facts = json.loads(content(ask(browser, "GET", reverse("trials_json"))))
    assert len(facts["trials"]) == len(trials) + 2, "and the two that were there"
