"""The forms that a channel needs filled in before it opens."""

import pytest
from django.urls import reverse

from coalface.core.recovery import split
from coalface.core.sealing import new_key_pair
from coalface.people import actions, queries
from coalface.people.models import Channel, NameListTerm, Organisation
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db

ROUTES = {
    "duty_route": "Ring 01632 960 115",
    "lado_route": "lado@example.org",
    "whistleblowing_route": "The line",
    "escalation_route": "The head of service",
    "second_contact_name": "The chair",
    "second_contact_email": "chair@example.org",
}


@pytest.fixture
def here():
    return people.standing()


@pytest.fixture
def browser(here):
    return people.at_work(here.steward)


def url(name, here, *args) -> str:
    return reverse(name, args=[here.channel.slug, *args])


def fresh(here) -> Channel:
    return queries.channel_to_tell(here.channel.slug)


def test_routes_are_kept_and_shown_again(here, browser):
    assert browser.post(url("channel_routes", here), ROUTES).url == url("channel", here)
    assert queries.channel_facts(fresh(here)).routes_missing == ()
    assert "The head of service" in browser.get(url("channel_routes", here)).content.decode()


def test_an_open_channel_keeps_every_route(here, browser):
    browser.post(url("channel_routes", here), ROUTES)
    Channel.objects.update(opened_on=today())
    response = browser.post(url("channel_routes", here), {**ROUTES, "duty_route": " "})
    assert response.status_code == 422
    assert "The duty route has to be filled in" in response.content.decode()
    assert fresh(here).duty_route


def test_an_open_channel_for_children_keeps_a_number_to_ring(here, browser):
    browser.post(url("channel_routes", here), ROUTES)
    Channel.objects.update(opened_on=today(), audience="young_person")
    response = browser.post(url("channel_routes", here), {**ROUTES, "duty_route": "Ring the front door."})
    assert response.status_code == 422
    assert "needs a telephone number" in response.content.decode()
    assert fresh(here).duty_route == ROUTES["duty_route"]


def test_an_open_channel_keeps_its_second_contact(here, browser):
    browser.post(url("channel_routes", here), ROUTES)
    Channel.objects.update(opened_on=today())
    response = browser.post(url("channel_routes", here), {**ROUTES, "second_contact_email": ""})
    assert response.status_code == 422
    assert fresh(here).second_contact_email == "chair@example.org"


ABOUT = {
    "front_door_phone": "01632 960 100",
    "front_door_hours": "day and night",
    "support_line": "Staff support, 01632 960 190",
    "data_protection_contact": "data.protection@example.org",
}


def test_what_is_said_about_the_organisation_stands_on_the_public_pages(client, here, browser):
    assert browser.post(url("channel_about", here), ABOUT).url == url("channel", here)
    promise = client.get(reverse("promise")).content.decode()
    assert '<a href="tel:01632960100">01632 960 100</a>, day and night' in promise
    assert 'Staff support, <a href="tel:01632960190">01632 960 190</a>' in promise
    assert "data.protection@example.org" in client.get(reverse("privacy")).content.decode()
    assert "day and night" in browser.get(url("channel_about", here)).content.decode()


def test_the_number_of_the_front_door_is_needed_and_nothing_typed_is_lost(here, browser):
    response = browser.post(url("channel_about", here), {**ABOUT, "front_door_phone": ""})
    assert response.status_code == 422
    assert "Staff support" in response.content.decode()
    assert Organisation.objects.get().support_line == ""


def test_a_mistyped_address_loses_nothing(here, browser):
    response = browser.post(
        url("channel_routes", here), {**ROUTES, "second_contact_email": "chair at example"}
    )
    assert response.status_code == 422
    assert "The head of service" in response.content.decode()


def test_the_impact_assessment_is_noted(here, browser):
    browser.post(url("channel_papers", here), {"dpia_noted_on": "2026-11-02"})
    assert queries.channel_facts(fresh(here)).dpia_noted


def test_a_channel_for_families_asks_for_the_partnership_and_others_do_not(here, browser):
    assert "safeguarding partnership" not in browser.get(url("channel_papers", here)).content.decode()
    Channel.objects.update(audience="young_person")
    response = browser.get(url("channel_papers", here))
    assert "safeguarding partnership" in response.content.decode()
    browser.post(
        url("channel_papers", here),
        {
            "dpia_noted_on": "2026-11-02",
            "partnership_agreed_on": "2026-11-01",
            "readers_every_working_day": "on",
        },
    )
    facts = queries.channel_facts(fresh(here))
    assert facts.partnership_agreed
    assert facts.readers_every_working_day


def test_the_pledge_is_signed_by_a_named_leader(here, browser):
    signed = {"leader": "Jo Field", "post": "Director", "signed_on": "2026-11-02"}
    browser.post(url("channel_sign", here, "pledge"), signed)
    facts = queries.channel_facts(fresh(here))
    assert facts.pledge_signed
    assert not facts.no_sanction_signed
    assert "Jo Field" in browser.get(url("channel", here)).content.decode()


def test_what_a_leader_signed_stands_on_the_public_page(client, here, browser):
    assert "Nobody has signed yet" in client.get(reverse("promise")).content.decode()
    for what, leader in (("pledge", "Jo Field"), ("no_sanction", "Sam Moor")):
        signed = {"leader": leader, "post": "Director", "signed_on": "2026-11-02"}
        browser.post(url("channel_sign", here, what), signed)
    page = client.get(reverse("promise")).content.decode()
    assert here.channel.name in page
    assert "The pledge: Jo Field, Director, 2 November 2026" in page
    assert "The no-sanction declaration: Sam Moor, Director, 2 November 2026" in page


def test_nothing_else_can_be_signed(here, browser):
    assert browser.get(url("channel_sign", here, "anything")).status_code == 404
    assert browser.get(url("channel_names", here, "children")).status_code == 404


def test_a_name_list_takes_the_place_of_the_one_before(here, browser):
    for text in ("Name\nAnn Bell\n\nBen Cole\nAnn Bell\n", "Cy Dale"):
        browser.post(url("channel_names", here, "staff"), {"text": text})
    assert [row.term for row in NameListTerm.objects.all()] == ["Cy Dale"]


def test_a_loaded_name_is_noticed_by_a_process_that_remembered_the_list_before(here, browser):
    organisation = here.channel.organisation
    assert not queries.name_lists(organisation).by_first_word
    browser.post(url("channel_names", here, "staff"), {"text": "Zebedee Quill"})
    organisation.refresh_from_db()
    assert "zebedee" in queries.name_lists(organisation).by_first_word
    assert queries.name_lists(organisation) is queries.name_lists(organisation)


def test_rows_that_are_no_names_are_reported_one_by_one_and_nothing_is_loaded(here, browser):
    browser.post(url("channel_names", here, "staff"), {"text": "Ann Bell"})
    response = browser.post(
        url("channel_names", here, "staff"), {"text": "Ben Cole\nCole, Ben\nX\n" + "y" * 300}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "Row 2: more than one column" in page
    assert "Row 3: fewer than two letters" in page
    assert "Row 4: longer than any name" in page
    assert "Cole, Ben" in page
    assert [row.term for row in NameListTerm.objects.all()] == ["Ann Bell"]


def test_the_names_that_are_loaded_are_never_shown(here, browser):
    browser.post(url("channel_names", here, "staff"), {"text": "Zebedee Quill"})
    for page in (url("channel", here), url("channel_names", here, "staff"), reverse("people")):
        assert "Zebedee" not in browser.get(page).content.decode()


@pytest.fixture
def shares(here):
    public, private = new_key_pair()
    actions.set_recovery_key(organisation=here.channel.organisation, public_key=public, today=today())
    return split(private)


def test_any_two_shares_prove_the_recovery_key(here, browser, shares):
    typed = {"first_share": shares[2].upper(), "second_share": "  ".join(shares[0].split())}
    assert browser.post(url("channel_recovery", here), typed).url == url("channel", here)
    assert Organisation.objects.get().recovery_tested_on == today()


def test_shares_that_do_not_prove_it_are_refused_with_the_reason(here, browser, shares):
    others = split(new_key_pair()[1])
    for first, second, reason in (
        (shares[0], shares[0], "two different shares"),
        (shares[0], others[1], "do not belong together"),
        (others[0], others[1], "belong to another key"),
        ("one two three", "four five six", "do not belong together"),
    ):
        response = browser.post(url("channel_recovery", here), {"first_share": first, "second_share": second})
        assert response.status_code == 422
        assert reason in response.content.decode()
    assert Organisation.objects.get().recovery_tested_on is None


def test_without_a_recovery_key_the_page_says_who_makes_one(here, browser):
    response = browser.post(url("channel_recovery", here), {"first_share": "a", "second_share": "b"})
    assert "There is no recovery key yet" in response.content.decode()


def test_a_steward_declares_whom_they_manage(here, browser):
    here.steward.grants.update(line_manages_here=None)
    browser.post(url("channel_declare", here), {"line_manages_here": "no"})
    assert here.steward.grants.get().line_manages_here is False


def test_whoever_line_manages_here_cannot_be_its_steward(here, browser):
    here.steward.grants.update(line_manages_here=None)
    response = browser.post(url("channel_declare", here), {"line_manages_here": "yes"})
    assert response.status_code == 422
    assert "Nobody is a steward of a channel in which they line-manage." in response.content.decode()
    assert here.steward.grants.get().line_manages_here is None


def test_every_form_of_another_organisation_is_not_there(here):
    browser = people.at_work(people.steward(make.channel(), "Eve"))
    for name, args in (
        ("channel_about", ()),
        ("channel_routes", ()),
        ("channel_papers", ()),
        ("channel_recovery", ()),
        ("channel_sign", ("pledge",)),
        ("channel_names", ("staff",)),
    ):
        assert browser.get(url(name, here, *args)).status_code == 404
        assert browser.post(url(name, here, *args), {"text": "x"}).status_code == 404
