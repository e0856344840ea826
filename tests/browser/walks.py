"""Journeys that more than one browser test takes."""

import time

from tests.people_make import PASSWORD, code_now

STORY = (
    "On Tuesday 13 October a family moved over to us. They had a visit booked for the next day, but it was in a"
    " case note and not on the list we work from, so nobody went."
)
TOLD = "/tell/millbrook-staff/"
SECONDS_TO_TYPE = 6


def press(page, selector: str) -> None:
    """Press something that asks the server, and wait for its answer."""
    if selector.startswith("text="):
        selector = f'main :is(a, button):visible:text-is("{selector.removeprefix("text=")}")'
    with page.expect_navigation():
        page.click(selector)


def tell(page, story: str = STORY) -> str:
    """Tell something, one question at a time, and return the five words."""
    page.check("#kind-near_miss")
    page.click("#q-kind .button")
    page.check("#stage-handover_transfer")
    page.click("#q-stage .button")
    page.fill("#story", story)
    page.click("#q-story .button")
    page.check("#handover-hindered")
    page.click("#q-conditions .button")
    page.click("#q-reach .button")
    page.fill("#one_thing", "One list.")
    page.click("#q-one_thing .button")
    page.check("#may_ask")
    press(page, "text=Seal it and send it")
    if page.locator("text=Before it is sealed").count():
        press(page, "text=Use these and seal it")
    return " ".join(page.locator(".words li").all_inner_texts())


def sign_in(page, site, email: str) -> None:
    """Sign in, once for each person of a site: a code is taken once only."""
    page.goto(site.url + "/staff/desk/")
    page.fill("input[type=email]", email)
    page.fill("input[type=password]", PASSWORD)
    press(page, "main button[type=submit]")
    left = 30 - time.time() % 30
    # A code that is about to change could be another one when it is sent.
    time.sleep(left if left < SECONDS_TO_TYPE else 0)
    page.fill("input[name=code]", code_now())
    press(page, "main button[type=submit] >> nth=0")
    assert "/staff/desk" in page.url, f"{email} could not sign in"


def come_back(page, site, words: str) -> None:
    page.goto(site.url + "/receipt/")
    page.fill("#receipt", words)
    press(page, "text=Show me")
