"""One month typed on a phone, by keyboard alone, and seen on its chart; each page looked at with axe."""

import os
import subprocess
import sys

import pytest

from coalface.ui.clock import today
from coalface.vitals.month_form import month_to_begin

from . import walks
from .test_bulletin import enter, fill, go_to
from .test_every_page import look


@pytest.fixture
def with_months(site):
    """An analyst, and twenty months before the one that is typed."""
    env = {**os.environ, "COALFACE_DATA": str(site.folder), "COALFACE_URL": site.url}
    env |= {"DATABASE_URL": site.database_url, "DJANGO_SETTINGS_MODULE": "coalface.config.settings"}
    subprocess.run([sys.executable, "-m", "tests.small_months"], env=env, check=True)
    return site


def test_a_month_is_typed_on_a_phone_and_stands_on_its_chart(open_page, with_months):
    page = open_page("/staff/sign-in/", script=True, width=360)
    walks.sign_in(page, with_months, "ana@example.org")
    page.goto(with_months.url + "/staff/own/")
    month = f"{month_to_begin(today()):%B %Y}"
    assert month not in page.inner_text("#own-referrals")
    page.set_viewport_size({"width": 360, "height": 780})
    enter(page, "Type a month")
    assert page.inner_text("h1") == month
    look(page, "the month to type")
    page.set_viewport_size({"width": 360, "height": 780})
    fill(page, "id_referrals", "12400")
    fill(page, "id_assessments", "655")
    enter(page, f"Keep {month}")
    assert "12,400 is at least 6 times what most of the months beside it have" in page.inner_text("#asked")
    assert page.input_value("#id_assessments") == "655"
    look(page, "a slip that is asked about")
    fill(page, "id_referrals", "1240")
    enter(page, f"Keep {month}")
    said = page.inner_text("main")
    assert f"1 of its last 12 months is a signal: {month} (above limits)." in said
    drawn = page.inner_text("#own-referrals")
    assert month[:3] in drawn
    look(page, "the charts")
    go_to(page, "Referrals: the numbers, and files to take along")
    page.keyboard.press("Enter")
    assert page.locator("#own-referrals table tr").last.inner_text().split("\t")[1] == "1,240"
    a_sheet_is_mended_where_it_stands(page, with_months)


def a_sheet_is_mended_where_it_stands(page, site) -> None:
    page.goto(site.url + "/staff/own/enter/")
    look(page, "whose figures these are")
    fill(page, "id_authority", "Leeds City Council")
    fill(
        page,
        "id_sheet",
        "Month,LA,Vacs,Vacancy %,Referrals\n2026-01,Leeds,41,13.2,3.7\n2026-02,Leeds,40,12.9,8",
    )
    enter(page, "Read it")
    look(page, "a sheet with a fault")
    assert "Line 2 (January 2026): Column E “Referrals”: This is counted in ones" in page.inner_text("main")
    page.fill("#id_sheet", page.input_value("#id_sheet").replace("3.7", "800").replace("12.9,8", "12.9,8000"))
    enter(page, "Read it again")
    look(page, "a sheet with what is asked")
    assert "Is this number right?" in page.inner_text("main")
