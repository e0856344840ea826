"""What an operator may have entered under [sign_in], and which addresses we ask."""

import tomllib

import pytest

from coalface.people.single_sign_on.providers import mistakes_in, providers, secret_of, why_not_safe

WHOLE = {"name": "Millbrook", "issuer": "https://login.example.org", "client_id": "us", "secret": "s"}
ISSUER = "https://login.example.org"


def test_a_whole_entry_is_used(settings):
    settings.SIGN_IN = tomllib.loads(
        '[sign_in.millbrook]\nname = "Millbrook"\nissuer = " https://login.example.org "\n'
        'client_id = "us"\nsecret = "s"'
    )["sign_in"]
    [provider] = providers().values()
    assert (provider.slug, provider.issuer, provider.verified_claim) == (
        "millbrook",
        ISSUER,
        "email_verified",
    )
    assert "secret" not in repr(provider).replace("'s'", "secret"), (
        "a secret never reaches a log by being printed"
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "does not say name"),
        ({"issuer": 5}, "does not say issuer"),
        ({"client_id": None}, "does not say client_id"),
        ({"verified_claim": ""}, "does not say verified_claim"),
        ({"secret": ""}, "COALFACE_SIGN_IN_SECRET_MILL_BROOK"),
        ({"isuer": ISSUER}, "isuer, which nothing reads"),
        ({"issuer": "http://login.example.org"}, "has to begin with https://"),
        ({"issuer": "login.example.org"}, "is no address"),
    ],
)
def test_a_mistake_is_said_in_a_sentence_and_the_entry_is_not_used(settings, change, says):
    entry = {**WHOLE, **change}
    [said] = mistakes_in("mill-brook", entry)
    assert says in said
    assert "[sign_in.mill-brook] in coalface.toml" in said
    settings.SIGN_IN = {"mill-brook": entry, "other": WHOLE}
    assert set(providers()) == {"other"}


@pytest.mark.parametrize("entered", ["yes", 5, ["a"], {"millbrook": "yes"}, WHOLE])
def test_an_entry_of_the_wrong_shape_is_said_and_breaks_nothing(settings, entered):
    settings.SIGN_IN = entered
    assert providers() == {}


def test_the_secret_in_the_environment_comes_first(monkeypatch):
    monkeypatch.setenv("COALFACE_SIGN_IN_SECRET_MILL_BROOK", "from outside")
    assert secret_of("mill-brook", WHOLE) == "from outside"
    assert secret_of("other", WHOLE) == "s"


@pytest.mark.parametrize(
    ("address", "issuer", "safe"),
    [
        ("https://login.example.org/token", ISSUER, True),
        ("https://elsewhere.example/token", ISSUER, True),
        ("http://login.example.org/token", ISSUER, False),
        # Through what a provider says of itself nobody reaches what listens on this machine without https.
        ("http://127.0.0.1:5432/", ISSUER, False),
        ("http://127.0.0.1:8080/token", "http://127.0.0.1:8080", True),
        ("http://login.example.org/token", "http://127.0.0.1:8080", False),
        ("file:///etc/passwd", ISSUER, False),
        ("https://user:word@login.example.org/", ISSUER, False),
        ("https:///token", ISSUER, False),
        ("https://[::1", ISSUER, False),
        ("javascript:alert(1)", ISSUER, False),
        ("", ISSUER, False),
    ],
)
def test_only_https_is_asked_but_on_this_machine(address, issuer, safe):
    assert (why_not_safe(address, issuer=issuer) is None) is safe
