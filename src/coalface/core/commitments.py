"""What a leaf of the log says: that something happened, sealed by a commitment to the facts.

The salt is kept with the row that the leaf speaks for. Whoever has salt and facts can show that the leaf is
about them; when both are erased, the leaf is 32 bytes that say nothing, and the log stays whole.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from .weeks import Week

SALT_BYTES = 32
COMMITMENT_BYTES = 32
# Words of the program's own, such as "report received" or "answering_manager". A leaf is never erased, so
# what has a capital, a figure or a full stop, as names and sentences do, is kept out.
SHORT_WORD = re.compile(r"[a-z]+([ _][a-z]+){0,3}")
SHORT_WORD_LENGTH = 32


def new_salt(rng: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
    return rng(SALT_BYTES)


def digest_of(facts: Mapping[str, Any]) -> bytes:
    """Return SHA-256 over the JSON of these facts as UTF-8: keys sorted, no spaces, no letter escaped."""
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).digest()


def commitment(salt: bytes, what: str, *facts: bytes) -> bytes:
    """Return 32 bytes that stand for the facts and, without the salt, tell nothing about them."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes.")
    return sha256(_framed(b"coalface commitment v1", salt, what.encode(), *facts)).digest()


def leaf_data(*, what: str, role: str, week: str, commitment: bytes) -> bytes:
    """Return the bytes that the log's tree is built over.

    They are five parts, each after its length in four bytes, most significant first: the words
    "coalface leaf v1", then what, role and week as UTF-8, then the commitment.
    """
    if reason := why_not_leaf(what=what, role=role, week=week, commitment=commitment):
        raise ValueError(reason)
    return _leaf_words(what, role, week) + _framed(commitment)


def why_not_leaf(*, what: str, role: str, week: str, commitment: bytes) -> str | None:
    """Return the reason these facts cannot stand in the log, or None if they can."""
    if len(commitment) != COMMITMENT_BYTES:
        return f"A commitment has {COMMITMENT_BYTES} bytes."
    return _why_not_words(what, role, week)


# Whoever checks a log of a million leaves meets the same few words again and again.
@lru_cache(maxsize=4096)
def _why_not_words(what: str, role: str, week: str) -> str | None:
    for name, word in (("what", what), ("role", role)):
        if len(word) > SHORT_WORD_LENGTH or not SHORT_WORD.fullmatch(word):
            return f"In the log, {name} is a short word of the program's own, never text."
    if not _is_week(week):
        return "A week in the log is written like 2026-W47."
    return None


@lru_cache(maxsize=4096)
def _leaf_words(what: str, role: str, week: str) -> bytes:
    return _framed(b"coalface leaf v1", what.encode(), role.encode(), week.encode())


def _is_week(text: str) -> bool:
    try:
        return str(Week.parse(text)) == text
    except ValueError:
        return False


def _framed(*parts: bytes) -> bytes:
    # With the lengths written down, ("ab", "c") and ("a", "bc") can never be the same bytes.
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
