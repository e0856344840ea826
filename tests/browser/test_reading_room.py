"""The reading room in a browser without a script: a report is dropped in and read; axe finds nothing on its pages."""

import pytest

from tests.integration.inspections.made import REPORT

from .test_every_page import look
from .walks import press

PATHS = (
    "/reading/?place=dorset",
    "/reading/reports/dorset-2021-11-19/",
    "/reading/together/",
    "/reading/search/?query=caseloads",
    "/reading/gold/",
)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_of_the_room(open_page, dark, tmp_path):
    page = open_page("/reading/", script=True, dark=dark)
    origin = page.url.partition("/reading/")[0]
    # What has colours of its own is on the page of a report.
    for path in () if dark else PATHS:
        page.goto(origin + path)
        look(page, path)
    drop(page, origin, tmp_path)
    look(page, "a report that was dropped in")


def drop(page, origin, tmp_path) -> None:
    page.goto(origin + "/reading/")
    file = tmp_path / "our_own.txt"
    file.write_text(REPORT, encoding="utf-8")
    page.set_input_files("#file", file)
    press(page, "button:has-text('Read it')")


def test_a_report_is_dropped_in_without_a_script_and_its_marks_lead_both_ways(open_page, tmp_path):
    page = open_page("/reading/", script=False)
    press(page, "button:has-text('Read it')")
    assert "There is nothing to read yet" in page.locator("#oops").inner_text()
    drop(page, page.url.partition("/reading/")[0], tmp_path)
    assert page.locator("h1").inner_text() == "our own"
    first = page.locator("#explains + p").inner_text()
    assert "In one of them it names something upstream" in first
    page.click("#to-c1 a")
    assert page.url.endswith("#c1")
    page.click("#c1 sup a")
    assert page.url.endswith("#to-c1")
    assert not page.context.cookies()
