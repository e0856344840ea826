"""Whether a criticism says why: by something upstream of the work, only by what came of it, or not at all.

Upstream is what workers meet and did not choose: how many they are, how much there is to do, who leads and looks at the
work, tools, training, provision, partners, rules and money. "Leads to" mostly tells what came of a weakness. So a link
word is a cause only where such a condition stands on the side that explains; a weakness in the practice itself explains
nothing.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from .patterns import pattern


class Why(StrEnum):
    """What a criticism says besides that something was not good enough."""

    CAUSE = "cause"
    EFFECT = "effect"
    NONE = "none"


class Reason(NamedTuple):
    """The why of a criticism, and where in it the words stand that explain."""

    why: Why
    start: int = 0
    end: int = 0


# What workers meet, and did not choose.
CONDITIONS = pattern("whys", "conditions")
# What explains stands after these, and before those.
BACK = pattern("whys", "back")
FORTH = pattern("whys", "forth")
# The sentence tells what came of the one before.
REFERS_BACK = pattern("whys", "refers_back")
BARE = pattern("whys", "bare")
# How far what explains may reach, in signs.
REACH = 220


def why_of(sentence: str) -> Reason:
    """Return what this criticism says of its why. The words that explain are named by their place in it."""
    for link in BACK.finditer(sentence):
        end = _end_of_clause(sentence, link.end())
        if CONDITIONS.search(sentence, link.end(), end) and not PRACTICE_FIRST.match(sentence, link.end()):
            return Reason(Why.CAUSE, link.start(), end)
    back = REFERS_BACK.match(sentence)
    for link in FORTH.finditer(sentence):
        if (back and link.start() < back.end()) or _denied(sentence, link.start()):
            continue
        start = _start_of_clause(sentence, link.start(), listed=link[0].startswith("that "))
        if AFTER_SCOPE.match(sentence, start):
            continue
        found = CONDITIONS.search(sentence, start, link.start())
        if (
            found
            and not BARE.match(sentence[start : link.start()])
            and not _only_named(sentence[start : link.start()])
        ):
            return Reason(Why.CAUSE, start, link.start())
    leads_on = any(not _denied(sentence, link.start()) for link in FORTH.finditer(sentence))
    if back or leads_on or BACK.search(sentence):
        return Reason(Why.EFFECT)
    return Reason(Why.NONE)


def cause_behind(sentence: str) -> str | None:
    """Return the words with which a sentence names what is behind it, or None. For what is asked for."""
    for link in BACK.finditer(sentence):
        end = _end_of_clause(sentence, link.end())
        if CONDITIONS.search(sentence, link.end(), end) and not link[0].lower().startswith(
            ("reflect", "given", "combined", "arising")
        ):
            return sentence[link.start() : end].strip(" ,")
    return None


def explains_the_one_before(sentence: str) -> bool:
    """Does this sentence open by saying why the one before it was so?"""
    return EXPLAINS.match(sentence) is not None


EXPLAINS = pattern("whys", "explains")


# "Because plans do not ...": what is named first is the practice itself.
PRACTICE_FIRST = pattern("whys", "practice_first")
AFTER_SCOPE = re.compile(
    r"\s*(?:however,\ |also,\ |and\ )?(?:(?:in|for|within|among|across)\ [^,]{3,60},\ )?"
    + PRACTICE_FIRST.pattern,
    re.IGNORECASE | re.VERBOSE,
)
NAMED_ONLY = pattern("whys", "named_only")
WEAK = pattern("whys", "weak")


DENIES = re.compile(
    r"\bnot (?:yet |always |consistently |necessarily |routinely |sufficiently |fully |currently )*$",
    re.IGNORECASE,
)


def _denied(sentence: str, start: int) -> bool:
    """ "Plans do not always result in change": nothing follows from what does not lead on."""
    return DENIES.search(sentence, max(0, start - 60), start) is not None


def _only_named(words: str) -> bool:
    """A condition is named, and nothing is said to be wrong with it."""
    return NAMED_ONLY.search(words) is not None or WEAK.search(words) is None


def _end_of_clause(sentence: str, start: int) -> int:
    found = re.compile(r"[;.]|, (?:but|although|however)\b").search(sentence, start)
    return min(found.start() if found else len(sentence), start + REACH)


def _start_of_clause(sentence: str, end: int, *, listed: bool) -> int:
    """Where what explains begins. "..., and poor work that caused delay" explains by the last of a list alone."""
    if listed:
        return max(sentence.rfind(",", 0, end), 0)
    cut = max(
        (
            found.end()
            for found in re.compile(r"[;:]|\bbut\b|\balthough\b|\bwhile [^,]*,").finditer(sentence, 0, end)
        ),
        default=0,
    )
    return max(cut, end - REACH)
