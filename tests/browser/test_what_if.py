"""A rehearsal in a browser without a script: choose, press, read, and be told what to do where nothing is moved."""

import pytest

from .test_every_page import look
from .walks import press

DOOR = "/what-if/front-door/?place=805&supervision=more&go=1&quarter=8"
VIEWS = (
    "/what-if/two-views/?place=330&supervision=more&look=morale&about=supervision_to_morale"
    "&one_from=0&one_to=0.02&other_from=0.06&other_to=0.1&go=1"
)
BOTH = "/what-if/side-by-side/?one=place%3D330%26blame%3Dless&other=place%3D330%26supervision%3Dmore"
ANSWER = "/what-if/?place=330&blame=less&supervision=more&cap=15&event=report&go=1"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_answer_a_refusal_and_the_story(open_page, dark):
    page = open_page("/what-if/", script=True, dark=dark)
    origin = page.url.partition("/what-if/")[0]
    for path in (
        f"{ANSWER}&closer=1&hold=trust_weeks.low",
        "/what-if/?go=1&name=Nothing",
        "/what-if/story/",
        DOOR,
        VIEWS,
        BOTH,
    ):
        page.goto(origin + path, timeout=60_000)
        look(page, path)


def test_levers_are_moved_without_a_script_and_the_address_can_be_kept(open_page):
    page = open_page("/what-if/", script=False)
    page.select_option("#place", label="Leeds")
    page.select_option("#blame", label="Less, by two tenths")
    page.fill("#name", "A fairer Leeds")
    press(page, "button:has-text('Rehearse')")
    assert page.locator("#answer").inner_text() == "A fairer Leeds"
    assert "of the 500 sets of assumptions we tried" in page.locator(".says-it").first.inner_text()
    assert page.locator("#place option:checked").inner_text() == "Leeds"
    kept = page.locator("text=The address of this rehearsal").get_attribute("href")
    page.goto(page.url.partition("/what-if/")[0] + kept)
    assert page.locator("#answer").inner_text() == "A fairer Leeds"
