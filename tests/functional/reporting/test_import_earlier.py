"""Bringing earlier reports in on a page: nothing is kept before the last button, and nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from coalface.core.importing import MARK
from coalface.people.models import RoleGrant
from coalface.reporting.models import SealedReport
from tests import make, people_make

pytestmark = pytest.mark.django_db

# As cells come out of a spreadsheet: tabs between them, and quotation marks where a cell has two lines.
PASTED = (
    "Date\tDescription\tIdeas\tCategory\r\n"
    '3 May\t"Mrs Okafor rang 01632 960 115.\nNobody noted it."\tOne list.\tnear_miss\r\n'
    "4 May\tThe list had two pages and one was printed.\t\tnear_miss\r\n"
)


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def steward(channel):
    return at_the_desk(channel)


def at_the_desk(channel):
    alice = make.steward(channel, "Alice")
    people_make.add_codes(alice.person)
    return people_make.signed_in(alice.person, alice.private_key)


def first_page(browser):
    return browser.get(reverse("import_earlier")).content.decode()


def send(browser, step, **typed):
    said = browser.post(reverse("import_earlier"), {"sheet": PASTED, "step": step, **typed})
    return said, said.content.decode()


def key_of(page: str) -> str:
    return re.search(r'name="key" value="([^"]+)"', page)[1]


def test_the_desk_leads_there(steward):
    assert reverse("import_earlier") in steward.get(reverse("desk")).content.decode()


def test_columns_are_guessed_by_their_names(steward):
    said, page = send(steward, "columns")
    assert said.status_code == 200
    for name, column in {
        "happened": "Description",
        "would_help": "Ideas",
        "kind": "Category",
        "stage": "",
    }.items():
        chosen = re.search(rf'<select name="{name}".*?</select>', page, re.S)[0]
        assert f'<option value="{column}" selected>' in chosen


def test_they_are_shown_without_names_and_kept_only_at_the_end(steward):
    _, page = send(steward, "columns", key=key_of(first_page(steward)))
    said, page = send(steward, "look", happened="Description", kind="Category", key=key_of(page))
    assert said.status_code == 200
    shown = page.partition("as-sealed")[2]
    assert MARK in shown
    assert "Nobody noted it." in shown
    assert "Okafor" not in shown
    assert not SealedReport.objects.exists()
    said, _ = send(steward, "seal", happened="Description", kind="Category", key=key_of(page))
    assert said["Location"] == reverse("desk")
    assert SealedReport.objects.count() == 2


def test_pressing_twice_seals_once(steward):
    page = first_page(steward)
    for _press in range(2):
        send(steward, "seal", happened="Description", kind="Category", key=key_of(page))
    assert SealedReport.objects.count() == 2
    assert "are in already" in steward.get(reverse("desk")).content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"sheet": ""}, "Paste the sheet first"),
        ({"sheet": "Description\r\n"}, "no report in this sheet"),
        ({"sheet": 'Description\r\n"A list.'}, "a quotation mark is missing"),
        ({"happened": ""}, "Choose the column that holds what happened."),
        ({"kind": ""}, "or one kind for all of them."),
        ({"kind": "Date"}, "Line 3: Pick the kind"),
        ({"happened": "Elsewhere"}, "Elsewhere"),
    ],
)
def test_what_is_wrong_is_said_and_the_sheet_stays(steward, typed, says):
    whole = {"happened": "Description", "kind": "Category", **typed}
    said, page = send(steward, "seal", **whole)
    assert said.status_code == 422
    assert says in page
    assert not SealedReport.objects.exists()
    if "sheet" not in typed:
        assert "one was printed" in page


def test_a_channel_for_children_takes_none_in(db):
    young = make.channel(slug="young", audience="young_person")
    browser = at_the_desk(young)
    assert "promised something else" in first_page(browser)
    said, _ = send(browser, "seal", happened="Description", kind="Category", channel="young")
    assert said.status_code == 422
    assert not SealedReport.objects.exists()


def test_a_steward_of_two_channels_chooses_one(steward, channel):
    grant = RoleGrant.objects.get(channel=channel)
    other = make.channel(slug="other", organisation_=channel.organisation)
    RoleGrant.objects.create(person=grant.person, channel=other, role=grant.role)
    whole = {"happened": "Description", "kind": "Category"}
    said, page = send(steward, "seal", **whole)
    assert said.status_code == 422
    assert "Choose whose stewards are to read them." in page
    send(steward, "seal", **whole, channel="other")
    assert {row.channel for row in SealedReport.objects.all()} == {other}
