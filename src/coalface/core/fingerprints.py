"""A key as two people can read it out to each other."""

from hashlib import sha256


def fingerprint(key: bytes) -> str:
    """Thirty-two hex digits, in fours: the first half of the key's SHA-256."""
    digest = sha256(key).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))
