"""ID tokens against examples that others have published: RFC 7515 and RFC 8037, and the rules of RFC 8725."""

import pytest
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey, RSAKey

from coalface.people.single_sign_on import discovery
from coalface.people.single_sign_on.discovery import ALGORITHMS
from coalface.people.single_sign_on.id_tokens import NotGood, _signed, claims_in

PAYLOAD = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
# RFC 7515, A.1: HMAC with SHA-256.
HS256_KEY = {
    "kty": "oct",
    "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
}
HS256 = f"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{PAYLOAD}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
# RFC 7515, A.2: RSASSA-PKCS1-v1_5 with SHA-256.
RS256_KEY = {
    "kty": "RSA",
    "n": (
        "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZ"
        "S-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2"
        "R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcD"
        "TW9gb54h4FRWyuXpoQ"
    ),
    "e": "AQAB",
}
RS256 = f"eyJhbGciOiJSUzI1NiJ9.{PAYLOAD}." + (
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t"
    "1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12j"
    "zDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQ"
    "Ge77Rw"
)
# RFC 7515, A.3: ECDSA with P-256.
ES256_KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
ES256 = f"eyJhbGciOiJFUzI1NiJ9.{PAYLOAD}." + (
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
)
# RFC 7515, A.5: nothing signed at all.
NONE = f"eyJhbGciOiJub25lIn0.{PAYLOAD}."
# RFC 7515, 3.1 and the appendices: what all of them say.
SAYS = {"iss": "joe", "exp": 1300819380, "http://example.com/is_root": True}


def keys(key):
    return lambda again=False: KeySet([key])


@pytest.mark.parametrize(
    ("token", "key"), [(RS256, RSAKey.import_key(RS256_KEY)), (ES256, ECKey.import_key(ES256_KEY))]
)
def test_the_published_examples_of_public_key_signatures_are_good(token, key):
    assert _signed(token, keys(key)).claims == SAYS


@pytest.mark.parametrize(
    ("token", "key"), [(RS256, RSAKey.import_key(RS256_KEY)), (ES256, ECKey.import_key(ES256_KEY))]
)
def test_with_one_letter_changed_they_are_not(token, key):
    head, body, signature = token.split(".")
    for changed in (
        f"{head}.{body[:-1]}A.{signature}",
        f"{head}.{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}",
        f"{head}.{body}.",
    ):
        with pytest.raises((JoseError, ValueError)):
            _signed(changed, keys(key))


def test_the_published_example_of_a_secret_is_good_for_others_and_never_for_us():
    """RFC 8725, 2.1 and 3.1: whoever takes what the token says of itself takes the public key for a secret."""
    from joserfc import jwt

    key = OctKey.import_key(HS256_KEY)
    assert jwt.decode(HS256, key, algorithms=["HS256"]).claims == SAYS, "the example itself is whole"
    with pytest.raises(JoseError):
        _signed(HS256, keys(key))


def test_the_published_example_of_no_signature_is_never_good():
    for key in (RSAKey.import_key(RS256_KEY), OctKey.import_key(HS256_KEY)):
        with pytest.raises(JoseError):
            _signed(NONE, keys(key))


def test_only_signatures_of_a_private_key_are_on_our_list():
    assert not {name for name in ALGORITHMS if name.startswith("HS") or name == "none"}


def test_the_keys_of_a_provider_are_its_public_ones_for_signing():
    """RFC 8037, A.2: a public Ed25519 key; beside it, what must not check a signature and what nobody can read."""
    ed25519 = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    others = [
        HS256_KEY,
        {**RS256_KEY, "use": "enc"},
        {"kty": "RSA", "n": "not a number", "e": 3},
        {"kty": "of the future"},
        "no key",
        None,
    ]
    found = discovery._public_keys({"keys": [ed25519, RS256_KEY, *others]})
    assert [type(key) for key in found.keys] == [OKPKey, RSAKey]


@pytest.mark.parametrize("document", [{}, {"keys": []}, {"keys": None}, {"keys": [HS256_KEY]}])
def test_a_provider_without_such_a_key_cannot_be_used(document):
    with pytest.raises(discovery.ProviderDown):
        discovery._public_keys(document)


@pytest.mark.parametrize("token", [None, 5, {}, [], "", "..", RS256])
def test_what_is_no_id_token_is_not_good(token):
    facts = {"issuer": "joe", "client_id": "us", "nonce": "n", "access_token": "", "now": 1300819379.0}
    with pytest.raises(NotGood):
        claims_in(token, keys=keys(RSAKey.import_key(RS256_KEY)), **facts)
