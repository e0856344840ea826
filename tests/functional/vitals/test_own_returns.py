"""An authority’s own months: who sees them, how they come in, and what the page says of them."""

import io
import json
import re
from datetime import date
from decimal import Decimal
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coalface.core.first_signs import LINKS
from coalface.core.own_returns import OWN_CHARTS
from coalface.core.roles import Role
from coalface.core.thresholds import STAFF_IN_AREA
from coalface.ui.clock import today
from coalface.vitals import actions
from coalface.vitals.models import OwnEntry, OwnNumber, OwnReturns
from tests import make, people_make
from tests.unit.core.test_own_census import XML as CENSUS_XML

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


def member(channel, role, name):
    where = None if role is Role.ANALYST else channel
    return people_make.member(where, role, name, organisation=channel.organisation)


@pytest.fixture
def analyst(channel):
    """An analyst who has said that theirs are none of the published figures."""
    made = member(channel, Role.ANALYST, "Ana")
    actions.name_authority(by=made, authority="")
    return made


@pytest.fixture
def browser(analyst):
    return people_make.signed_in(analyst)


def months(count=24):
    this = today().replace(day=1)
    past = [date(this.year - 2 + at // 12, at % 12 + 1, 1) for at in range(36)]
    return [month for month in past if month < this][-count:]


def sheet(rows=24):
    """Two years in which vacancies jump in the last month."""
    lines = ["Month,Social workers in post (FTE),Vacancies (FTE),Referrals,Poor,Acceptable,Good,Weather"]
    for place, month in enumerate(months(rows)):
        vacancies = 20 + place % 3 + (30 if place == rows - 1 else 0)
        lines.append(f"{month:%Y-%m},100,{vacancies},{500 + place % 3},2,6,4,rain")
    return "\n".join(lines)


def look(browser, text):
    return browser.post(reverse("own_enter"), {"step": "look", "sheet": text})


def fields_of(page):
    """What a browser would send back from the page on which a sheet is looked at."""
    text = page.content.decode()
    kept = re.search(
        r'(?s)<input type="hidden" name="sheet" value="([^"]*)"|<textarea name="sheet"[^>]*>\n(.*?)</textarea>',
        text,
    )
    chosen = {
        name: (re.findall(rf'name="{name}" value="([^"]*)"', text) or [""])[0] for name in ("names", "seen")
    }
    for name, options in re.findall(r'(?s)<select name="(column_\d+)".*?>(.*?)</select>', text):
        chosen[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    return {"step": "keep", "sheet": unescape(kept[1] or kept[2]), **chosen}


def test_a_sheet_is_looked_at_and_kept_only_when_somebody_says_so(browser, channel):
    page = look(browser, sheet())
    said = text_of(page)
    assert page.status_code == 200
    assert "24 of 24 rows can be taken, with 144 numbers." in said
    assert not OwnNumber.objects.exists()
    fields = fields_of(page)
    assert (fields["column_0"], fields["column_2"], fields["column_7"]) == ("month", "vacancies", "")
    done = browser.post(reverse("own_enter"), fields, follow=True)
    assert "144 numbers are new, and 0 took the place of others." in text_of(done)
    assert OwnNumber.objects.count() == 144
    assert list(OwnEntry.objects.values_list("way", "added", "replaced")) == [("sheet", 144, 0)]


def test_the_page_shows_the_jump_and_says_how_many_would_signal_by_chance(browser):
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet())))
    page = browser.get(reverse("own_returns"))
    said = text_of(page)
    assert "Vacancy rate ." in said or "Vacancy rate" in said
    last = f"{months(1)[0]:%B %Y}"
    assert f"The last month is {last}." in said
    assert (
        f"In one of 4 charts a month of the last twelve is a signal. {last} itself is one in one chart."
        in said
    )
    assert re.search(rf"Vacancy rate\s*\. 1 of its last 12 months is a signal: {last} \(above limits\)", said)
    assert (
        "about 0.5 of 4 charts would still have a signal in twelve months by chance, and 0.1 in the last"
        in said
    )
    # 2 of 12 files audited: Wilson's interval 4.7% to 44.8%.
    assert "In the last month 2 of 12 files, 17%; 95% interval 5% to 45%." in said
    assert "One file more or less moves the share by 8 points" in said


FROM_SHEET_TO_CHART = {
    "Hours with children,Hours worked": ("direct_time", "1200,6000", 20.0),
    "Supervisions held,Supervision due": ("supervision", "45,60", 75.0),
    "Poor,Acceptable,Good": ("audits_poor", "3,5,7", 20.0),
    "Good,Acceptable,Poor": ("audits_good", "6,5,4", 40.0),
    "Sickness days,Contracted days": ("absence", "120,2400", 5.0),
    "Cases held,Case holders (FTE)": ("caseload", "1500,75", 20.0),
    "Manager changes": ("manager_changes", "2", 2),
    "Re-referrals,Referrals": ("rereferrals", "50,200", 25.0),
    "Visits in time,Visits due": ("visits_in_time", "900,1000", 90.0),
    "Assessments within 45 days,Assessments completed": ("assessments_in_time", "120,150", 80.0),
}


@pytest.mark.parametrize("names", FROM_SHEET_TO_CHART)
def test_every_measure_goes_from_a_sheet_to_its_chart(browser, names):
    code, cells, last = FROM_SHEET_TO_CHART[names]
    lines = [f"Month,{names}", *(f"{month:%Y-%m},{cells}" for month in months(14))]
    browser.post(reverse("own_enter"), fields_of(look(browser, "\n".join(lines))))
    page = browser.get(reverse("own_returns"))
    figure = re.search(rf'(?s)<figure class="chart" id="own-{code}">.*?</figure>', page.content.decode())[0]
    assert "<svg" in figure
    drawn = re.findall(r"<td>([\d.]+)%?</td>", figure)[-3:]
    assert last in [float(cell) for cell in drawn]
    said = text_of(browser.get(reverse("own_first_signs")))
    link = next((one for one in LINKS if code in one.own), None)
    assert link is None or "No special cause in the last twelve months." in said


def test_each_own_chart_can_be_taken_along(browser):
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet())))
    for ending, start in (("png", b"\x89PNG"), ("csv", b"Point"), ("json", b"{")):
        for code in ("vacancies", "audits_poor"):
            answer = browser.get(reverse("own_chart", args=[code, ending]))
            assert answer.status_code == 200
            assert answer.content.startswith(start)
    spec = json.loads(browser.get(reverse("own_chart", args=["vacancies", "json"])).content)
    assert spec["data"]["values"][-1]["signal"] == "above limits"
    assert browser.get(reverse("own_chart", args=["caseload", "csv"])).status_code == 404


def test_the_first_signs_show_special_cause_and_what_public_figures_say(browser):
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet())))
    said = text_of(browser.get(reverse("own_first_signs")))
    assert (
        said.count("Special cause in the last twelve months:") == 3
    )  # three of the five links look at vacancies
    assert "Public numbers do not support this link." in said
    assert "Caseload : no months yet." in said


def test_nobody_else_sees_them(browser, channel):
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet())))
    for role in (Role.PEER, Role.ANSWERING_MANAGER):
        colleague = people_make.signed_in(member(channel, role, "Colleague"))
        assert "Vacancy rate" in text_of(colleague.get(reverse("own_returns")))
        assert colleague.get(reverse("own_enter")).status_code == 403
    elsewhere = people_make.signed_in(member(make.channel(), Role.ANALYST, "Stranger"))
    assert "There are no numbers yet." in text_of(elsewhere.get(reverse("own_returns")))
    assert elsewhere.get(reverse("own_chart", args=["vacancies", "csv"])).status_code == 404


def test_with_one_bad_row_nothing_is_kept_and_the_row_is_named(browser):
    lines = sheet(14).splitlines()
    lines[5] = lines[5].replace(",100,", ",a hundred,")
    page = look(browser, "\n".join(lines))
    said = text_of(page)
    assert "One row cannot be taken" in said
    assert "Line 6 (" in said or "Line 6" in said
    assert page.content.decode().count("a hundred") == 1  # where it can be mended
    refused = browser.post(reverse("own_enter"), fields_of(page))
    assert refused.status_code == 422
    assert not OwnNumber.objects.exists()


def test_a_workbook_with_a_title_row_is_read_and_its_lines_are_its_own(browser):
    book = openpyxl.Workbook()
    book.active.append(["Our monthly numbers"])
    book.active.append(["Month", "Referrals", "Leavers"])
    book.active.append([date(2026, 8, 31), 510, 2.4])
    book.active.append([date(2026, 9, 30), "many", 1])
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("numbers.xlsx", content.getvalue())
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    said = text_of(page)
    assert "1 of 2 rows can be taken, with 2 numbers." in said
    assert "Line 4" in said


def test_a_workforce_census_is_counted_up_and_no_worker_goes_further(browser):
    rows = ["AgencyWorker,SWENo,FTE,PersonBirthDate,RoleEndDate,Cases30,WorkingDaysLost"]
    rows += [f"{place % 5 == 0:d},SW{place:06},1,1980-01-01,,{place % 20},0" for place in range(40)]
    page = browser.post(reverse("own_enter"), {"step": "look", "sheet": "\n".join(rows), "year": "2025"})
    assert "SW0000" not in page.content.decode()
    assert "1 of 1 rows can be taken, with 4 numbers. September 2025." in text_of(page)
    browser.post(reverse("own_enter"), fields_of(page))
    kept = {row.item: row.value for row in OwnNumber.objects.all()}
    assert (kept["in_post"], kept["agency"], kept["cases"]) == (32, 8, sum(place % 20 for place in range(40)))


def test_another_authority_or_an_old_name_is_refused_with_what_became_of_it(browser, analyst):
    actions.name_authority(by=analyst, authority="330")
    text = "Month,LA,Referrals\n2026-08,Cumbria,5\n2026-09,Leeds,5\n2026-10,Birmingham,5\n2026-07,Atlantis,5"
    said = text_of(look(browser, text))
    assert "Since then there is Cumberland and Westmorland and Furness" in said
    assert "Column B “The authority”: These are numbers of Leeds, and this is Birmingham." in said
    assert "There is no authority of this name." in said
    assert "1 of 4 rows" in said


def test_the_xml_of_the_census_is_read_with_its_year_its_authority_and_its_vacancies(browser, analyst):
    actions.name_authority(by=analyst, authority="330")
    file = SimpleUploadedFile("CSWW 2025.xml", CENSUS_XML.encode())
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    assert "SW123456" not in page.content.decode()
    assert "1 of 1 rows can be taken, with 5 numbers. September 2025." in text_of(page)
    browser.post(reverse("own_enter"), fields_of(page))
    kept = {row.item: row.value for row in OwnNumber.objects.all()}
    assert (kept["in_post"], kept["agency"], kept["vacancies"]) == (Decimal("0.8"), 1, Decimal("44.5"))
    actions.name_authority(by=analyst, authority="383", months=actions.MOVE)
    again = SimpleUploadedFile("CSWW 2025.xml", CENSUS_XML.encode())
    said = text_of(browser.post(reverse("own_enter"), {"step": "look", "file": again, "sheet": ""}))
    assert "These are numbers of Birmingham, and this is Leeds." in said


def test_another_return_as_xml_is_refused_in_words(browser):
    file = SimpleUploadedFile("CIN.xml", b"<Message><Children><Child/></Children></Message>")
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    assert page.status_code == 422
    assert "is a file about children: none of it belongs here." in text_of(page)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Birmingham",
            "BIRMINGHAM CITY COUNCIL",
            "City of Birmingham",
            "Birmingham Children’s Trust",
            "330",
        ),
        *("E08000025", "Millbrook", "Millbrook Council"),
    ],
)
def test_our_own_name_is_taken_in_any_of_its_forms(browser, analyst, name):
    analyst.organisation.name = "Millbrook"
    analyst.organisation.save()
    actions.name_authority(by=analyst, authority="330")
    assert "1 of 1 rows can be taken" in text_of(look(browser, f"Month,LA,Referrals\n2026-10,{name},5"))


@pytest.mark.parametrize(
    ("authority", "name", "month", "taken"),
    [
        ("942", "Cumbria", "2022-05", True),  # Cumberland, made of Cumbria on 1 April 2023
        ("942", "Cumbria County Council", "2023-06", False),
        ("838", "Dorset", "2018-05", True),
        ("839", "Dorset", "2018-05", True),  # Bournemouth, Christchurch and Poole, made of it too
        ("839", "Dorset", "2020-05", False),
        ("838", "Bournemouth", "2018-05", False),
        ("839", "Poole", "2018-05", True),
        ("839", "BCP Council", "2020-05", True),
        ("810", "Hull City Council", "2020-05", True),
    ],
)
def test_an_old_name_is_ours_until_the_day_on_which_it_ended(browser, analyst, authority, name, month, taken):
    actions.name_authority(by=analyst, authority=authority)
    said = text_of(look(browser, f"Month,LA,Referrals\n{month},{name},5"))
    assert ("1 of 1 rows can be taken" in said) is taken


def test_whose_figures_these_are_is_asked_before_the_first_of_them(channel):
    browser = people_make.signed_in(member(channel, Role.ANALYST, "New"))
    assert "Whose figures are these?" in text_of(browser.get(reverse("own_enter")))
    typed = "Month,LA,Referrals\n2026-10,Leeds,5"
    refused = look(browser, typed)
    assert refused.status_code == 422
    assert "Name your authority first" in text_of(refused)
    assert typed in refused.content.decode()
    fields = {"step": "look", "sheet": typed}
    wrong = browser.post(reverse("own_enter"), {**fields, "authority": "Brimingham"})
    assert "Did you mean Birmingham" in text_of(wrong)
    named = browser.post(reverse("own_enter"), {**fields, "authority": "Birmingham City Council"})
    assert "These are numbers of Leeds, and this is Birmingham." in text_of(named)
    assert OwnReturns.objects.get().authority == "330"
    assert "Whose figures are these?" not in text_of(browser.get(reverse("own_enter")))


def test_who_is_none_of_the_authorities_says_so_and_refuses_each_of_them(channel):
    browser = people_make.signed_in(member(channel, Role.ANALYST, "New"))
    typed = f"Month,LA,Referrals\n2026-10,Leeds,5\n2026-09,{channel.organisation.name},5"
    fields = {"step": "look", "sheet": typed, "in_no_list": "on"}
    said = text_of(browser.post(reverse("own_enter"), fields))
    assert "These are numbers of Leeds, which is none of the authorities whose figures stand here." in said
    assert "1 of 2 rows" in said


def test_the_name_of_the_organisation_is_offered_where_it_is_one_of_the_authorities(channel):
    channel.organisation.name = "Leeds City Council"
    channel.organisation.save()
    browser = people_make.signed_in(member(channel, Role.ANALYST, "New"))
    assert 'value="Leeds"' in browser.get(reverse("own_enter")).content.decode()


def test_columns_that_are_left_out_are_said_first_with_what_may_be_meant(browser):
    text = "Month,Vacs,Vacancy %,Refferals,Weather\n2026-10,41,13.2,812,rain"
    page = look(browser, text)
    said = text_of(page)
    assert "3 columns are left out" in said
    assert "C “Vacancy %” . This is a percentage" in said
    assert "D “Refferals” . Do you mean “Referrals”?" in said
    assert "B “Vacs”: Vacancies (FTE)" in said
    assert said.index("3 columns are left out") < said.index("1 of 1 rows can be taken, with 1 number")
    assert 'href="#id_column_3"' in page.content.decode()
    again = browser.post(reverse("own_enter"), {**fields_of(page), "column_3": "referrals", "look": "1"})
    assert "2 columns are left out" in text_of(again)
    assert "with 2 numbers" in text_of(again)


def test_every_problem_of_every_row_is_said_and_what_was_pasted_is_there_to_mend(browser):
    text = "Month,Referrals,Cases held\n2999-01,3.7,many\n2026-09,812,4980\n2026-09,0.21,4000"
    page = look(browser, text)
    said = text_of(page)
    assert "2 rows cannot be taken" in said
    for words in (
        "Line 2: Column A “The month”: This month has not come yet.",
        "Line 2: Column B “Referrals”: This is counted in ones",
        "Line 2: Column C “Cases held”: This is no number.",
        "Line 4 (September 2026): Column B “Referrals”: This looks like a percentage written as a fraction.",
        "Line 4 (September 2026): This month stands in line 3 already.",
    ):
        assert words in said
    assert f">\n{text}\n</textarea>" in page.content.decode()
    mended = text.replace("2999-01,3.7,many", "2026-08,800,4900").replace(
        "2026-09,0.21,4000", "2026-10,820,5000"
    )
    fields = {**fields_of(page), "sheet": mended, "look": "1"}
    assert "3 of 3 rows can be taken, with 6 numbers." in text_of(browser.post(reverse("own_enter"), fields))


def test_a_workbook_that_is_refused_can_be_mended_on_the_page(browser):
    book = openpyxl.Workbook()
    for row in (["Month", "Referrals", "Leavers"], [date(2026, 9, 30), 3.7, 1.2]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("numbers.xlsx", content.getvalue())
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    assert "Line 2 (September 2026): Column B “Referrals”: This is counted in ones" in text_of(page)
    assert ">\nMonth,Referrals,Leavers\n2026-09-30,3.7,1.2\n</textarea>" in page.content.decode()


def test_columns_that_were_renamed_in_the_mending_are_guessed_anew(browser):
    page = look(browser, "Month,Weather,Leavers\n2026-09,x,many")
    mended = "Month,Leavers,Referrals\n2026-09,2,800"
    again = browser.post(reverse("own_enter"), {**fields_of(page), "sheet": mended, "look": "1"})
    assert "1 of 1 rows can be taken, with 2 numbers." in text_of(again)


def test_a_slip_of_ten_is_asked_about_and_kept_with_one_tick(browser):
    page = look(browser, "Month,Referrals\n2026-08,812\n2026-09,8120\n2026-10,805")
    said = text_of(page)
    assert "Is this number right?" in said
    assert (
        "September 2026, “Referrals”: 8,120 is at least 6 times what most of the months beside it have"
        in said
    )
    fields = fields_of(page)
    refused = browser.post(reverse("own_enter"), fields)
    assert refused.status_code == 422
    assert "Tick this if it is right" in text_of(refused)
    assert not OwnNumber.objects.exists()
    browser.post(reverse("own_enter"), {**fields, "sure_referrals": "on"})
    assert OwnNumber.objects.count() == 3


def test_a_tick_is_no_answer_to_what_was_asked_later(browser, analyst):
    fields = fields_of(look(browser, "Month,Referrals\n2026-08,812\n2026-09,8120\n2026-10,805"))
    key = ("", date(2026, 10, 1), "referrals")
    actions.enter_numbers(by=analyst, numbers={key: Decimal(700)}, way="page", today=today())
    again = browser.post(reverse("own_enter"), {**fields, "sure_referrals": "on", "wins": "given"})
    assert again.status_code == 422
    assert "has changed since you looked" in text_of(again)
    assert OwnNumber.objects.get().value == 700


def test_a_part_has_ten_staff_or_it_is_not_taken(browser, channel):
    text = "Month,Team,Referrals\n2026-09,Front door,5\n2026-09,Two people,5\n2026-10,,50"
    said = text_of(look(browser, text))
    assert "2 of 3 rows" in said
    assert "has fewer than ten staff" in said
    assert channel.areas.get().staff >= STAFF_IN_AREA.value
    few = text_of(look(browser, "Month,Team,Case holders (FTE)\n2026-09,Front door,6"))
    assert "fewer than 10 people" in few


def test_another_number_that_stands_there_is_shown_before_and_somebody_says_which_wins(browser):
    browser.post(reverse("own_enter"), fields_of(look(browser, "Month,Referrals\n2026-09,500")))
    page = look(browser, "Month,Referrals\n2026-09,600\n2026-10,610")
    said = text_of(page)
    assert "One number differs from the one that stands there" in said
    assert re.search(r"September 2026\s+Referrals\s+500\s+600", said)
    fields = fields_of(page)
    refused = browser.post(reverse("own_enter"), fields)
    assert refused.status_code == 422
    assert "Say which one is right." in text_of(refused)
    assert OwnNumber.objects.count() == 1
    browser.post(reverse("own_enter"), {**fields, "wins": "there"})
    assert values() == [500, 610]
    fields = fields_of(look(browser, "Month,Referrals\n2026-09,600\n2026-10,610"))
    browser.post(reverse("own_enter"), {**fields, "wins": "given"})
    assert values() == [600, 610]


def values():
    return list(OwnNumber.objects.order_by("month").values_list("value", flat=True))


@pytest.mark.parametrize(
    "text", ["", "nonsense", "Month,Referrals", '"Month,Referrals\n2026-01,5', "Month,Month\n2026-01,2026-02"]
)
def test_what_is_no_sheet_is_said_and_nothing_typed_is_lost(browser, text):
    page = look(browser, text)
    assert page.status_code in (200, 422)
    assert "Keep these" not in text_of(page)
    assert not OwnNumber.objects.exists()


def test_a_file_that_is_too_large_is_a_sentence(browser):
    file = SimpleUploadedFile("large.csv", b"Month,Referrals\n" + b"2026-01,5\n" * 150_000)
    page = browser.post(reverse("own_enter"), {"step": "look", "file": file, "sheet": ""})
    assert page.status_code == 422
    assert "larger than a megabyte" in text_of(page)


def test_a_form_from_another_site_brings_nothing_in(analyst):
    forged = people_make.signed_in(analyst)
    forged.handler.enforce_csrf_checks = True
    assert look(forged, sheet()).status_code == 403


def send(client, token, body):
    return client.post(
        reverse("api:api_own_numbers"),
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


def test_a_program_sends_months_with_a_token_that_reads_nothing(client, analyst):
    token = actions.make_token(by=analyst)
    body = {"months": [{"month": "2026-09", "numbers": {"referrals": 812, "in_post": 301.5}}]}
    answer = send(client, token, body)
    assert (answer.status_code, answer.json()) == (201, {"added": 2, "replaced": 0, "no_number": []})
    assert send(client, token, body).json() == {"added": 0, "replaced": 0, "no_number": []}
    kept = {row.item: row.value for row in OwnNumber.objects.all()}
    assert kept == {"referrals": Decimal(812), "in_post": Decimal("301.5")}
    assert bytes(OwnReturns.objects.get().token_digest) != token.encode()


@pytest.mark.parametrize(
    ("month", "status", "says"),
    [
        ({"month": "2026-09", "numbers": {"referrals": 900}}, 409, "another number stands"),
        (
            {"month": "2026-10", "numbers": {"referrals": 8120}},
            409,
            "is at least 6 times what most of the months beside it have",
        ),
        ({"month": "2026-13", "numbers": {"referrals": 1}}, 422, "Month 1: This is no month"),
        ({"month": "2026-09", "numbers": {"gossip": 1}}, 422, "An item is not known"),
        ({"month": "2026-08", "numbers": {"referrals": 0.2}}, 422, "percentage written as a fraction"),
        ({"month": "2026-08", "part": "nobody", "numbers": {"referrals": 2}}, 422, "no such part"),
        ({"month": "2026-09", "numbers": {"rereferrals": 813}}, 422, "is more than"),
        ({"month": "2999-01", "numbers": {"referrals": 1}}, 422, "has not come yet"),
    ],
)
def test_a_program_is_told_what_is_wrong_and_nothing_is_kept(client, analyst, month, status, says):
    token = actions.make_token(by=analyst)
    send(client, token, {"months": [{"month": "2026-09", "numbers": {"referrals": 812}}]})
    answer = send(client, token, {"months": [{"month": "2026-07", "numbers": {"referrals": 5}}, month]})
    assert answer.status_code == status
    assert says.replace("Month 1", "Month 2") in answer.json()["problem"]
    assert OwnNumber.objects.count() == 1


def test_a_program_is_told_of_everything_at_once_and_what_was_passed_over(client, analyst):
    token = actions.make_token(by=analyst)
    months = [
        {"month": "April 2026", "numbers": {"referrals": 0.2, "vacancies": "17,5", "in_post": 100}},
        {"month": "Q1 2025-26", "numbers": {"referrals": 5}},
    ]
    answer = send(client, token, {"months": months})
    assert answer.status_code == 422
    for words in (
        "Month 1, referrals: This looks like a percentage written as a fraction.",
        "Month 1, vacancies: This is text. Send a number as a number",
        "Month 2: This is a quarter, and here a number is of one month.",
    ):
        assert words in answer.json()["problem"]
    assert not OwnNumber.objects.exists()
    months = [{"month": "46113", "numbers": {"referrals": "c", "vacancies": None, "in_post": 100}}]
    answer = send(client, token, {"months": months})
    assert answer.json() == {
        "added": 1,
        "replaced": 0,
        "no_number": ["Month 1, referrals: taken as no number.", "Month 1, vacancies: taken as no number."],
    }
    assert OwnNumber.objects.get().month == date(2026, 4, 1)


def test_a_program_says_of_which_items_it_is_sure(client, analyst):
    token = actions.make_token(by=analyst)
    numbers = {"referrals": [812, 805, 8120], "vacancies": [44, 45, 0.137]}
    months = [
        {"month": f"2026-0{7 + at}", "numbers": {item: some[at] for item, some in numbers.items()}}
        for at in range(3)
    ]
    for sure, status in ((False, 409), (["referrals"], 409), (["referrals", "vacancies"], 201)):
        assert send(client, token, {"months": months, "sure": sure}).status_code == status


def test_without_the_token_nothing_is_taken(client, analyst):
    actions.make_token(by=analyst)
    body = {"months": [{"month": "2026-09", "numbers": {"referrals": 812}}]}
    for token in ("", "wrong", "x" * 43):
        assert send(client, token, body).status_code == 401


def test_settings_name_the_authority_make_a_token_and_take_everything_out(browser):
    address = reverse("own_settings")
    assert "It is Birmingham." in text_of(
        browser.post(address, {"step": "authority", "authority": "birmingham"}, follow=True)
    )
    assert "Did you mean" in text_of(browser.post(address, {"step": "authority", "authority": "Brimingham"}))
    made = browser.post(address, {"step": "token"})
    assert "shown now and never again" in text_of(made)
    token = re.search(r"<code>([\w-]{43})</code>", made.content.decode())[1]
    assert token not in browser.get(address).content.decode()
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet())))
    assert "144 numbers stand here. They go for good" in text_of(browser.get(address))
    assert "Tick the box" in text_of(browser.post(address, {"step": "out"}))
    assert OwnNumber.objects.exists()
    browser.post(address, {"step": "out", "sure": "yes"})
    assert not OwnNumber.objects.exists()
    assert "No number stands here." in text_of(browser.get(address))


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("Cumbria", ["Cumberland", "Westmorland and Furness"]),
        ("Bournemouth", ["Bournemouth, Christchurch and Poole"]),
        ("Poole", ["Bournemouth, Christchurch and Poole"]),
    ],
)
def test_an_authority_that_ended_is_nobody_and_those_after_it_are_offered(browser, channel, typed, after):
    """Statutory Instruments 2022/331 (Cumbria) and 2018/648 (Bournemouth, Dorset and Poole)."""
    address = reverse("own_settings")
    page = browser.post(address, {"step": "authority", "authority": typed})
    assert page.status_code == 422
    assert f"{typed} ended on 31 March" in text_of(page)
    offered = re.findall(r'name="authority" value="([^"]+)">', page.content.decode())
    assert offered == after
    assert OwnReturns.objects.get().authority == ""
    named = browser.post(address, {"step": "authority", "authority": after[0]}, follow=True)
    assert f"This is {after[0]} from now on." in text_of(named)
    new = people_make.signed_in(member(make.channel(), Role.ANALYST, "New"))
    fields = {"step": "look", "sheet": "Month,Referrals\n2026-10,5", "authority": typed}
    assert "Name the one that you are now." in text_of(new.post(reverse("own_enter"), fields))


def test_numbers_that_stand_there_do_not_become_anothers_without_a_word(browser):
    address = reverse("own_settings")
    browser.post(address, {"step": "authority", "authority": "Birmingham"})
    browser.post(reverse("own_enter"), fields_of(look(browser, sheet(14))))
    page = browser.post(address, {"step": "authority", "authority": "Leeds"})
    said = text_of(page)
    assert page.status_code == 422
    assert "84 numbers stand here" in said
    assert "They came in as those of Birmingham." in said
    assert "What is to become of them if this is Leeds?" in said
    assert "Area(" not in said
    assert OwnReturns.objects.get().authority == "330"
    browser.post(address, {"step": "authority", "authority": "Birmingham"})  # the same again asks nothing
    browser.post(address, {"step": "authority", "authority": "Leeds", "months": "move"})
    assert (OwnReturns.objects.get().authority, OwnNumber.objects.count()) == ("383", 84)
    asked = browser.post(address, {"step": "authority", "in_no_list": "1"})
    assert "if you are none of the authorities?" in text_of(asked)
    browser.post(address, {"step": "authority", "in_no_list": "1", "months": "go"})
    assert OwnReturns.objects.get().in_no_list
    assert not OwnNumber.objects.exists()


def test_every_chart_has_a_name_of_its_own():
    assert len({chart.name for chart in OWN_CHARTS.values()}) == len(OWN_CHARTS)
