"""Someone tells, everyone learns: the whole way in a browser, without JavaScript, on a phone's width."""

import pytest

from . import walks
from .walks import press

TITLE = "A booked visit was not on the list the new team works from"
FOUR = ("not_unusual", "not_in_news", "not_only_one", "team_large_enough")


@pytest.fixture(scope="module")
def desk(chromium, site):
    """A page for each steward, signed in once."""
    pages = {}
    contexts = []
    for email in ("alice@example.org", "bob@example.org"):
        context = chromium.new_context(viewport={"width": 360, "height": 780}, java_script_enabled=False)
        contexts.append(context)
        pages[email.partition("@")[0]] = context.new_page()
        walks.sign_in(pages[email.partition("@")[0]], site, email)
    yield pages
    for context in contexts:
        context.close()


def test_tell_read_draft_check_agree_publish_and_find(open_page, site, desk):
    reporter = open_page(walks.TOLD)
    words = walks.tell(reporter)
    assert len(words.split()) == 5
    assert reporter.context.cookies() == []

    alice, bob = desk["alice"], desk["bob"]
    _open_report(alice, site)
    assert "one day" in alice.inner_text(".sealed")
    assert "Tuesday 13 October" not in alice.inner_text(".sealed")
    _ask(alice, "What is different on a day when it goes well?")

    walks.come_back(reporter, site, words.upper())
    assert "What is different on a day when it goes well?" in reporter.inner_text("main")
    assert "to write a card" in reporter.inner_text("main")
    reporter.fill("#text", "The two teams talk before the move.")
    press(reporter, "text=Seal it and send it")
    assert "The two teams talk before the move." in reporter.inner_text("main")

    _draft(alice, site)
    _check_and_send(bob, site)
    walks.come_back(reporter, site, words)
    assert TITLE in reporter.inner_text("main")
    reporter.check("#a-yes")
    press(reporter, "text=Send my answer")
    assert "The card is agreed" in reporter.inner_text("main")

    bob.goto(site.url + "/staff/publish/")
    press(bob, "main button[type=submit]")
    anyone = open_page("/learned/?query=booked+visit")
    press(anyone, f"text={TITLE}")
    assert "In a case note" in anyone.inner_text("article, main")
    assert "Somebody went the same day" not in anyone.inner_text("main")

    walks.come_back(reporter, site, words)
    press(reporter, "text=Read the card")
    assert TITLE in reporter.inner_text("h1")


def test_an_answering_manager_has_no_way_to_the_desk(open_page, site):
    page = open_page("/")
    walks.sign_in(page, site, "mandy@example.org")
    answer = page.goto(site.url + "/staff/desk/")
    assert answer.status == 403
    assert page.locator(".inbox").count() == 0


def _open_report(page, site) -> None:
    page.goto(site.url + "/staff/desk/")
    press(page, ".inbox a >> nth=0")
    page.check("#why-to_write")
    press(page, "text=Open it")


def _ask(page, text: str) -> None:
    page.fill("#text", text)
    press(page, "text=Leave this question")


def _draft(page, site) -> None:
    page.goto(site.url + "/staff/desk/")
    press(page, ".inbox a >> nth=0")
    page.fill("#title", TITLE)
    page.fill("#what_happened", "In a case note there was a visit that was booked. It was not on the list.")
    page.fill("#how_it_ended", "Somebody went the same day.")
    page.fill("#what_would_have_helped", "One list.")
    for question in FOUR:
        page.check(f"#r-{question}")
    page.check("#act_this_week")
    press(page, "text=Send to the second steward")
    assert "It now waits for the other steward." in page.inner_text("main")


def _check_and_send(page, site) -> None:
    page.goto(site.url + "/staff/desk/")
    press(page, ".inbox a >> nth=0")
    # Whoever checks opens the report too, and says why: the reporter sees that another steward did.
    page.check("#why-to_check")
    press(page, "text=Open it")
    for question in FOUR:
        page.check(f"#r-{question}")
    press(page, "text=I have checked it")
    press(page, "text=Lay it ready for the reporter")
    assert "They have 14 days." in page.inner_text("main")
