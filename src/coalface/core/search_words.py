"""What a search looks for: words as they are indexed, the same on every database."""

import re
import unicodedata

from .porter import stem

MOST_WORDS = 12
LONGEST_WORD = 40

# Words that stand in nearly every card. What is typed as a sentence is found by the words in it that matter.
_COMMON = """
    " a about after all also am an and any are as at be because been before being but by can could did
    do does for from had has have he her him his how i if in into is it its me my no not of on or our
    out she so some than that the their them then there these they this to too up us was we were what
    when where which who why will with would you your
"""
STOP_WORDS = frozenset(_COMMON.split())
APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
WORD = re.compile(r"[^\W_]+")


def index_words(text: str) -> list[str]:
    """Return the stem of every word, in order: small letters, no accents, apostrophes closed up."""
    return [_plain(stem(word)) for word in _words(text)]


def query_words(typed: str) -> list[str]:
    """Return the stems that a card must hold, each once. What is typed is words: nothing is a command."""
    words = _words(typed)
    telling = [word for word in words if word not in STOP_WORDS]
    return list(dict.fromkeys(_plain(stem(word)) for word in telling or words))[:MOST_WORDS]


def _words(text: str) -> list[str]:
    spread = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    letters = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return [word[:LONGEST_WORD] for word in WORD.findall(letters.casefold())]


def _plain(word: str) -> str:
    """A word of another script as letters and figures that both databases take as one word."""
    return word if word.isascii() else f"u{word.encode('utf-8', 'replace').hex()}"
