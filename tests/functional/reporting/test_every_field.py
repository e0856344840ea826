"""Whatever can be told can be told everywhere, and is read at the desk: a new question cannot be half there."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.html import escape

from coalface.core.telling import CHOICES, TICKS, Condition, Told
from coalface.core.vocabulary import FORM_TABLES
from coalface.reporting.schemas import ReportIn
from coalface.ui.clock import today
from tests import make, people_make

pytestmark = pytest.mark.django_db

FIELDS = [field.name for field in fields(Told)]
API_PAGE = Path(__file__).parents[3] / "docs/reference/api.md"
EVERYTHING = {
    "kind": "near_miss",
    "story": "A visit was on no list.",
    "stage": "handover_transfer",
    "conditions": (Condition("handover", "hindered"),),
    "area": "duty",
    "reach": "caught",
    "could_have_been": "serious",
    "how_often": "most_weeks",
    "one_thing": "One list for both teams.",
    "may_ask": True,
    "as_team": True,
}


@pytest.fixture
def channel():
    return make.channel()


def test_every_table_of_choices_is_one_that_forms_are_drawn_from():
    assert {id(table) for table, _says in CHOICES.values()} <= {id(table) for table in FORM_TABLES.values()}


@pytest.mark.parametrize("field", FIELDS)
def test_the_form_asks_it(client, channel, field):
    page = client.get(reverse("tell_channel", args=[channel.slug])).content.decode()
    assert re.search(rf'name="({field}"|{field.rstrip("s")}-)', page)


# Nobody can be asked anything back on paper: it has no receipt.
@pytest.mark.parametrize("field", [field for field in FIELDS if field != "may_ask"])
def test_the_paper_asks_it(client, channel, field):
    page = client.get(reverse("tell_paper", args=[channel.slug])).content.decode()
    if field in CHOICES:
        assert all(escape(term.label) in page for term in CHOICES[field][0].values())
    else:
        assert f'id="{field.replace("_", "-")}"' in page


@pytest.mark.parametrize("field", FIELDS)
def test_the_api_takes_it_and_its_page_says_so(field):
    assert field in ReportIn.model_fields
    rows = [line for line in API_PAGE.read_text().splitlines() if line.startswith("| `")]
    assert any(f"`{field}`" in row.split("|")[1] for row in rows)


@pytest.mark.parametrize("field", FIELDS)
def test_a_steward_reads_it_at_the_desk(channel, field):
    """The page of a report in which everything was told is another one where this was told otherwise."""
    told = Told(**EVERYTHING)
    assert set(EVERYTHING) == set(FIELDS)
    assert _as_read(channel, told) != _as_read(channel, replace(told, **{field: _otherwise(field)}))


def test_the_same_report_reads_the_same(channel):
    """Without this, any two pages could differ by chance, and the test above would prove nothing."""
    assert _as_read(channel, Told(**EVERYTHING)) == _as_read(channel, Told(**EVERYTHING))


def _otherwise(field: str):
    if field in CHOICES:
        return next(code for code in CHOICES[field][0] if code != EVERYTHING[field])
    others = {"story": "A call was not noted.", "one_thing": "A second line.", "area": ""}
    others |= dict.fromkeys(TICKS, False)
    return others.get(field, (Condition("handover", "helped"),))


def _as_read(channel, told: Told) -> str:
    """What the desk says of a report, without what differs each time."""
    alice = make.steward(channel, "Alice")
    people_make.add_codes(alice.person)
    facts = {name: getattr(told, name) for name in FIELDS}
    row, _receipt = make.report(channel, on=today(), **facts)
    browser = people_make.signed_in(alice.person, alice.private_key)
    address = reverse("desk_report", args=[row.pk])
    page = browser.post(address, {"step": "open", "why": "to_read"}, follow=True).content.decode()
    assert told.story in page
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(str(row.pk), ""))
