"""A key as two people can read it out to each other."""

from coalface.core.fingerprints import fingerprint
from coalface.core.recovery import commitment_to


def test_it_is_the_first_half_of_sha_256_in_fours():
    """FIPS 180-4's example: SHA-256 of “abc” begins ba7816bf 8f01cfea 414140de 5dae2223."""
    assert fingerprint(b"abc") == "ba78 16bf 8f01 cfea 4141 40de 5dae 2223"


def test_a_commitment_to_a_recovery_key_is_the_same_for_everybody_and_for_no_other_key_or_place():
    about = {"organisation": b"o" * 16, "what": "recovery key set"}
    first = commitment_to(b"k" * 32, **about)
    assert first == commitment_to(b"k" * 32, **about)
    assert first != commitment_to(b"l" * 32, **about)
    assert first != commitment_to(b"k" * 32, **{**about, "organisation": b"p" * 16})
