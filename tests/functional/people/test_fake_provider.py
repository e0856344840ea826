"""The fake provider is held to what others have written: otherwise it could only prove itself."""

import base64
import hashlib
import json
import urllib.request

from authlib.oidc.discovery import OpenIDProviderMetadata
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.fakes import openid_provider as fake


def test_its_challenge_is_that_of_rfc_7636():
    """Appendix B: this verifier has this challenge."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert (
        fake.b64(hashlib.sha256(verifier.encode()).digest()) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )


def test_its_half_hash_is_as_openid_connect_core_says():
    """Core 1.0, 3.1.3.6: the left half of SHA-256, for RS256. The sample of Core, A.3: this token has this hash."""
    token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
    assert fake.b64(hashlib.sha256(token.encode()).digest()[:16]) == "77QmUPtjPfzWtF2AnpK9RQ"


def test_its_discovery_document_is_one():
    with fake.openid_provider() as provider:
        address = f"{provider.issuer}/.well-known/openid-configuration"
        document = json.loads(urllib.request.urlopen(address).read())
    # Authlib holds issuers to https; all else has to pass as it is.
    secure = json.loads(json.dumps(document).replace("http://", "https://"))
    OpenIDProviderMetadata(secure).validate()
    assert document["issuer"] == provider.issuer


def test_its_signatures_are_checked_by_another_library_and_by_the_sums_of_rfc_8017():
    key = fake.Key("one")
    token = fake.rs256({"sub": "ann"}, key)
    keys = KeySet.import_key_set({"keys": [key.jwk]})
    assert jwt.decode(token, keys, algorithms=["RS256"]).claims == {"sub": "ann"}
    text, _, signature = token.rpartition(".")
    n, e = (int.from_bytes(base64.urlsafe_b64decode(key.jwk[name] + "=="), "big") for name in ("n", "e"))
    RSAPublicNumbers(e, n).public_key().verify(
        base64.urlsafe_b64decode(signature + "=="), text.encode(), PKCS1v15(), SHA256()
    )
