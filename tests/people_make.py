"""Standing people who can really sign in, and a quick way in for tests that are about something else."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.core.sealing import new_key, seal
from coalface.people.codes import sealed_code
from coalface.people.models import Channel, Person, RoleGrant
from coalface.people.unlocking import COOKIE, IN_SESSION, _place
from coalface.people.wrapping import new_steward_key
from tests import make

PASSWORD = "correct horse battery staple"
OTHER_PASSWORD = "another horse, another battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@cache
def hashed(password: str) -> str:
    return make_password(password)


def member(
    channel: Channel | None, role: Role, name: str = "Someone", *, organisation=None, codes=True
) -> Person:
    """Somebody with a password, a role (channel None: in the whole organisation) and, unless said, an app."""
    made = make.person(channel, role, name) if channel else _of_organisation(organisation, role, name)
    made.password = hashed(PASSWORD)
    made.save()
    if codes:
        add_codes(made)
    return made


def _of_organisation(organisation, role: Role, name: str) -> Person:
    made = Person.objects.create(
        organisation=organisation, email=f"{name.lower()}@{organisation.slug}.org", name=name
    )
    RoleGrant.objects.create(person=made, role=role.value)
    return made


def add_codes(person: Person) -> None:
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": sealed_code(SECRET)}
    )


def steward(channel: Channel, name: str = "Alice", *, codes: bool = True) -> Person:
    """A steward whose key really is wrapped under PASSWORD."""
    made = member(channel, Role.STEWARD, name, codes=codes)
    new_steward_key(made, PASSWORD).save(force_insert=True)
    return made


def code_now(secret: str = SECRET) -> str:
    [step] = auth.yield_hotp_counters_from_time()
    return auth.format_hotp_value(auth.hotp_value(secret, step))


def signed_in(person: Person, private_key: bytes | None = None) -> Client:
    """A browser in which somebody has signed in; a steward's private key, if given, lies open in it."""
    browser = Client()
    browser.force_login(person)
    if private_key is not None:
        cookie_key = new_key()
        session = browser.session
        locked = seal(private_key, key=cookie_key, place=_place(person))
        session[IN_SESSION] = urlsafe_b64encode(locked).decode()
        session.save()
        browser.cookies[COOKIE] = urlsafe_b64encode(cookie_key).decode()
    return browser


def at_work(person: Person) -> Client:
    """A steward at their desk. The key is any key: for tests that open no report."""
    return signed_in(person, private_key=new_key())


def sign_in(browser: Client, person: Person, *, password: str = PASSWORD, code: str = ""):
    """Go through both steps of the real pages. Returns the last answer."""
    browser.post(reverse("sign_in"), {"login": person.email, "password": password})
    return browser.post(reverse("type_code"), {"code": code or code_now()})


def leads_to_sign_in(response) -> bool:
    return response.status_code == 302 and urlsplit(response.url).path == reverse("sign_in")


@dataclass(frozen=True)
class Standing:
    """One channel's people, and the same of another organisation: who may enter, and who may not."""

    channel: Channel
    steward: Person
    other_steward: Person
    peer: Person
    answering_manager: Person
    author: Person
    analyst: Person
    reader: Person

    def browser(self, role: Role) -> Client:
        """Where somebody with this role works; a steward's key lies open."""
        person = getattr(self, role.value)
        return at_work(person) if role is Role.STEWARD else signed_in(person)


def standing() -> Standing:
    channel = make.channel(opened=False)
    return Standing(
        channel=channel,
        steward=member(channel, Role.STEWARD, "Alice"),
        other_steward=member(channel, Role.STEWARD, "Bob"),
        peer=member(channel, Role.PEER, "Peer"),
        answering_manager=member(channel, Role.ANSWERING_MANAGER, "Manager"),
        author=member(None, Role.AUTHOR, "Author", organisation=channel.organisation),
        analyst=member(None, Role.ANALYST, "Analyst", organisation=channel.organisation),
        reader=member(None, Role.READER, "Reader", organisation=channel.organisation),
    )
