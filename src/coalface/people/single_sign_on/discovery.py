"""What a provider says of itself: its addresses and its keys (OpenID Connect Discovery 1.0). Remembered for an hour."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.discovery import get_well_known_url
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, KeySet

from .asking import ProviderDown, get_json
from .providers import Provider, why_not_safe

# Signatures that only the holder of a private key can make: no "none", and no HS256, whose key we would know as well.
ALGORITHMS = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519",
)  # fmt: skip
AUTH_METHODS = frozenset({"client_secret_post", "client_secret_basic"})
PUBLIC_KEY_TYPES = frozenset({"RSA", "EC", "OKP"})
SECONDS_REMEMBERED = 3600
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
ADDRESSES = (*NEEDED, "userinfo_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The addresses of a provider, and how it wants to be asked."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    end_session_endpoint: str
    token_auth_method: str


_remembered: dict[tuple[str, str], tuple[float, Any]] = {}


def metadata_of(provider: Provider) -> Metadata:
    """Return what the provider says of itself. ProviderDown where it says nothing, or something that will not do."""
    return _remember(("metadata", provider.issuer), lambda: _read(provider))


def keys_of(metadata: Metadata, *, again: bool = False) -> KeySet:
    """Return the provider's public keys; `again` asks anew, for a key that was not among them."""
    if again:
        _remembered.pop(("keys", metadata.jwks_uri), None)
    return _remember(("keys", metadata.jwks_uri), lambda: _public_keys(get_json(metadata.jwks_uri)))


def forget() -> None:
    """Forget everything: the next question is asked anew."""
    _remembered.clear()


def document_of(provider: Provider) -> dict[str, Any]:
    """The discovery document, fetched now and not yet looked at."""
    return get_json(get_well_known_url(provider.issuer, external=True))


def mistakes_in(document: Mapping[str, Any], issuer: str) -> Iterator[str]:
    """Yield what keeps us from signing anybody in with a provider that says this of itself."""
    if document.get("issuer") != issuer:
        yield f"It calls itself {document.get('issuer')} and not {issuer}. Enter its issuer letter for letter."
    for name in NEEDED:
        if not document.get(name):
            yield f"It does not say its {name}."
    for name in ADDRESSES:
        address = document.get(name)
        if address and (reason := why_not_safe(str(address), issuer=issuer)):
            yield f"Its {name} {reason}"
    if "code" not in document.get("response_types_supported", ["code"]):
        yield "It does not offer the authorization code flow (response type code)."
    if not set(document.get("id_token_signing_alg_values_supported", ["RS256"])) & set(ALGORITHMS):
        yield "It signs with none of the algorithms that we trust. RS256 is the usual one."
    if not AUTH_METHODS & set(document.get("token_endpoint_auth_methods_supported", AUTH_METHODS)):
        yield "It takes no client secret (client_secret_post or client_secret_basic)."
    if "S256" not in document.get("code_challenge_methods_supported", ["S256"]):
        yield "It does not take PKCE with S256."


def _read(provider: Provider) -> Metadata:
    document = document_of(provider)
    for mistake in mistakes_in(document, provider.issuer):
        raise ProviderDown(mistake)
    methods = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Metadata(
        issuer=provider.issuer,
        # Basic is the default of RFC 6749, but our secret may hold what providers unpack differently there.
        token_auth_method="client_secret_post" if "client_secret_post" in methods else "client_secret_basic",
        **{name: str(document.get(name) or "") for name in ADDRESSES},
    )


def _public_keys(document: Mapping[str, Any]) -> KeySet:
    """The keys that can check a signature; one that we cannot read is left out, and so is one that is no public key."""
    keys = []
    for facts in document.get("keys") or []:
        if (
            isinstance(facts, dict)
            and facts.get("kty") in PUBLIC_KEY_TYPES
            and facts.get("use", "sig") == "sig"
        ):
            try:
                keys.append(JWKRegistry.import_key(facts))
            except (JoseError, ValueError, TypeError, KeyError):
                continue
    if not keys:
        raise ProviderDown("It has no key that could check a signature.")
    return KeySet(keys)


def _remember(what: tuple[str, str], ask: Any) -> Any:
    moment = time.monotonic()
    known = _remembered.get(what)
    if known is None or moment - known[0] > SECONDS_REMEMBERED:
        known = _remembered[what] = moment, ask()
    return known[1]
