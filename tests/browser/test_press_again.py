"""What nobody sees and the page that asks to press again, in a real browser."""

from urllib.parse import parse_qs

import pytest

from . import walks
from .test_every_page import look
from .walks import press

STORY = 'A visit was booked, & nobody went.\n\n  It was on "another" list: <the old one>.'


def filled_by_a_program(page) -> None:
    """As a password manager does it: every box that takes text, seen or not."""
    page.evaluate("document.querySelectorAll('input[type=text]').forEach(box => box.value = 'x')")


def told_in_haste(page) -> None:
    page.evaluate("document.querySelector('#kind-near_miss').checked = true")
    page.evaluate("text => document.querySelector('#story').value = text", STORY)
    page.evaluate("document.querySelector('#team-helped').checked = true")
    page.goto(page.url.partition("#")[0] + "#q-area")


def last_sent(page) -> list[dict]:
    sent: list[dict] = []
    page.on(
        "request",
        lambda request: sent.append(parse_qs(request.post_data)) if request.method == "POST" else None,
    )
    return sent


def test_no_eye_no_keyboard_and_no_voice_meets_the_box_that_stays_empty(open_page):
    page = open_page(walks.TOLD, script=True)
    assert page.locator("#website").count() == 1, "it is there for programs"
    for question in ("kind", "stage", "story", "conditions", "reach", "one_thing", "area"):
        page.goto(f"{page.url.partition('#')[0]}#q-{question}")
        assert not page.locator("#website").is_visible()
        assert not page.locator(".leave-empty label").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("#website").is_visible()
    page.emulate_media(media="screen")
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [node.get("name", {}).get("value", "") for node in tree if not node["ignored"]]
    assert any("Which part of the service?" in name for name in names), (
        "the tree that is searched is not empty"
    )
    assert not any("Leave this empty" in name for name in names)


def test_the_keyboard_goes_through_every_question_and_never_into_it(open_page):
    page = open_page(walks.TOLD, script=True)
    # All questions at once, as an old browser shows them.
    page.evaluate("document.querySelector('form.one-at-a-time').classList.add('all-at-once')")
    met = []
    for _ in range(300):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.id || document.activeElement.name || ''"))
    assert "story" in met
    assert "may_ask" in met
    assert "website" not in met


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_that_asks_to_press_again_is_easy_to_use(open_page, dark):
    page = open_page(walks.TOLD, script=True, dark=dark)
    told_in_haste(page)
    filled_by_a_program(page)
    press(page, "text=Seal it and send it")
    assert page.locator("h1").inner_text() == "Please press again in half a minute"
    page.locator("summary").click()
    assert '"another" list: <the old one>' in page.locator("details").inner_text()
    look(page, "the page that asks to press again")


def test_pressing_again_sends_all_that_was_typed_and_not_what_the_program_filled_in(open_page):
    page = open_page(walks.TOLD, script=True)
    told_in_haste(page)
    filled_by_a_program(page)
    sent = last_sent(page)
    press(page, "text=Seal it and send it")
    press(page, "text=Press again")
    first, second = sent
    assert "website" in first
    assert "website" not in second
    assert {name: values for name, values in first.items() if name != "website"}.items() <= second.items()
    assert second["story"][0].replace("\r\n", "\n") == STORY
    assert page.locator(".words li").count() == 5


def test_the_line_fills_without_a_script_and_stands_still_for_nobody_s_harm(open_page):
    page = open_page(walks.TOLD, script=True)
    told_in_haste(page)
    filled_by_a_program(page)
    press(page, "text=Seal it and send it")
    assert page.locator("script").count() == 0
    runs = page.evaluate(
        "document.querySelector('.wait-line').getAnimations({subtree: true})"
        ".map(one => one.effect.getComputedTiming())"
    )
    assert [(run["duration"], run["iterations"]) for run in runs] == [(30_000, 1)]
    assert page.locator(".wait-line").get_attribute("aria-hidden") == "true"
