"""Going out to the fake provider and coming back, as a browser does."""

from urllib.parse import parse_qsl, urlsplit

from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people.models import Channel, LinkedIdentity, Person
from tests import people_make as people
from tests.fakes.openid_provider import CLIENT_ID, SECRET, Provider

SUBJECT = "4711"
ADDRESS = "ann@millbrook.example"
ANN = {"sub": SUBJECT, "email": ADDRESS, "email_verified": True, "name": "Ann Bell"}


def entry(provider: Provider, **more: str) -> dict[str, str]:
    """What an operator writes into coalface.toml for this provider."""
    return {
        "name": "Millbrook Council", "issuer": provider.issuer, "client_id": CLIENT_ID, "secret": SECRET, **more,
    }  # fmt: skip


def linked(channel: Channel, provider: Provider, role: Role = Role.PEER, *, subject: str = SUBJECT) -> Person:
    """Somebody who signs in with their organisation."""
    person = people.member(channel, role, "Ann", codes=False)
    person.set_unusable_password()
    person.save()
    LinkedIdentity.objects.create(person=person, issuer=provider.issuer, subject=subject)
    return person


def begin(browser: Client, address: str) -> dict[str, str]:
    """Follow a link to the provider. Returns what the provider is asked."""
    response = browser.get(address)
    assert response.status_code == 302, response.content.decode()
    return dict(parse_qsl(urlsplit(response.url).query))


def sign_in_link(channel: Channel) -> str:
    return reverse("sign_in_with", args=[channel.organisation.slug])


def come_back(browser: Client, provider: Provider, asked: dict[str, str], **changed: str):
    """Sign in there, and follow the way back. Returns the page here."""
    parts = urlsplit(provider.authorize(asked))
    return browser.get(parts.path, {**dict(parse_qsl(parts.query)), **changed})


def sign_in(browser: Client, channel: Channel, provider: Provider):
    return come_back(browser, provider, begin(browser, sign_in_link(channel)))


DESKS = ("staff", "desk", "why_desk", "answers", "staff_reviews")


def is_in(browser: Client) -> bool:
    return browser.get(reverse("staff"), follow=True).resolver_match.view_name in DESKS
