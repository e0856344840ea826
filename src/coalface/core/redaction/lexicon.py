"""What is known of a word: how common it is as a word, as a first name and as a surname.

One packed file, made by `tools/lexicon.py` from public lists (`lists/PROVENANCE.md`), is read the first time that
somebody's words are looked over: `coalface --help` never pays for it.
"""

import zlib
from functools import cache
from importlib.resources import files

LISTS = files("coalface.core.redaction").joinpath("lists")

# A code is three bands and three flags in one small number.
WORD, FIRST, LAST = 7, 7 << 3, 3 << 6
PLACE, SHORT, PRACTICE = 1 << 8, 1 << 9, 1 << 10


def packed(word: int, first: int, last: int) -> int:
    return word | first << 3 | last << 6


@cache
def lexicon() -> dict[str, int]:
    """Return the code of every word we know."""
    known: dict[str, int] = {}
    text = zlib.decompress(LISTS.joinpath("lexicon.z").read_bytes()).decode()
    for line in text.split("\n"):
        code, _, words = line.partition(" ")
        known.update(dict.fromkeys(words.split(" "), int(code)))
    return known
