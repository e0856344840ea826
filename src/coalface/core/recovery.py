"""The recovery key: split among three outsiders, any two of whom can bring it back (SLIP-39 words)."""

from hashlib import sha256

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics  # type: ignore[import-untyped]  # it ships no types

from .commitments import commitment

SHARES = 3
NEEDED = 2


class SharesDoNotFit(Exception):
    """These words are not two shares of one key. The message says why, in words for the person typing."""


def split(private_key: bytes) -> list[str]:
    """Return three shares of 33 words. Two of them give the key back; one alone gives nothing."""
    [shares] = generate_mnemonics(1, [(NEEDED, SHARES)], private_key)
    return list(shares)


def join(shares: list[str]) -> bytes:
    """Return the private key from two shares. SharesDoNotFit where they do not belong together."""
    try:
        return bytes(combine_mnemonics([" ".join(share.lower().split()) for share in shares]))
    except MnemonicError as fault:
        raise SharesDoNotFit(
            "These two lists of words do not belong together, or a word is mistyped. Check each word and its order."
        ) from fault


def commitment_to(public_key: bytes, *, organisation: bytes, what: str) -> bytes:
    """What the leaf that a recovery key was set commits to. Whoever sees the public key can work it out again.

    There is nothing to hide, so the salt is made from the key: a key in the database that is not the one that was
    entered can be told from it.
    """
    salt = sha256(b"coalface recovery key" + public_key).digest()
    return commitment(salt, what, organisation, public_key)
