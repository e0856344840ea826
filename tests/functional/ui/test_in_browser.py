"""The standing pages and the one-question form in a real browser, which is handed each page."""

import shutil
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

import coalface.ui
from coalface.ui import places, views

from .addresses import STANDING

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.functional.ui.addresses")]

SITE = "http://coalface.example"
SHEET = Path(coalface.ui.__file__).parent / "static/coalface/coalface.css"
FORM = Path(__file__).with_name("one_question_form.html")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Debian's chromium is not installed.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def look_at(browser, monkeypatch):
    """Open a page in a new window: look_at(words, width=360, color_scheme="dark")."""
    monkeypatch.setattr(
        places, "_sources", [lambda: {"place": "Millbrook", "front_door_phone": "01632 960 115"}]
    )
    monkeypatch.setattr(places, "_signed_sources", [])
    windows = []

    def open_page(words: str, *, at: str = "/", width: int = 360, **kinds):
        window = browser.new_page(viewport={"width": width, "height": 740}, **kinds)
        windows.append(window)
        window.route("**/*", lambda route: route.fulfill(body=words, content_type="text/html; charset=utf-8"))
        window.route("**/*.css", lambda route: route.fulfill(path=SHEET, content_type="text/css"))
        window.goto(SITE + at)
        return window

    yield open_page
    for window in windows:
        window.close()


def standing(name: str) -> str:
    return getattr(views, name)(RequestFactory().get("/")).content.decode()


def form(**facts) -> str:
    return Template(FORM.read_text()).render(Context(facts))


def seen(window) -> list[str]:
    return window.evaluate(
        "[...document.querySelectorAll('.question')].filter(q => q.checkVisibility()).map(q => q.id)"
    )


def press(window, words: str) -> None:
    """Reach a link by the Tab key alone, and press Enter."""
    for _ in range(40):
        window.keyboard.press("Tab")
        if window.evaluate("document.activeElement.textContent.trim()") == words:
            return window.keyboard.press("Enter")
    raise AssertionError(f"{words} cannot be reached by keyboard")


def problems(window) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    return [found["id"] for found in Axe().run(window, options={"runOnly": RULES}).response["violations"]]


@pytest.mark.parametrize("name", [*STANDING, "form_expired"])
def test_axe_finds_nothing_in_either_theme(look_at, name):
    window = look_at(standing(name))
    assert problems(window) == []
    window.emulate_media(color_scheme="dark")
    assert problems(window) == []


def test_axe_finds_nothing_on_a_later_question(look_at):
    assert problems(look_at(form(), at="/#q-two")) == []


@pytest.mark.parametrize("name", STANDING)
def test_no_page_scrolls_sideways(look_at, name):
    window = look_at(standing(name))
    for width in (320, 360, 768, 1280):
        window.set_viewport_size({"width": width, "height": 740})
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_menu_stands_on_one_line_on_a_phone(look_at):
    window = look_at(standing("home"))
    tops = window.evaluate("[...document.querySelectorAll('.menu > li')].map(entry => entry.offsetTop)")
    assert len(tops) == 3
    assert len(set(tops)) == 1


def test_the_first_question_comes_with_the_introduction(look_at):
    window = look_at(form())
    assert seen(window) == ["q-one"]
    assert window.is_visible("#intro")


def test_the_form_is_walked_by_keyboard_one_question_at_a_time(look_at):
    window = look_at(form())
    press(window, "Continue")
    assert seen(window) == ["q-two"]
    assert not window.is_visible("#intro")
    assert window.evaluate("scrollY") == 0
    assert window.evaluate("document.activeElement.id") == "q-two"
    press(window, "Continue")
    assert seen(window) == ["q-three"]
    press(window, "Back")
    assert seen(window) == ["q-two"]
    press(window, "Back")
    assert seen(window) == ["q-one"]
    assert window.is_visible("#intro")


def test_what_was_typed_stays_while_walking(look_at):
    window = look_at(form())
    window.fill("#one", "A visit was not on the list.")
    press(window, "Continue")
    press(window, "Back")
    assert window.input_value("#one") == "A visit was not on the list."


def test_a_link_to_a_field_shows_its_question(look_at):
    window = look_at(form(), at="/#three")
    assert seen(window) == ["q-three"]
    assert not window.is_visible("#intro")


def test_a_form_with_everything_shows_everything(look_at):
    assert seen(look_at(form(all=True), at="/#q-two")) == ["q-one", "q-two", "q-three"]


def test_paper_shows_the_whole_form(look_at):
    window = look_at(form(), at="/#q-two")
    window.emulate_media(media="print")
    assert seen(window) == ["q-one", "q-two", "q-three"]
    assert window.is_visible("#intro")
    assert not window.is_visible(".step-only")
