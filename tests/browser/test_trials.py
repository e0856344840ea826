"""A trial from an idea to its result, as the answering manager does it, and as everyone then reads it."""

from datetime import date, timedelta

import pytest

from . import walks
from .test_every_page import look
from .walks import press

BEFORE, SINCE = 7, 7
AIM = "No booked visit is lost when a case moves"


def fill_in_plan(page, start: date) -> None:
    page.fill("#id_aim", AIM)
    page.fill("#id_smallest_test", "One page with every booked visit travels with each case that moves.")
    page.select_option("#id_area", "duty")
    page.fill("#id_measure", "Booked visits that were kept, of thirty")
    page.fill("#id_starts_on", start.isoformat())
    page.fill("#id_changes_on", (start + timedelta(weeks=BEFORE)).isoformat())
    page.fill("#id_ends_on", (start + timedelta(weeks=20)).isoformat())
    page.check("input[name=rhythm][value=weekly]")
    page.check("input[name=better][value=more]")
    page.fill("#id_stop_if", "Mrs Okafor says that it takes too long.")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_from_an_idea_to_a_result_that_others_copy(open_page, site, dark):
    page = open_page("/trials/", script=True, dark=dark)
    look(page, "the library")
    if dark:
        # A code is good once; the walk was walked in the light, and here the same pages are looked at.
        page.click(f"text={AIM}")
        look(page, "a finished trial in the dark")
        return
    assert "No trial has begun yet." in page.inner_text("main")
    walks.sign_in(page, site, "mandy@example.org")
    page.goto(site.url + "/staff/trials/")
    look(page, "no trial yet")
    press(page, "text=Plan a trial")
    look(page, "an empty plan")
    press(page, "text=Keep this plan")
    look(page, "a plan with what to look at again")
    start = date.today() - timedelta(weeks=BEFORE + SINCE)  # noqa: DTZ011 - as the browser's date field has it
    fill_in_plan(page, start)
    press(page, "text=Keep this plan")
    look(page, "a plan with a name in it")
    page.check("#points_to_nobody")
    press(page, "text=Keep this plan")
    look(page, "a plan")
    press(page, "text=Change the plan")
    look(page, "changing a plan")
    page.go_back()
    press(page, "text=Begin this trial")
    look(page, "a trial that has begun")
    fill_it(page, start)
    finish_and_copy(page, site)


def fill_it(page, start: date) -> None:
    press(page, "text=Enter a number")
    page.fill("#id_value", "12 of 30")
    press(page, "text=Keep this number")
    look(page, "a number that is two")
    page.fill("#id_value", "19")
    press(page, "text=Keep this number")
    weeks = [start + timedelta(weeks=week) for week in range(BEFORE + SINCE)]
    lines = [f"{day:%G-W%V},{19 + place % 2 + 8 * (place >= BEFORE)}" for place, day in enumerate(weeks)]
    page.fill("#id_sheet", "\n".join(["week,number", *lines]))
    press(page, "text=Keep these numbers")
    assert "13 numbers are kept." in page.inner_text("main")
    page.select_option("#id_period", f"{weeks[0]:%G-W%V}")
    page.fill("#id_value", "20")
    press(page, "text=Keep this number")
    look(page, "another number stands there")
    press(page, "text=Put 20 in place of 19")
    press(page, "text=Back to the trial")
    look(page, "a trial with a chart")
    assert page.locator("figure.chart svg circle, figure.chart svg .dot--signal").count() == 14
    assert page.locator("figure.chart svg .event").count() == 1
    press(page, "text=Let a program send the numbers")
    press(page, "text=Make a token")
    look(page, "a token")
    press(page, "text=Back to the trial")


def finish_and_copy(page, site) -> None:
    press(page, "text=Say what came of it")
    look(page, "what came of it, with what the chart shows")
    page.check("input[name=result][value=harmed]")
    page.fill("#id_said", "It did harm to one visit. We stop.")
    press(page, "text=Finish this trial")
    assert "The chart says otherwise." in page.inner_text("main")
    look(page, "a result that the chart does not show")
    page.check("input[name=result][value=helped]")
    page.fill("#id_said", "It helped.")
    press(page, "text=Finish this trial")
    look(page, "a result in one sentence")
    page.fill("#id_said", "About 27 visits of 30 are kept since the sixth week. We keep the page.")
    press(page, "text=Finish this trial")
    look(page, "a finished trial for staff")
    page.goto(site.url + "/trials/?result=helped")
    look(page, "the library by result")
    press(page, f"text={AIM}")
    look(page, "a finished trial")
    page.click("summary")
    assert page.locator("figure ~ details tbody tr").count() == 14
    look(page, "every number")
    press(page, "text=Copy it into a plan of your own")
    look(page, "a copy")
    assert page.input_value("#id_aim") == AIM
