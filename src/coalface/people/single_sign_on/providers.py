"""The organisations whose own sign-in may be used here: [sign_in.SLUG] in coalface.toml, one for an organisation."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

NEEDED = ("name", "issuer", "client_id")
KNOWN = {*NEEDED, "secret", "verified_claim"}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Provider:
    """The sign-in service of one organisation, as the operator has entered it."""

    slug: str
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    # Which claim says that the e-mail address is really theirs. Microsoft Entra calls it xms_edov.
    verified_claim: str = "email_verified"

    @property
    def return_address(self) -> str:
        """Where the provider sends people back to. Registered there, letter for letter; each has its own."""
        return settings.SITE_URL.rstrip("/") + reverse("sign_in_back", args=[self.slug])

    @property
    def sign_in_page(self) -> str:
        return settings.SITE_URL.rstrip("/") + reverse("sign_in")


def providers() -> dict[str, Provider]:
    """Every provider that can be used, by its organisation's short name. One with a mistake in it is not there."""
    return {
        slug: Provider(slug=slug, secret=secret_of(slug, facts), **_chosen(facts))
        for slug, facts in entered().items()
        if not any(mistakes_in(slug, facts))
    }


def entered() -> Mapping[str, Any]:
    """What stands under [sign_in] in coalface.toml, whether it makes sense or not."""
    found = settings.SIGN_IN
    return found if isinstance(found, Mapping) else {"": found}


def secret_of(slug: str, facts: Mapping[str, Any]) -> str:
    return os.environ.get(secret_variable(slug)) or facts.get("secret", "")


def secret_variable(slug: str) -> str:
    """The environment variable in which the secret may stand instead of in the file."""
    return f"COALFACE_SIGN_IN_SECRET_{slug.upper().replace('-', '_')}"


def mistakes_in(slug: str, facts: Any) -> Iterator[str]:
    """Yield what is wrong with an entry, and what to do: a sentence each."""
    where = f"[sign_in.{slug}] in coalface.toml"
    if not slug or not isinstance(facts, Mapping):
        yield "[sign_in] in coalface.toml needs a part for each organisation, such as [sign_in.millbrook]."
        return
    for name in sorted(set(facts) - KNOWN):
        yield f"{where} says {name}, which nothing reads. Take it out, or look for a typing mistake."
    for name in (*NEEDED, *({"verified_claim"} & set(facts))):
        if not isinstance(facts.get(name), str) or not facts[name].strip():
            yield f"{where} does not say {name}. Fill it in."
    if not secret_of(slug, facts):
        yield f"{where} has no secret. Write it there, or into the environment as {secret_variable(slug)}."
    issuer = facts.get("issuer")
    if isinstance(issuer, str) and issuer and (reason := why_not_safe(issuer)):
        yield f"{where}: the issuer {reason}"


def why_not_safe(address: str, *, issuer: str = "") -> str | None:
    """Return why we ask nothing of an address, or None. Plain http only where all of it is on this machine."""
    try:
        parts = urlsplit(address)
        host, here = parts.hostname, urlsplit(issuer or address).hostname in THIS_MACHINE
    except ValueError:
        return "is no address. Copy it again, in full."
    if not host or parts.username or parts.fragment:
        return "is no address. Copy it again, in full."
    if parts.scheme == "https" or (parts.scheme == "http" and host in THIS_MACHINE and here):
        return None
    return "has to begin with https://, or whoever is in between could sign in as anybody."


def _chosen(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: facts[name].strip() for name in (*NEEDED, "verified_claim") if name in facts}
