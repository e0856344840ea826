"""Does inspection help? The page asks it, shows every judgement with what it is held against, and claims nothing."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from coalface.warehouse.readers.ofsted import JUDGEMENTS

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return client.get(reverse("after_inspections"))


def test_the_page_asks_its_own_question_and_says_observational_before_any_number(page):
    said = text_of(page)
    assert "Does inspection help?" in said
    assert "Published figures cannot say." in said
    first_number = re.search(r"[+−]\d\.\d", said).start()
    for words in (
        "observational",
        "What could mislead",
        "Inspectors go where things get worse",
        "Children are in none",
    ):
        assert 0 < said.find(words) < first_number, words


def test_every_judgement_has_what_came_after_the_same_ones_before_and_where_nothing_was_published(page):
    said = text_of(page)
    for judgement in JUDGEMENTS:
        assert f"After “{judgement}”" in said
    # As docs/explanation/what-happens-after-inspections.md has it, and tests/unit/warehouse holds to the files.
    assert "The vacancy rate changed by +8.2 points net of England (+4.4 to +12.0)." in said
    assert "Of 21 judgements the two years before are known too: +5.6 points before and +5.9 after" in said
    assert (
        "After the other 15 it changed by +11.4" in said or "After the other 15 it changed by +11.5" in said
    )
    assert "changed by −1.2 in the same years: +9.4 is left (+6.1 to +12.8)." in said
    assert "Posts, % +" in said
    assert "at the median by +9.4% (" in said
    assert "too close to say)" in said
    assert len(re.findall(r"<table role", page.content.decode())) == 4 * len(JUDGEMENTS)


def test_the_explanation_has_the_intervals_of_the_page(page):
    """After Inadequate, of the 21 pairs: every cell of the table in words stands on the page too."""
    words = Path("docs/explanation/what-happens-after-inspections.md").read_text(encoding="utf-8")
    said = text_of(page).split("After “Inadequate”")[1]
    table = words[words.index("| 21 judgements") : words.index("In these the vacancy rate rose")]
    cells = re.findall(r"[+−]?[\d.]+ \([+−]?[\d.]+ to [+−]?[\d.]+(?:, too close to say)?\)", table)
    assert len(cells) == 15
    for cell in cells:
        assert cell in said, cell


def test_the_first_table_of_the_explanation_and_what_it_says_of_like_places_are_the_page_s(page):
    words = Path("docs/explanation/what-happens-after-inspections.md").read_text(encoding="utf-8")
    said = (
        text_of(page).split("After “Inadequate”")[1].partition("Before and after, of the same judgements")[0]
    )
    table = words[words.index("| | After | 95% interval") : words.index("**The vacancy rate rises")]
    rows = re.findall(r"(?m)^\| ([A-Z][\w ]+) \| ([+−][\d.]+) \| (\S+ to \S+) \| ([+−][\d.]+) \|$", table)
    assert len(rows) == 5
    for name, after, interval, stood in rows:
        there = {"Cases a case holder": "Average caseload"}.get(name, name)
        assert re.search(
            rf"{there} {re.escape(after)} \({re.escape(interval)}\) \d+ \d+ {re.escape(stood)}", said
        ), name
    left = re.search(r"changed by (\S+), and (\S+) \((\S+ to \S+)\) is left", words).groups()
    assert "changed by {} in the same years: {} is left ({}).".format(*left) in said


def test_it_is_found_from_england_and_from_the_inspections_of_a_place(client):
    here = f'href="{reverse("after_inspections")}"'
    assert here in client.get(reverse("figures")).content.decode()
    assert here in client.get(reverse("figures_area", args=["330"])).content.decode()
    # Where nobody was inspected there is no such question.
    assert here not in client.get(reverse("figures_area", args=["E12000005"])).content.decode()


def test_no_place_is_named_and_the_page_sets_no_cookie(page):
    assert "Birmingham" not in text_of(page)
    assert page.cookies == {}


def test_too_few_for_an_interval_is_said_and_no_interval_is_made_up(page):
    outstanding = text_of(page).split("After “Outstanding”")[-1]
    assert "(too few for an interval)" in outstanding
