"""Which words are not names.

A capital makes a word look like a name, and our work is full of capitals: Early Help, Family
Court, Strategy Meeting. A word is ordinary if it stands in one of two lists:

- `ordinary_words.txt`: every word that three or more of 309 Ofsted reports on children's
  services (2013-2026) print in small letters. Contains public sector information licensed
  under the Open Government Licence v3.0. A name is never printed in small letters, so the
  list teaches itself to leave names out.
- `practice_words.txt`: agencies, days, systems and everyday words, written by hand.

`short_lists.toml` holds the small lists that single rules read: titles, kinds of street. `cue_lists.toml` holds what
stands around names.
"""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _short_lists() -> dict[str, str]:
    return {**tomllib.loads(_lines_of("short_lists.toml")), **tomllib.loads(_lines_of("cue_lists.toml"))}


def listed(name: str) -> frozenset[str]:
    """Return one of the short lists."""
    return frozenset(word.replace("_", " ") for word in _short_lists()[name].split())


@cache
def practice_words() -> frozenset[str]:
    return _words_in("practice_words.txt")


@cache
def reported_words() -> frozenset[str]:
    """Words that inspectors print in small letters."""
    return _words_in("ordinary_words.txt")


@cache
def ordinary_words() -> frozenset[str]:
    return reported_words() | practice_words()


def _words_in(name: str) -> frozenset[str]:
    return frozenset(
        word for line in _lines_of(name).splitlines() if not line.startswith("#") for word in line.split()
    )


def _lines_of(name: str) -> str:
    return files("coalface.core.redaction").joinpath(name).read_text("utf-8")


def is_practice(word: str) -> bool:
    """Whether a lower-case word belongs to the titles and headings of our work."""
    return word in practice_words() or all(part in practice_words() for part in word.split("-"))


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word is one we would not take for a name, whatever its capital.

    Never cached: a cache would keep words from reports in memory long after they were sealed.
    """
    return all(_is_known(part) for part in word.split("-") if part)


@cache
def also_names() -> frozenset[str]:
    return listed("also_names")


def may_be_a_name(word: str) -> bool:
    return len(word) > 1 and (word in also_names() or not is_ordinary(word))


def _is_known(word: str) -> bool:
    words = ordinary_words()
    word = word.removesuffix("n't").removesuffix("'ve").removesuffix("'ll").removesuffix("'re")
    if word in words or len(word) == 1:
        return True
    return any(_without(word, ending) in words for ending in ("'d", "s", "es", "ed", "d", "ing", "ly", "er"))


def _without(word: str, ending: str) -> str:
    short = word.removesuffix(ending)
    return short if len(short) >= 3 and short != word else ""
