"""A bulletin from the register to the page that stays, by keyboard alone; each page looked at with axe."""

import os
import subprocess
import sys
import urllib.request

import pytest

from coalface.core.releases import LOOKS

from . import walks
from .test_every_page import look

MOST_STEPS = 150
ON_WHAT = "document.activeElement.id + '|' + document.activeElement.innerText.trim()"


@pytest.fixture
def with_register(site):
    """Two analysts, and two years of made-up reviews."""
    env = {**os.environ, "COALFACE_DATA": str(site.folder), "COALFACE_URL": site.url}
    env |= {"DATABASE_URL": site.database_url, "DJANGO_SETTINGS_MODULE": "coalface.config.settings"}
    subprocess.run([sys.executable, "-m", "tests.small_register"], env=env, check=True)
    return site


def go_to(page, what: str) -> None:
    """Step with the tab key to what has this id, or says this."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if what in page.evaluate(ON_WHAT).split("|"):
            return
    raise AssertionError(f"The keyboard does not come to “{what}”.")


def enter(page, what: str) -> None:
    go_to(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page, field: str, words: str) -> None:
    go_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_made_signed_published_and_read_by_keyboard(open_page, with_register):
    site = with_register
    page = open_page("/statistics/", script=True, width=1280)
    look(page, "no statistics yet")
    walks.sign_in(page, site, "kofi@example.org")
    page.goto(site.url + "/staff/bulletins/")
    look(page, "no bulletin yet")
    go_to(page, "id_period")
    page.keyboard.type("October to March 2013")
    fill(page, "id_as_known", "30/6/2014")
    enter(page, "Make the bulletin")
    look(page, "a bulletin step by step")
    assert "You made it, so somebody else looks at it." in page.inner_text("main")
    address = page.url
    other = open_page("/statistics/", script=True, width=1280)
    walks.sign_in(other, site, "maud@example.org")
    other.goto(address)
    enter(other, "Read all tables and drawings")
    look(other, "the preview")
    enter(other, "I have read it: on to the sign-off")
    for place in range(len(LOOKS)):
        go_to(other, f"id_looked_at_{place}")
        other.keyboard.press("Space")
    enter(other, "Sign it")
    look(other, "a signed bulletin")
    enter(other, "Publish it now")
    look(other, "the list with a published one")
    as_everyone_reads_it(open_page, site)


def as_everyone_reads_it(open_page, site) -> None:
    page = open_page("/statistics/", script=True, width=1280)
    enter(page, "October to March 2013-14")
    look(page, "the statistics")
    assert "58 reviews were completed in the half-year." in page.inner_text("main")
    assert page.locator("figure svg").count() == page.locator("figure svg[role=img] desc").count() > 3
    with urllib.request.urlopen(page.url + "bulletin.pdf") as answer:
        assert answer.read().startswith(b"%PDF-1.7")
