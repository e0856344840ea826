"""An invitation accepted with one's organisation: the link and the account there are bound together, once for all."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions, queries
from coalface.people.models import Invitation, LinkedIdentity, Person
from coalface.people.single_sign_on import discovery
from coalface.ui.clock import today
from tests import make
from tests import people_make as people
from tests.fakes.openid_provider import openid_provider

from . import elsewhere
from .test_single_sign_on import why_not_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    discovery.forget()


@pytest.fixture
def provider():
    with openid_provider(person=elsewhere.ANN) as running:
        yield running


@pytest.fixture
def channel(provider, settings):
    made = make.channel(opened=False)
    settings.SIGN_IN = {made.organisation.slug: elsewhere.entry(provider)}
    return made


def invite(channel, role=Role.PEER, email=elsewhere.ADDRESS) -> str:
    facts = {"organisation": channel.organisation, "channel": channel, "role": role}
    return actions.invite(**facts, email=email, today=today())


def page_of(browser, token) -> str:
    return browser.get(reverse("invitation", args=[token])).content.decode()


def offers_it(browser, token) -> bool:
    return reverse("invitation_with", args=[token]) in page_of(browser, token)


def accept(browser, provider, token):
    return elsewhere.come_back(
        browser, provider, elsewhere.begin(browser, reverse("invitation_with", args=[token]))
    )


def test_it_makes_an_account_with_the_role_and_signs_in(client, channel, provider):
    token = invite(channel)
    assert "Accept with Millbrook Council" in page_of(client, token)
    assert "You are signed in" in accept(client, provider, token).content.decode()
    person = Person.objects.get()
    assert (person.name, person.email) == ("Ann Bell", elsewhere.ADDRESS)
    assert queries.roles_of(person) == {(Role.PEER, channel.pk)}
    assert not person.has_usable_password()
    link = LinkedIdentity.objects.get()
    assert (link.person, link.issuer, link.subject) == (person, provider.issuer, elsewhere.SUBJECT)
    assert elsewhere.is_in(client)


def test_from_then_on_no_link_is_needed(client, channel, provider):
    accept(client, provider, invite(channel))
    second = Client()
    elsewhere.sign_in(second, channel, provider)
    assert elsewhere.is_in(second)
    assert Person.objects.count() == 1


def test_a_link_works_once_here_too(client, channel, provider):
    token = invite(channel)
    accept(client, provider, token)
    assert not Invitation.objects.exists()
    assert client.get(reverse("invitation_with", args=[token])).status_code == 404


def test_a_link_that_was_withdrawn_while_somebody_was_away_makes_no_account(client, channel, provider):
    asked = elsewhere.begin(client, reverse("invitation_with", args=[invite(channel)]))
    Invitation.objects.all().delete()
    assert elsewhere.come_back(client, provider, asked).status_code == 404
    assert not Person.objects.exists()


def test_an_address_may_be_spelt_with_capitals_there(client, channel, provider):
    provider.person = {**elsewhere.ANN, "email": elsewhere.ADDRESS.upper()}
    accept(client, provider, invite(channel))
    assert elsewhere.is_in(client)


@pytest.mark.parametrize("said", [False, None, "false", 0, "no", []])
def test_an_address_that_the_organisation_has_not_confirmed_makes_no_account(client, channel, provider, said):
    provider.person = {**elsewhere.ANN, "email_verified": said}
    page = why_not_in(client, accept(client, provider, invite(channel)))
    assert "does not say that your e-mail address is really yours" in page
    assert not Person.objects.exists()
    assert Invitation.objects.exists(), "and the link still works"


@pytest.mark.parametrize("said", [True, 1, "1", "true"])
def test_entra_says_it_in_a_claim_of_its_own(client, channel, provider, settings, said):
    """Entra ID sends no `email_verified`; its optional claim xms_edov says that the domain’s owner was verified."""
    person = {name: claim for name, claim in elsewhere.ANN.items() if name != "email_verified"}
    provider.person = {**person, "xms_edov": said}
    slug = channel.organisation.slug
    settings.SIGN_IN = {slug: elsewhere.entry(provider, verified_claim="xms_edov")}
    accept(client, provider, invite(channel))
    assert elsewhere.is_in(client)


def test_somebody_else_of_the_organisation_cannot_use_a_link_that_they_have_found(client, channel, provider):
    provider.person = {**elsewhere.ANN, "sub": "0815", "email": "other@millbrook.example"}
    page = why_not_in(client, accept(client, provider, invite(channel)))
    assert "This invitation is for another e-mail address" in page
    assert not Person.objects.exists()


def test_without_any_address_there_is_no_account(client, channel, provider):
    provider.person = {"sub": elsewhere.SUBJECT, "email_verified": True}
    assert "This invitation is for another" in why_not_in(client, accept(client, provider, invite(channel)))


def test_an_address_that_is_said_only_when_asked_for_is_asked_for(client, channel, provider):
    provider.person, provider.user_info = {"sub": elsewhere.SUBJECT}, elsewhere.ANN
    accept(client, provider, invite(channel))
    assert elsewhere.is_in(client)
    assert Person.objects.get().name == "Ann Bell"


def test_and_not_believed_where_it_is_about_somebody_else(client, channel, provider):
    """Core 1.0, 5.3.2: the subject has to be the same."""
    provider.person, provider.user_info = {"sub": "0815"}, elsewhere.ANN
    why_not_in(client, accept(client, provider, invite(channel)))
    assert not Person.objects.exists()


def test_somebody_without_a_name_there_is_called_by_their_address(client, channel, provider):
    provider.person = {**elsewhere.ANN, "name": ""}
    accept(client, provider, invite(channel))
    assert Person.objects.get().name == elsewhere.ADDRESS


@pytest.mark.parametrize("role", [Role.STEWARD])
def test_a_steward_is_offered_no_such_way_and_none_is_there(client, channel, provider, role):
    token = invite(channel, role)
    assert not offers_it(client, token)
    assert client.get(reverse("invitation_with", args=[token])).url == reverse("invitation", args=[token])


def test_nor_does_the_action_take_one(channel, provider):
    from coalface.core.errors import NotAllowed
    from coalface.people.facts import Identity

    identity = Identity(
        provider.issuer, elsewhere.SUBJECT, elsewhere.ADDRESS, email_is_theirs=True, name="Ann"
    )
    with pytest.raises(NotAllowed, match="A steward signs in with a password"):
        actions.accept_with_identity(token=invite(channel, Role.STEWARD), identity=identity, today=today())
    assert not Person.objects.exists()


def test_nothing_is_offered_where_the_organisation_has_no_sign_in_here(client, channel, settings):
    settings.SIGN_IN = {}
    token = invite(channel)
    assert not offers_it(client, token)
    assert client.get(reverse("invitation_with", args=[token])).status_code == 302


def test_nor_is_that_of_another_organisation(client, channel, provider, settings):
    settings.SIGN_IN = {make.channel().organisation.slug: elsewhere.entry(provider)}
    assert not offers_it(client, invite(channel))


def test_an_account_with_a_password_is_not_taken_over_with_a_link(client, channel, provider):
    peer = people.member(channel, Role.PEER)
    provider.person = {**elsewhere.ANN, "email": peer.email}
    token = invite(channel, Role.PEER, email=peer.email)
    assert not offers_it(client, token)
    from coalface.core.errors import NotAllowed
    from coalface.people.facts import Identity

    identity = Identity(provider.issuer, elsewhere.SUBJECT, peer.email, email_is_theirs=True, name="Ann")
    other = make.channel(organisation_=channel.organisation)
    with pytest.raises(NotAllowed, match="You have an account here already"):
        actions.accept_with_identity(token=invite(other, email=peer.email), identity=identity, today=today())
    assert not LinkedIdentity.objects.exists()


def test_somebody_who_signs_in_elsewhere_gets_one_more_role_with_it(client, channel, provider):
    ann = elsewhere.linked(channel, provider)
    other = make.channel(organisation_=channel.organisation)
    token = invite(other, email=ann.email)
    assert "You have an account already. Sign in with it" in page_of(client, token)
    elsewhere.sign_in(client, channel, provider)
    assert offers_it(client, token)
    assert "Your password" not in page_of(client, token), "they have none to type"
    accept(client, provider, token)
    assert queries.roles_of(ann) == {(Role.PEER, channel.pk), (Role.PEER, other.pk)}


def test_but_not_with_the_account_of_somebody_else(channel, provider):
    ann = elsewhere.linked(channel, provider, subject="of Ann")
    elsewhere.linked(channel, provider)
    other = make.channel(organisation_=channel.organisation)
    browser = people.signed_in(ann)
    response = accept(browser, provider, invite(other, email=ann.email))
    assert response.status_code == 403
    assert "you sign in as somebody else here already" in response.content.decode()


def test_to_become_a_steward_they_have_to_have_a_password_first(client, channel, provider):
    ann = elsewhere.linked(channel, provider)
    other = make.channel(organisation_=channel.organisation)
    token = invite(other, Role.STEWARD, email=ann.email)
    elsewhere.sign_in(client, channel, provider)
    assert "this role needs a password and codes. Ask the operator to mend" in page_of(client, token)
    mended = actions.mend_account(person=ann, today=today())
    new = {"password": people.PASSWORD, "password_again": people.PASSWORD}
    assert people.leads_to_sign_in(Client().post(reverse("invitation", args=[mended]), new))
    assert not LinkedIdentity.objects.exists(), "there is one way in, and never two"
    ann.refresh_from_db()
    typed = {"password": people.PASSWORD, "declares": "on"}
    assert people.signed_in(ann).post(reverse("invitation", args=[token]), typed).url == reverse("staff")
    assert queries.is_steward(ann, other.pk)


def test_a_role_that_the_operator_gives_a_steward_ends_the_link(channel, provider):
    ann = elsewhere.linked(channel, provider)
    other = make.channel(organisation_=channel.organisation)
    actions.give_role(person=ann, role="steward", channel=other, line_manages_here=False, today=today())
    assert not LinkedIdentity.objects.exists()


def test_a_mended_account_can_be_made_anew_with_the_organisation_and_then_has_no_password_and_no_codes(
    client, channel, provider
):
    peer = people.member(channel, Role.PEER)
    provider.person = {**elsewhere.ANN, "email": peer.email}
    elsewhere_signed_in = people.signed_in(peer)
    token = actions.mend_account(person=peer, today=today())
    assert offers_it(client, token)
    accept(client, provider, token)
    assert elsewhere.is_in(client)
    peer.refresh_from_db()
    assert not peer.has_usable_password()
    assert not Authenticator.objects.exists()
    assert LinkedIdentity.objects.get().person == peer
    assert not elsewhere.is_in(elsewhere_signed_in)
    assert (
        client.post(reverse("sign_in"), {"login": peer.email, "password": people.PASSWORD}).url
        != "/staff/sign-in/code/"
    )


def test_whoever_has_a_new_account_there_is_bound_to_it_by_mending(client, channel, provider):
    ann = elsewhere.linked(channel, provider, subject="of the account before")
    provider.person = {**elsewhere.ANN, "email": ann.email}
    why_not_in(client, elsewhere.sign_in(client, channel, provider))
    accept(client, provider, actions.mend_account(person=ann, today=today()))
    assert LinkedIdentity.objects.get().subject == elsewhere.SUBJECT
    assert elsewhere.is_in(client)


def test_a_steward_s_account_is_never_made_anew_that_way(client, channel, provider):
    steward = people.steward(channel)
    token = actions.mend_account(person=steward, today=today())
    assert not offers_it(client, token)


def test_with_the_last_role_goes_the_link(channel, provider):
    ann = elsewhere.linked(channel, provider)
    actions.take_role_away(grant=ann.grants.get(), today=today())
    assert not LinkedIdentity.objects.exists()
    assert not Person.objects.exists()
