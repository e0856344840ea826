"""Runs of eight words as numbers: what two texts share word for word, without keeping the texts."""

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
STRAIGHT = str.maketrans({"’": "'", "‘": "'"})
RUN = 8
Numbers = NDArray[np.uint32]
# An odd multiplier (from Steele, Lea and Flood’s SplitMix64) spreads the words of a run over 64 bits.
SPREAD = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Every word in small letters, with its place."""
    plain = text.lower().translate(STRAIGHT)
    if len(plain) != len(text):
        # A few capital letters become two small ones; the places have to stay.
        plain = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text).translate(STRAIGHT)
    return [(found[0], *found.span()) for found in WORD.finditer(plain)]


def runs_of(words: Sequence[str]) -> Numbers:
    """The number of the run that begins at each word, as far as eight words follow."""
    if len(words) < RUN:
        return np.zeros(0, dtype=np.uint32)
    numbers = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    count = len(words) - RUN + 1
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(RUN):
            total = (total ^ numbers[place : place + count]) * SPREAD
            total ^= total >> np.uint64(29)
        total = total * MIX
    return (total >> np.uint64(32)).astype(np.uint32)
