"""The form that tells, by hand: back, by keyboard alone, and the enter key where somebody did not mean it."""

from . import walks
from .walks import press


def test_back_from_the_check_page_brings_the_words_again(open_page):
    page = open_page(walks.TOLD)
    page.check("#kind-near_miss")
    page.click("#q-kind .button")
    page.goto(page.url.partition("#")[0] + "#q-story")
    page.fill("#story", "Mrs Okafor rang about the visit.")
    page.goto(page.url.partition("#")[0] + "#q-area")
    press(page, "text=Seal it and send it")
    assert page.locator("mark", has_text="Mrs Okafor").count() == 1
    page.go_back()
    assert page.input_value("#story") == "Mrs Okafor rang about the visit."
    assert page.is_checked("#kind-near_miss")


def test_the_whole_form_by_keyboard_alone(open_page):
    page = open_page(walks.TOLD)
    page.focus("#kind-near_miss")
    page.keyboard.press("Space")
    _press_until(page, "#q-kind .button")
    page.locator("#q-stage").wait_for(state="visible")
    assert not page.locator("#q-kind").is_visible()
    _press_until(page, "#q-stage .button")
    _press_until(page, "#story", then=None)
    page.keyboard.type("A visit was not on the list.")
    for link in ("#q-story .button", "#q-conditions .button", "#q-reach .button", "#q-one_thing .button"):
        _press_until(page, link)
    with page.expect_navigation():
        _press_until(page, "#q-area button")
    assert page.locator(".words li").count() == 5


def test_enter_in_a_row_of_choices_seals_nothing_and_loses_nothing(open_page):
    page = open_page(walks.TOLD)
    page.goto(page.url + "#q-story")
    page.fill("#story", "A visit was not on the list.")
    page.goto(page.url.partition("#")[0] + "#q-kind")
    page.focus("#kind-near_miss")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".words").count() == 0
    assert page.input_value("#story") == "A visit was not on the list."
    assert page.is_checked("#kind-near_miss")


def _press_until(page, selector: str, then: str | None = "Enter") -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            if then:
                page.keyboard.press(then)
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")
