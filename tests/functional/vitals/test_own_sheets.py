"""Sheets of own months as they come: what each cell became is said before anything is kept, and asked once a column."""

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coalface.core.roles import Role
from coalface.vitals import actions
from coalface.vitals.models import OwnNumber
from tests import make, people_make

from .test_figures import text_of
from .test_own_returns import fields_of, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    made = people_make.member(None, Role.ANALYST, "Ana", organisation=make.channel().organisation)
    actions.name_authority(by=made, authority="")
    return people_make.signed_in(made)


def keep(browser, page, **also):
    return browser.post(reverse("own_enter"), {**fields_of(page), **also})


def kept():
    rows = OwnNumber.objects.order_by("month", "item").values_list("month", "item", "value")
    return [(f"{month:%Y-%m}", item, value.normalize()) for month, item, value in rows]


def test_symbols_are_named_by_line_and_column_and_a_row_without_a_number_is_not_taken(browser):
    page = look(browser, "Month,Referrals,Vacancies\n2026-09,c,x\n2026-08,190,..")
    said = text_of(page)
    assert "1 of 2 rows can be taken, with 1 numbers. August 2026. One has no number" in said
    assert "3 cells are taken as no number" in said
    assert "Line 2, “Referrals”: “c” is taken as no number." in said
    assert "Line 3, “Vacancies (FTE)”: “..” is taken as no number." in said
    assert "<details" not in page.content.decode()
    keep(browser, page)
    assert kept() == [("2026-08", "referrals", Decimal(190))]


def test_more_than_ten_symbols_are_folded(browser):
    lines = ["Month,Referrals", *(f"2025-{month:02},c" for month in range(1, 12)), "2025-12,5"]
    page = look(browser, "\n".join(lines)).content.decode()
    folded = re.search(r"(?s)<details.*?</details>", page)[0]
    assert folded.count("is taken as no number") == 11


def test_months_across_are_turned_round_and_faults_and_lines_are_those_of_the_sheet(browser):
    page = look(browser, "Our months\n,Apr-25,May-25\nReferrals,100,many\nWeather,rain,sun")
    said = text_of(page)
    assert "the months stand across the columns. It was turned round" in said
    assert "One month cannot be taken" in said
    assert "Column C (May 2025): Line 3 “Referrals”: This is no number." in said
    assert "One line is left out" in said
    assert "Line 4 “Weather”" in said
    mended = {**fields_of(page), "look": "1"}
    mended["sheet"] = mended["sheet"].replace("many", "120")
    again = browser.post(reverse("own_enter"), mended)
    assert "2 of 2 months can be taken, with 2 numbers." in text_of(again)
    keep(browser, again)
    assert kept() == [("2025-04", "referrals", Decimal(100)), ("2025-05", "referrals", Decimal(120))]


def test_which_line_holds_what_can_be_chosen_in_a_sheet_that_was_turned_round(browser):
    page = look(browser, "Measure,Apr-25\nContacts at the door,100")
    fields = {**fields_of(page), "column_1": "referrals"}
    browser.post(reverse("own_enter"), fields)
    assert kept() == [("2025-04", "referrals", Decimal(100))]


def test_a_comma_that_can_mean_two_things_is_asked_about_and_nothing_is_kept_before(browser):
    page = look(browser, 'Month;Hours worked\n2026-08;"1,234"\n2026-09;"1,250"')
    said = text_of(page)
    assert "Before thousands, or before decimals?" in said
    assert "Column B “Hours worked”, line 2: a number here can be read in two ways" in said
    assert "Which number is 1,234?" in said
    refused = keep(browser, page)
    assert refused.status_code == 422
    assert "Say which number it is." in text_of(refused)
    assert not kept()
    keep(browser, page, comma_1="thousands")
    assert [value for _month, _item, value in kept()] == [Decimal(1234), Decimal(1250)]


def test_months_that_are_kept_tell_what_a_comma_means_in_the_next(browser):
    keep(browser, look(browser, "Month,Hours worked\n2026-05,1190\n2026-06,1195\n2026-07,1192"))
    page = look(browser, 'Month;Hours worked\n2026-08;"1,234"')
    assert "Before thousands" not in text_of(page)
    keep(browser, page)
    assert kept()[-1] == ("2026-08", "hours_worked", 1234)


def test_one_thing_is_asked_about_a_number_at_a_time(browser):
    """What a comma means comes before whether the number is a slip, and which of two is right too."""
    keep(browser, look(browser, "Month,Hours worked\n2026-05,90\n2026-06,95\n2026-07,92"))
    page = look(browser, 'Month;Hours worked\n2026-08;"1,234"\n2026-09;"1,250"')
    assert "I looked at it" not in text_of(page)
    then = keep(browser, page, comma_1="thousands")
    assert "I looked at it, and it is right" in text_of(then)
    assert len(kept()) == 3
    other = look(browser, "Month,Hours worked\n2026-07,9200")
    refused = keep(browser, other).content.decode()
    assert refused.count("Say which one is right.") == 2
    assert "Tick this if it is right" not in refused
    assert "Tick this if it is right" in keep(browser, other, wins="given").content.decode()


def test_the_answer_about_a_comma_is_what_counts(browser):
    page = look(browser, 'Month;Hours worked\n2026-08;"1,234"\n2026-09;"1,250"')
    shown = browser.post(reverse("own_enter"), {**fields_of(page), "comma_1": "decimals", "look": "1"})
    assert "commas were read as standing before decimals" in text_of(shown)
    assert re.search(r'name="comma_1" value="decimals"[^>]* checked', shown.content.decode())
    keep(browser, page, comma_1="decimals")
    assert [value for _month, _item, value in kept()] == [Decimal("1.234"), Decimal("1.25")]


def test_slips_are_answered_column_by_column(browser):
    """A fraction in one column and a figure too many in another: each has its own tick."""
    lines = ["Month,Referrals,Vacancies", "2026-07,812,44", "2026-08,8120,0.137", "2026-09,805,0.142"]
    page = look(browser, "\n".join(lines))
    said = text_of(page)
    assert "Line 3, August 2026, “Referrals”: 8,120 is at least 6 times" in said
    assert "“Vacancies (FTE)”: 2 numbers lie between nought and one" in said
    assert said.count("I looked at it, and it is right") == 2
    half = keep(browser, page, sure_referrals="on")
    assert half.status_code == 422
    assert half.content.decode().count("Tick this if it is right, or mend it.") >= 1
    assert not kept()
    keep(browser, page, sure_referrals="on", sure_vacancies="on")
    assert len(kept()) == 6


def test_a_number_that_gives_way_is_not_asked_about_a_second_time(browser):
    keep(browser, look(browser, "Month,Referrals\n2026-07,800\n2026-08,812\n2026-09,805"))
    page = look(browser, "Month,Referrals\n2026-08,8120\n2026-10,810")
    assert "is at least 6 times" in text_of(page)
    done = keep(browser, page, wins="there")
    assert done.status_code == 302
    assert [value for _month, _item, value in kept()] == [800, 812, 805, 810]


def test_a_workbook_with_day_numbers_and_a_title_is_read_and_its_sheet_is_named(browser):
    book = openpyxl.Workbook()
    book.active.title = "About"
    sheet = book.create_sheet("Monthly")
    for row in (["Our months, checked"], [], ["Month", "Referrals"], [45931, 100], ["Q3", 300]):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("numbers.xlsx", content.getvalue())
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    said = text_of(page)
    assert "Sheet “Monthly”: One row cannot be taken" in said
    assert "Line 5: Column A “The month”: This is a quarter" in said
    assert "The first, in line 4, was read as October 2025." in said
    assert date(2025, 10, 1) not in OwnNumber.objects.values_list("month", flat=True)


def test_no_count_is_offered_for_a_column_named_as_a_percentage_and_none_is_taken(browser):
    page = look(browser, "Month,Referrals,Vacancy rate\n2026-05,90,0.18\n2026-06,95,0.17")
    said = page.content.decode()
    assert "percentages are computed" in text_of(page)
    assert "Choose what “Vacancy rate” holds" not in said
    offered = re.search(r'(?s)<select name="column_2".*?</select>', said)[0]
    assert 'value="part"' in offered
    assert 'value="vacancies"' not in offered
    refused = keep(browser, page, column_2="vacancies", sure_vacancies="on")
    assert refused.status_code == 422
    assert not kept()


def test_it_is_said_that_a_symbol_is_not_kept(browser):
    said = text_of(look(browser, "Month,Referrals,Leavers\n2026-05,90,c\n2026-06,95,2"))
    assert "A symbol such as c for confidential is not kept." in said
