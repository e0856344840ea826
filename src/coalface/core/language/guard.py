"""The language guard: words that blame, that know the ending, or that only judge, each with a question to ask instead.

A remark is a question to whoever writes. Nothing is blocked, and nothing is changed. What stands in quotation marks is
somebody else's word, and is left alone. The words are data: `core/data/language_words.toml`.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from typing import Any, NamedTuple

from ..words import gettext_noop as _
from .quotations import quoted


class Kind(StrEnum):
    """What a word does that a question would do better."""

    BLAME = "blame"
    HINDSIGHT = "hindsight"
    JUDGEMENT = "judgement"
    PERSON = "person"
    POST = "post"


# What the guard looks for in running text. People and posts are questioned in titles alone.
IN_TEXT = frozenset({Kind.BLAME, Kind.HINDSIGHT, Kind.JUDGEMENT})

ASK = {
    "hard_to_do": _("What made it hard to do that day, or the other way easier?"),
    "known_then": _("What was known at the time, and what made the way that was taken make sense then?"),
    "seen_then": _("What could be seen at the time, before anyone knew how it would end?"),
    "made_sense": _("What did it look like from the inside, and what made that picture hold?"),
    "about_the_work": _("What in the work made this likely, whoever had been there?"),
    "same_place": _("Would others in the same place have done the same? What would have led them there?"),
    "what_was_seen": _("What did you see, hear or count that says so?"),
    "what_was_there": _("What was there, what was missing, and what made that likely?"),
    "how_many_days": _("How many days did it take, and how many had been hoped for?"),
    "what_was_waited_for": _("What was being waited for, and for how long?"),
    "how_often": _("How often is it done now, and what makes it easy or hard to do?"),
    "who_looks_at_what": _("Who looks at what, how often, and what happens then?"),
    "what_would_it_look_like": _("What would somebody see if it were so?"),
    "name_the_condition": _(
        "Could the title name the condition, so that it would be true whoever was there?"
    ),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that could be a question instead, in character offsets of the text."""

    start: int
    end: int
    words: str
    kind: Kind
    ask: str


class Row(NamedTuple):
    """What phrases of one row have in common. Words right before or right after may make them harmless."""

    kind: Kind
    ask: str
    negated: bool
    unless_before: tuple[tuple[str, ...], ...]
    unless_after: tuple[tuple[str, ...], ...]


class Token(NamedTuple):
    word: str
    start: int
    end: int


WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"})
ANY, DONE, HERE = "*", "<done>", ""
# "Nobody in the team failed to": so many words may stand between.
NEGATION_REACHES = 4

Trie = dict[str, Any]


def look_over(text: str, kinds: Collection[Kind] = IN_TEXT) -> list[Remark]:
    """Return what could be asked instead, sorted and apart from each other. Takes time in step with the text."""
    plain = text.translate(STRAIGHT)
    tokens = [Token(found[0].lower(), *found.span()) for found in WORD.finditer(plain)]
    joined = [_joins(plain[one.end : two.start]) for one, two in pairwise(tokens)] + [False]
    remarks, place, trie = [], 0, phrases()
    while place < len(tokens):
        best = max(_ends(trie, tokens, joined, place), key=lambda found: found[0], default=None)
        if best is None or not _stands(best[1], tokens, joined, place, best[0]):
            place += 1
            continue
        start, end, row = tokens[place].start, tokens[best[0] - 1].end, best[1]
        remarks.append(Remark(start, end, " ".join(text[start:end].split()), row.kind, ASK[row.ask]))
        place = best[0]
    theirs = quoted(text)
    return [one for one in remarks if one.kind in kinds and not theirs.holds(one.start)]


def _joins(gap: str) -> bool:
    """Only white space, and no empty line, lies between two words of one phrase."""
    return gap.isspace() and gap.count("\n") < 2


def _ends(trie: Trie, tokens: list[Token], joined: list[bool], place: int) -> Iterator[tuple[int, Row]]:
    """Yield where each phrase that begins at `place` ends, with its row."""
    word = tokens[place].word
    for step in (word, ANY, DONE):
        if step not in trie or (step == DONE and not _is_done(word)):
            continue
        below = trie[step]
        if HERE in below:
            yield place + 1, below[HERE]
        if joined[place]:
            yield from _ends(below, tokens, joined, place + 1)


def _is_done(word: str) -> bool:
    return word in grammar("participles") or (word.endswith("ed") and len(word) > 3)


def _stands(row: Row, tokens: list[Token], joined: list[bool], start: int, end: int) -> bool:
    before: list[str] = []
    after: list[str] = []
    for place in range(start - 1, max(-1, start - 1 - NEGATION_REACHES - 1), -1):
        if not joined[place]:
            break
        before.insert(0, tokens[place].word)
    for place in range(end, min(len(tokens), end + 3)):
        if not joined[place - 1]:
            break
        after.append(tokens[place].word)
    if any(tuple(before[-len(words) :]) == words for words in row.unless_before):
        return False
    if any(tuple(after[: len(words)]) == words for words in row.unless_after):
        return False
    return not (row.negated and _is_negated([*before, tokens[start].word]))


def _is_negated(words: list[str]) -> bool:
    """The last word stands behind a "not" or a "nobody" in the same part of the sentence."""
    little = True
    for place in range(len(words) - 2, -1, -1):
        word, following = words[place], words[place + 1]
        if word in grammar("clauses"):
            return False
        if word in grammar("nobody") or (word == "no" and following == "one"):
            return True
        if little and (word in grammar("not") or word.endswith("n't")):
            return following not in grammar("takes_nothing_back")
        little = little and word in grammar("little_words")
    return False


@cache
def written() -> dict[str, Any]:
    return tomllib.loads(files("coalface.core").joinpath("data/language_words.toml").read_text("utf-8"))


@cache
def grammar(which: str) -> frozenset[str]:
    return frozenset(written()["grammar"][which].split())


@cache
def phrases() -> Trie:
    """Every phrase, word by word; at the end of a phrase stands its row."""
    trie: Trie = {}
    for given in written()["row"]:
        row = Row(
            Kind(given["kind"]),
            given["ask"],
            given.get("negated", False),
            listed(given.get("unless_before", "")),
            listed(given.get("unless_after", "")),
        )
        for line in lines_of(given):
            for words in ways_to_say(line):
                _plant(trie, words, row)
    return trie


def listed(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in words.replace("\n", " ").split(",") if phrase.strip())


def ways_to_say(line: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that one line of the list stands for."""
    choices: list[list[tuple[str, ...]]] = []
    for part in re.findall(r"\([^)]*\)|\S+", line):
        inner = part.strip("() ")
        ways: list[tuple[str, ...]] = [(word,) for word in inner.split("/")]
        if inner == ANY:
            ways.append((ANY, ANY))
        choices.append([(), *ways] if part.startswith("(") else ways)
    for chosen in product(*choices):
        yield tuple(word for words in chosen for word in words)


def _plant(trie: Trie, words: Iterable[str], row: Row) -> None:
    for word in words:
        trie = trie.setdefault(word, {})
    # The row that stands higher in the list keeps a phrase that is in two.
    trie.setdefault(HERE, row)


def lines_of(given: Mapping[str, Any]) -> list[str]:
    """The phrases of one row, as they are written in the list."""
    return str(given["words"]).strip().splitlines()
