"""An OpenID provider on this machine that really signs tokens, and can be told to cheat.

It knows one person at a time. Its signatures are made with `cryptography` alone, so that nothing of what checks them
made them. tests/functional/people/test_fake_provider.py holds it to the specifications.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.fakes.serving import served

CLIENT_ID, SECRET = "coalface-at-millbrook", "a secret: with/signs+that&need=care %"
Facts = dict[str, Any]


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def of_number(number: int) -> str:
    return b64(number.to_bytes(-(-number.bit_length() // 8), "big"))


class Key:
    """One of the provider's signing keys. Two of one name are two keys."""

    def __init__(self, kid: str) -> None:
        self.kid = kid

    @cached_property
    def private(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def jwk(self) -> Facts:
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid,
            "n": of_number(numbers.n), "e": of_number(numbers.e),
        }  # fmt: skip

    def signature(self, text: bytes) -> bytes:
        return self.private.sign(text, padding.PKCS1v15(), SHA256())


@cache
def first_key() -> Key:
    """The key of every provider that a test gives no other. To make one takes longer than most tests."""
    return Key("first")


def unsigned(header: Facts, claims: Facts) -> str:
    return ".".join(b64(json.dumps(part).encode()) for part in (header, claims))


def rs256(claims: Facts, key: Key, **header: Any) -> str:
    text = unsigned({"alg": "RS256", "kid": key.kid, "typ": "JWT", **header}, claims)
    return f"{text}.{b64(key.signature(text.encode()))}"


def none(claims: Facts, key: Key) -> str:
    return unsigned({"alg": "none", "kid": key.kid}, claims) + "."


def hs256(secret: bytes) -> Callable[[Facts, Key], str]:
    """A token signed with a secret: the provider's public key, say, which everybody knows."""

    def sign(claims: Facts, key: Key) -> str:
        text = unsigned({"alg": "HS256", "kid": key.kid}, claims)
        return f"{text}.{b64(hmac.digest(secret, text.encode(), 'sha256'))}"

    return sign


@dataclass
class Provider:
    """What the provider knows and how it behaves. A test changes what it wants to."""

    person: Facts = field(default_factory=dict)
    keys: list[Key] = field(default_factory=lambda: [first_key()])
    published: list[Key] | None = None
    # What becomes of the claims, and how they are signed.
    twist: Callable[[Facts], Facts] = dict
    sign: Callable[[Facts, Key], str] = rs256
    # Statements that take the place of those in the discovery document.
    says: Facts = field(default_factory=dict)
    user_info: Facts | None = None
    asked: list[str] = field(default_factory=list)
    codes: dict[str, Facts] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    issuer: str = ""

    @property
    def document(self) -> Facts:
        at = self.issuer
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks",
            "userinfo_endpoint": f"{at}/userinfo",
            "end_session_endpoint": f"{at}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            **self.says,
        }

    @property
    def jwks(self) -> Facts:
        return {"keys": [key.jwk for key in (self.keys if self.published is None else self.published)]}

    def authorize(self, asked: Facts) -> str:
        """The person has signed in here and is sent back: return where to."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def tokens(self, asked: Facts) -> Facts | None:
        """Exchange a code, once, for whoever asked for it and can prove it; None is a refusal."""
        given = self.codes.get(asked.get("code", ""))
        if given is None or asked["code"] in self.used or asked.get("grant_type") != "authorization_code":
            return None
        self.used.add(asked["code"])
        challenge = b64(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        if challenge != given["code_challenge"] or asked.get("redirect_uri") != given["redirect_uri"]:
            return None
        access_token, now = "an access token", int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": given["nonce"],
            "at_hash": b64(hashlib.sha256(access_token.encode()).digest()[:16]),
            **self.person,
        }
        token = self.sign(self.twist(claims), self.keys[-1])
        return {"token_type": "Bearer", "access_token": access_token, "expires_in": 300, "id_token": token}


class _Talk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: Provider = self.server.provider
        address = urlsplit(self.path)
        provider.asked.append(address.path)
        asked = dict(parse_qsl(address.query))
        if address.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(asked))
            self.end_headers()
            return
        pages = {
            "/.well-known/openid-configuration": provider.document,
            "/jwks": provider.jwks,
            "/userinfo": provider.user_info if self._has_token() else None,
        }
        self._answer(pages.get(address.path), missing=404)

    def do_POST(self) -> None:
        provider: Provider = self.server.provider
        provider.asked.append(self.path)
        asked = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        knows_us = (asked.get("client_id"), asked.get("client_secret")) == (CLIENT_ID, SECRET)
        basic = "Basic " + base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
        if not knows_us and self.headers.get("Authorization") != basic:
            self._answer({"error": "invalid_client"}, status=401)
            return
        self._answer(provider.tokens(asked), missing=400)

    def _has_token(self) -> bool:
        return self.headers.get("Authorization") == "Bearer an access token"

    def _answer(self, facts: Facts | None, *, missing: int = 404, status: int = 200) -> None:
        self.send_response(missing if facts is None else status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"error": "invalid_grant"} if facts is None else facts).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing: the tests look at `asked`."""


@contextmanager
def openid_provider(host: str = "127.0.0.1", **facts: Any) -> Iterator[Provider]:
    """Serve a provider on a free port of this machine until the test is over."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Talk)
    provider = Provider(**facts)
    provider.issuer = f"http://{host}:{server.server_address[1]}"
    server.provider = provider
    with served(server):
        yield provider
