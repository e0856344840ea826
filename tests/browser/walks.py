"""Journeys that more than one browser test takes."""

import time

from tests.people_make import PASSWORD, code_now

STORY = (
    "On Tuesday 13 October a family moved over to us. They had a visit booked for the next day, but it was in a"
    " case note and not on the list we work from, so nobody went."
)
TOLD = "/tell/millbrook-staff/"


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
    page.goto(site.url + "/staff/desk/")
    for _ in range(3):
        page.fill("input[type=email]", email)
        page.fill("input[type=password]", PASSWORD)
        press(page, "main button[type=submit]")
        page.fill("input[name=code]", code_now())
        press(page, "main button[type=submit] >> nth=0")
        if "/staff/desk" in page.url:
            return
        # A code is taken once only: where it was used just now, the next one is waited for.
        time.sleep(31 - time.time() % 30)
        page.goto(site.url + "/staff/desk/")
    raise AssertionError(f"{email} could not sign in")


def come_back(page, site, words: str) -> None:
    page.goto(site.url + "/receipt/")
    page.fill("#receipt", words)
    press(page, "text=Show me")
