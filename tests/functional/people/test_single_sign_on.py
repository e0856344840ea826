"""Signing in with one's organisation: against a provider that really signs, and one that cheats.

Each kind of cheating has its clause in OpenID Connect Core 1.0 (3.1.3.7), RFC 9700 or RFC 8725.
"""

import json
import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people.models import LinkedIdentity, Person, RoleGrant
from coalface.people.single_sign_on import discovery, journey
from coalface.people.unlocking import COOKIE as KEY_COOKIE
from tests import make
from tests import people_make as people
from tests.fakes.openid_provider import CLIENT_ID, SECRET, Key, hs256, none, openid_provider, rs256

from . import elsewhere

pytestmark = pytest.mark.django_db
DOES_NOT_FIT = "does not fit what we asked for"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    discovery.forget()


@pytest.fixture
def provider():
    with openid_provider(person=elsewhere.ANN) as running:
        yield running


@pytest.fixture
def channel(provider, settings):
    made = make.channel()
    settings.SIGN_IN = {made.organisation.slug: elsewhere.entry(provider)}
    return made


@pytest.fixture
def ann(channel, provider):
    return elsewhere.linked(channel, provider)


def why_not_in(browser, response, status=403) -> str:
    """The sentence on the page of somebody who was not let in."""
    assert response.status_code == status
    assert not elsewhere.is_in(browser)
    assert not Session.objects.exists()
    page = response.content.decode()
    assert "You are not signed in" in page
    return page


# The way that all is well


def test_the_sign_in_page_offers_it_and_says_who_learns_of_it(client, channel):
    page = client.get(reverse("sign_in")).content.decode()
    assert "Sign in with Millbrook Council" in page
    assert "Your organisation can see that you signed in here, and when" in page
    assert elsewhere.sign_in_link(channel) in page


def test_without_an_entry_nothing_is_offered_and_its_pages_are_not_there(client, channel, settings):
    settings.SIGN_IN = {}
    assert "Or with your organisation" not in client.get(reverse("sign_in")).content.decode()
    for name in ("sign_in_with", "sign_in_back", "signed_out_here"):
        assert client.get(reverse(name, args=[channel.organisation.slug])).status_code == 404


def test_the_provider_is_asked_with_all_that_protects_the_way_back(client, channel, settings):
    settings.SITE_URL = "https://tell.example.org"
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    assert (
        asked["redirect_uri"] == f"https://tell.example.org/staff/sign-in/back/{channel.organisation.slug}/"
    )
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == {"openid", "email", "profile"}
    # RFC 7636, 4.2: a SHA-256 in base64url is 43 signs. State and nonce hold 256 bits as well.
    assert {len(asked[name]) for name in ("code_challenge", "state", "nonce")} == {43}
    again = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    assert not {asked[name] for name in ("code_challenge", "state", "nonce")} & set(again.values())


def test_somebody_who_is_known_comes_in_without_password_or_codes(client, channel, provider, ann):
    response = elsewhere.sign_in(client, channel, provider)
    assert response.status_code == 200
    page = response.content.decode()
    assert "You are signed in" in page
    assert '<meta http-equiv="refresh" content="0; url=/staff/">' in page
    assert elsewhere.is_in(client)
    shown = client.get(reverse("why_desk")).content.decode()
    assert "You sign in with your organisation, and have no password here." in shown
    assert reverse("change_password") not in shown


def test_they_get_no_key_and_no_way_to_a_sealed_report(client, channel, provider, ann):
    elsewhere.sign_in(client, channel, provider)
    assert KEY_COOKIE not in client.cookies
    assert client.get(reverse("desk")).status_code == 403


def test_the_session_is_a_new_one_and_ends_after_thirty_idle_minutes(
    client, channel, provider, ann, settings
):
    """A session that somebody else has put into this browser is not the one that is signed in."""
    session = client.session
    session["left by somebody"] = "else"
    session.save()
    before = session.session_key
    elsewhere.sign_in(client, channel, provider)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    Session.objects.update(expire_date=Session.objects.get().expire_date - timedelta(minutes=31))
    assert not elsewhere.is_in(client)


def test_the_page_that_was_asked_for_comes_after_and_never_one_elsewhere(client, channel, provider, ann):
    for asked_for, comes in (
        ("/staff/password/", "/staff/password/"),
        ("https://elsewhere.example/", "/staff/"),
    ):
        link = f"{elsewhere.sign_in_link(channel)}?next={asked_for}"
        page = elsewhere.come_back(client, provider, elsewhere.begin(client, link)).content.decode()
        assert f"url={comes}" in page
        client.post(reverse("sign_out"))


def test_only_issuer_and_subject_count_whatever_address_or_name_they_have_now(client, channel, provider, ann):
    provider.person = {"sub": elsewhere.SUBJECT, "email": "married@millbrook.example", "name": "Ann Ash"}
    elsewhere.sign_in(client, channel, provider)
    assert elsewhere.is_in(client)
    assert Person.objects.get().name == "Ann"


def test_the_way_back_travels_sealed_for_ten_minutes_and_to_no_other_address(client, channel, settings):
    settings.OVER_HTTPS = True
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    cookie = client.cookies[journey.COOKIE]
    assert cookie["path"] == "/staff/sign-in/"
    assert cookie["samesite"] == "Lax", "a Strict one is not shown when another site sends somebody back"
    assert cookie["httponly"] is True
    assert cookie["secure"] is True
    assert cookie["max-age"] == 600
    assert asked["state"] not in cookie.value
    assert asked["nonce"] not in cookie.value


def test_a_secret_that_basic_authentication_would_garble_is_sent_as_the_provider_wants_it(
    client, channel, provider, ann
):
    provider.says = {"token_endpoint_auth_methods_supported": ["client_secret_basic"]}
    elsewhere.sign_in(client, channel, provider)
    assert elsewhere.is_in(client)


# A provider, or somebody in between, that cheats

NOW = int(time.time())
CHEATS = {
    "another nonce": lambda claims: {**claims, "nonce": "of another sign-in"},
    "no nonce": lambda claims: {name: claim for name, claim in claims.items() if name != "nonce"},
    "expired": lambda claims: {**claims, "exp": NOW - 3600, "iat": NOW - 7200},
    "never expires": lambda claims: {name: claim for name, claim in claims.items() if name != "exp"},
    "expires at no time": lambda claims: {**claims, "exp": float("nan")},
    "from the future": lambda claims: {**claims, "iat": NOW + 3600},
    "not valid yet": lambda claims: {**claims, "nbf": NOW + 3600},
    "for another client": lambda claims: {**claims, "aud": "somebody else"},
    "for others as well": lambda claims: {**claims, "aud": [CLIENT_ID, "somebody else"], "azp": CLIENT_ID},
    "asked for by another client": lambda claims: {**claims, "azp": "somebody else"},
    "no audience": lambda claims: {name: claim for name, claim in claims.items() if name != "aud"},
    "another issuer": lambda claims: {**claims, "iss": "https://elsewhere.example"},
    "an issuer that only begins alike": lambda claims: {**claims, "iss": claims["iss"] + "/"},
    "no issuer": lambda claims: {name: claim for name, claim in claims.items() if name != "iss"},
    "no subject": lambda claims: {name: claim for name, claim in claims.items() if name != "sub"},
    "an empty subject": lambda claims: {**claims, "sub": ""},
    "a subject that is a list": lambda claims: {**claims, "sub": [elsewhere.SUBJECT]},
    "another access token": lambda claims: {**claims, "at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_token_that_is_not_ours_or_not_good_any_more_lets_nobody_in(client, channel, provider, ann, cheat):
    provider.twist = CHEATS[cheat]
    assert DOES_NOT_FIT in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def public_key_pem(key: Key) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


A_STRANGER_S = Key("first")
SIGNATURES = {
    "none at all": none,
    "none, in other letters": lambda claims, key: none(claims, key).replace(
        "eyJhbGciOiAibm9uZSI", "eyJhbGciOiAiTm9OZSI"
    ),
    "of the public key, as a secret": lambda claims, key: hs256(public_key_pem(key))(claims, key),
    "of the public key as it is published": lambda claims, key: hs256(json.dumps(key.jwk).encode())(
        claims, key
    ),
    "of our own secret": hs256(SECRET.encode()),
    "of somebody else under the same name": lambda claims, key: rs256(claims, A_STRANGER_S),
    "of somebody else, who brings the key along": lambda claims, key: rs256(
        claims, A_STRANGER_S, jwk=A_STRANGER_S.jwk, kid="theirs"
    ),
    "changed on the way": lambda claims, key: rs256(claims, key)[:-6] + "AAAAAA",
    "cut off": lambda claims, key: rs256(claims, key).rpartition(".")[0] + ".",
    "no token": lambda claims, key: "not a token",
    "nothing": lambda claims, key: "",
}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_that_is_not_the_provider_s_lets_nobody_in(client, channel, provider, ann, signature):
    provider.sign = SIGNATURES[signature]
    assert DOES_NOT_FIT in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_a_secret_key_among_the_public_ones_checks_nothing(client, channel, provider, ann):
    """A provider that publishes a symmetric key would let anybody sign with it."""
    from tests.fakes.openid_provider import b64

    class Symmetric(Key):
        @property
        def jwk(self):
            return {
                "kty": "oct",
                "kid": "first",
                "alg": "HS256",
                "k": b64(b"known to everybody who asks for it"),
            }

    provider.published = [Symmetric("first"), Key("second")]
    provider.sign = hs256(b"known to everybody who asks for it")
    assert DOES_NOT_FIT in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_a_key_that_the_provider_has_changed_is_looked_up_anew_and_its_old_one_no_longer_counts(
    client, channel, provider, ann
):
    elsewhere.sign_in(client, channel, provider)
    assert provider.asked.count("/jwks") == 1
    old = provider.keys[0]
    provider.keys = [Key("second")]
    for _ in range(2):
        client.post(reverse("sign_out"))
        elsewhere.sign_in(client, channel, provider)
        assert elsewhere.is_in(client)
    assert provider.asked.count("/jwks") == 2, "once for the new key, and not at every sign-in"
    client.post(reverse("sign_out"))
    provider.sign = lambda claims, key: rs256(claims, old)
    assert DOES_NOT_FIT in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_a_key_that_nobody_publishes_lets_nobody_in(client, channel, provider, ann):
    provider.published = [Key("published")]
    assert DOES_NOT_FIT in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_another_state_lets_nobody_in_and_asks_the_provider_nothing(client, channel, provider, ann):
    """Somebody who sends a link with their own code would have their victim work in the sender's account."""
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    for state in ("of somebody else", "", asked["state"][:-1], asked["state"].upper(), "é"):
        browser = Client()
        browser.cookies = client.cookies
        page = why_not_in(browser, elsewhere.come_back(browser, provider, asked, state=state), status=400)
        assert "Please begin again." in page
    assert "/token" not in provider.asked


def test_a_way_back_that_nobody_began_here_lets_nobody_in(channel, provider, ann):
    asked = elsewhere.begin(Client(), elsewhere.sign_in_link(channel))
    stranger = Client()
    assert "begun in another window" in why_not_in(
        stranger, elsewhere.come_back(stranger, provider, asked), status=400
    )
    for made_up in ("", "abc", "A" * 4000, "é"):
        stranger.cookies[journey.COOKIE] = made_up
        why_not_in(stranger, elsewhere.come_back(stranger, provider, asked), status=400)
    assert "/token" not in provider.asked


def test_a_way_back_leads_back_once(client, channel, provider, ann):
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    elsewhere.come_back(client, provider, asked)
    client.post(reverse("sign_out"))
    assert "Please begin again." in why_not_in(
        client, elsewhere.come_back(client, provider, asked), status=400
    )


def test_a_code_that_was_used_lets_nobody_in_even_with_the_cookie_of_that_journey(
    client, channel, provider, ann
):
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    kept = client.cookies[journey.COOKIE].value
    elsewhere.come_back(client, provider, asked)
    [code] = provider.codes
    client.post(reverse("sign_out"))
    client.cookies[journey.COOKIE] = kept
    response = elsewhere.come_back(client, provider, asked, code=code)
    assert DOES_NOT_FIT in why_not_in(client, response)


def test_after_ten_minutes_one_begins_again(client, channel, provider, ann, monkeypatch):
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    real = journey.now
    monkeypatch.setattr(journey, "now", lambda: real() + timedelta(minutes=10, seconds=1))
    assert "ten minutes ago" in why_not_in(client, elsewhere.come_back(client, provider, asked), status=400)


def test_a_code_is_of_no_use_without_the_verifier_of_the_browser_that_began(channel, provider, ann):
    """RFC 7636: whoever steals a code on its way cannot use it in a journey of their own."""
    victim, thief = Client(), Client()
    stolen = provider.authorize(elsewhere.begin(victim, elsewhere.sign_in_link(channel)))
    code = stolen.partition("code=")[2].partition("&")[0]
    asked = elsewhere.begin(thief, elsewhere.sign_in_link(channel))
    assert DOES_NOT_FIT in why_not_in(thief, elsewhere.come_back(thief, provider, asked, code=code))


def test_the_answer_of_one_provider_is_not_taken_at_the_address_of_another(
    client, channel, provider, settings
):
    """RFC 9700, 4.4: each has its own return address, and the journey knows where it went."""
    other = make.channel()
    settings.SIGN_IN = {
        **settings.SIGN_IN,
        other.organisation.slug: elsewhere.entry(provider, name="Elsewhere"),
    }
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    code = provider.authorize(asked).partition("code=")[2].partition("&")[0]
    there = reverse("sign_in_back", args=[other.organisation.slug])
    why_not_in(client, client.get(there, {"code": code, "state": asked["state"]}), status=400)
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    response = elsewhere.come_back(client, provider, asked, iss="https://elsewhere.example")
    assert DOES_NOT_FIT in why_not_in(client, response)
    assert "/token" not in provider.asked


def test_somebody_who_says_no_there_is_told_so_here(client, channel, provider):
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    back = reverse("sign_in_back", args=[channel.organisation.slug])
    response = client.get(
        back, {"error": "access_denied", "state": asked["state"], "error_description": "<b>no</b>"}
    )
    page = why_not_in(client, response)
    assert "Your organisation did not sign you in." in page
    assert "<b>no</b>" not in page


def test_a_provider_that_is_down_is_said_in_a_sentence(client, channel, provider, settings):
    entry = elsewhere.entry(provider, issuer="http://127.0.0.1:9")
    settings.SIGN_IN = {channel.organisation.slug: entry}
    response = client.get(elsewhere.sign_in_link(channel))
    assert "cannot be reached just now" in why_not_in(client, response, status=503)


def test_so_is_one_that_breaks_while_somebody_is_away(client, channel, provider, ann):
    asked = elsewhere.begin(client, elsewhere.sign_in_link(channel))
    back = provider.authorize(asked)
    discovery.forget()
    provider.says = {"token_endpoint": "http://127.0.0.1:9/token"}
    response = client.get(back.removeprefix("http://127.0.0.1:8000"))
    assert "cannot be reached just now" in why_not_in(client, response, status=503)


@pytest.mark.parametrize(
    "says",
    [
        {"issuer": "https://somebody-else.example"},
        {"token_endpoint": "http://tell.example.org/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"token_endpoint": ""},
        {"id_token_signing_alg_values_supported": ["HS256", "none"]},
        {"response_types_supported": ["id_token"]},
        {"code_challenge_methods_supported": ["plain"]},
        {"token_endpoint_auth_methods_supported": ["private_key_jwt"]},
    ],
)
def test_a_provider_that_says_of_itself_what_will_not_do_is_not_used(client, channel, provider, says):
    provider.says = says
    why_not_in(client, client.get(elsewhere.sign_in_link(channel)), status=503)


# Who may


def test_somebody_whom_nobody_knows_gets_no_account(client, channel, provider):
    page = why_not_in(client, elsewhere.sign_in(client, channel, provider))
    assert "Nobody here is known by this account." in page
    assert not Person.objects.exists()


def test_the_same_address_without_the_link_between_them_lets_nobody_in(client, channel, provider):
    """Whoever runs the organisation's sign-in could write any address into it."""
    peer = people.member(channel, Role.PEER)
    provider.person = {**elsewhere.ANN, "email": peer.email}
    assert "Nobody here is known" in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_a_subject_of_another_issuer_is_somebody_else(client, channel, provider, ann):
    LinkedIdentity.objects.update(issuer="https://elsewhere.example")
    assert "Nobody here is known" in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_a_steward_is_told_why_not(client, channel, provider):
    """Linked by whatever means, even by hand in the database."""
    steward = people.steward(channel)
    LinkedIdentity.objects.create(person=steward, issuer=provider.issuer, subject=elsewhere.SUBJECT)
    page = why_not_in(client, elsewhere.sign_in(client, channel, provider))
    assert "A steward signs in with a password and codes" in page
    assert "their key is made from the password" in page


def test_so_is_a_peer_who_is_a_steward_elsewhere_too(client, channel, provider, ann):
    RoleGrant.objects.create(
        person=ann, channel=make.channel(organisation_=channel.organisation), role="steward"
    )
    assert "A steward signs in" in why_not_in(client, elsewhere.sign_in(client, channel, provider))


@pytest.mark.parametrize(
    "role", [Role.PEER, Role.ANSWERING_MANAGER, Role.ANALYST, Role.READER, Role.AUTHOR, Role.STEWARD]
)
def test_four_roles_may_and_two_may_not(client, channel, provider, role):
    ann = elsewhere.linked(channel, provider)
    RoleGrant.objects.all().delete()
    of_channel = role in (Role.PEER, Role.ANSWERING_MANAGER, Role.STEWARD)
    RoleGrant.objects.create(person=ann, channel=channel if of_channel else None, role=role.value)
    elsewhere.sign_in(client, channel, provider)
    assert elsewhere.is_in(client) is (role not in (Role.AUTHOR, Role.STEWARD))


def test_somebody_of_another_organisation_does_not_come_in_through_this_one(
    client, channel, provider, settings
):
    elsewhere.linked(make.channel(), provider)
    assert "Nobody here is known" in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_somebody_who_is_gone_does_not_come_in(client, channel, provider, ann):
    Person.objects.update(is_active=False)
    assert "Nobody here is known" in why_not_in(client, elsewhere.sign_in(client, channel, provider))


def test_whoever_signs_in_elsewhere_has_no_password_that_works(client, channel, provider, ann):
    """And guessing at one costs the same, and is slowed the same, as for anybody."""
    answers = [
        client.post(reverse("sign_in"), {"login": ann.email, "password": word})
        for word in ("", "!", ann.password, people.PASSWORD)
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert not elsewhere.is_in(client)


def test_they_are_not_asked_to_set_up_codes_and_cannot_make_a_password(client, channel, provider, ann):
    elsewhere.sign_in(client, channel, provider)
    assert client.get(reverse("set_up_codes")).url == reverse("staff")
    typed = {"old_password": "", "password": people.PASSWORD, "password_again": people.PASSWORD}
    for old in ("", "!", ann.password):
        assert client.post(reverse("change_password"), {**typed, "old_password": old}).status_code == 422
    assert not Person.objects.get().has_usable_password()


def test_a_session_with_a_password_still_needs_codes(channel):
    newcomer = people.member(channel, Role.PEER, codes=False)
    assert people.signed_in(newcomer).get(reverse("staff")).url == reverse("set_up_codes")


# Signing out


def test_signing_out_ends_the_session_and_leads_to_the_page_that_ends_the_other(
    client, channel, provider, ann
):
    elsewhere.sign_in(client, channel, provider)
    response = client.post(reverse("sign_out"))
    assert response.url == reverse("signed_out_here", args=[channel.organisation.slug])
    assert not Session.objects.exists()
    page = client.get(response.url).content.decode()
    assert "you are still signed in with Millbrook Council" in page
    assert f"{provider.issuer}/logout?client_id={CLIENT_ID}&amp;post_logout_redirect_uri=" in page


@pytest.mark.parametrize("says", [{"end_session_endpoint": ""}, {"issuer": "https://broken.example"}])
def test_where_the_provider_has_no_such_page_the_browser_has_to_be_closed(client, channel, provider, says):
    provider.says = says
    page = client.get(reverse("signed_out_here", args=[channel.organisation.slug])).content.decode()
    assert "close every window of this browser" in page


def test_whoever_signed_in_with_a_password_is_led_to_the_sign_in(channel):
    browser = Client()
    people.sign_in(browser, people.member(channel, Role.PEER))
    assert people.leads_to_sign_in(browser.post(reverse("sign_out")))
