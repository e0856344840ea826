"""What no rule is sure of, weighed: each small thing that can be seen of a word says a little.

The rules hold what somebody thought of. Here everything that can be seen counts at once: what the lists know of a word,
its capital, the words and signs beside it. What each is worth was learned by `python -m tools.redaction_weights` from
the fictional reports in `benchmarks/redaction_reports`, and from nothing that anybody sent. It is logistic regression
(Berkson 1944): the weights are log-odds, they add up, and anybody can ask which of them made a word a name.
"""

import json
import math
import zlib
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from coalface.core.redaction.cues import (
    BELONGS,
    DONE,
    ILLNESSES,
    KIN,
    MODALS,
    NEVER,
    ROLES,
    SAID,
    SHORTENED,
    TITLES,
)
from coalface.core.redaction.lexicon import FIRST, LISTS, PLACE, PRACTICE, SHORT, WORD
from coalface.core.redaction.reading import Word
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.vocabulary import listed

# Log-odds stand in the file as whole hundredths.
HUNDREDTHS = 100
# Odds of one in three: below them nothing is said of a word.
AT_LEAST = -70
LABELS = ("person", "school", "team", "place", "address")
HEADS = frozenset(
    head.split()[-1]
    for name in ("schools", "streets", "buildings", "small_heads", "small_places")
    for head in listed(name)
)
# What a word beside it is, in one letter; the first list that has it says.
KIND_BY_LIST: dict[str, str] = {
    word: letter
    for letter, words in reversed(
        (
            ("T", TITLES),
            ("R", ROLES),
            ("H", HEADS),
            ("B", BELONGS),
            ("S", SAID),
            ("D", DONE),
            ("M", MODALS),
            ("n", NEVER),
        )
    )
    for word in words
}
TOLD_BY_THE_WORD = frozenset("nHRBSDMT")
# What something is says nothing of what it is called: `with_heads` takes it in beside a name.
WHAT_IT_IS = frozenset().union(
    *map(
        listed, ("heads_of_a_team", "heads_of_a_school", "heads_of_a_building", "between_a_name_and_its_head")
    )
)
NOTHING_TO_WEIGH = NEVER | TITLES | KIN | WHAT_IT_IS | {"st", "saint"}
SIGNS = ".!?\n", ",", "(", "'\"", "/", "&", "-", ":"


class Weights(NamedTuple):
    """Hundredths of log-odds: that a word is a name at all, and for one that is, of what."""

    none: int
    names: dict[str, int]
    no_labels: tuple[int, ...]
    labels: dict[str, tuple[int, ...]]


@cache
def weights() -> Weights:
    """Return what was learned: `{"none", "names", "no_labels", "labels", "from"}`, in the order of LABELS."""
    kept = json.loads(zlib.decompress(LISTS.joinpath("weights.z").read_bytes()))
    labels = {seen: tuple(each) for seen, each in kept["labels"].items()}
    return Weights(kept["none"], kept["names"], tuple(kept["no_labels"]), labels)


def weighed(scene: Scene, known: Collection[int]) -> Iterator[tuple[int, str, float]]:
    """Yield each word that is not known yet and may name, with a label and how likely it is (0 to 1)."""
    learned = weights()
    kinds = kinds_of(scene)
    for place, word in enumerate(scene.words):
        if place in known or not is_weighed(word, scene.codes[place]):
            continue
        seen = seen_of(scene, kinds, place)
        odds = learned.none + sum(map(learned.names.get, seen, [0] * len(seen)))
        if odds > AT_LEAST:
            yield place, _label(learned, seen), 1 / (1 + math.exp(-odds / HUNDREDTHS))


def is_weighed(word: Word, code: int) -> bool:
    """Whether a word can be settled by weighing: not what rules know to be ours, and no single letter."""
    return not (
        code & (PRACTICE | SHORT)
        or len(word.bare) < 2
        or (len(word.bare) < 4 and word.text.isupper())
        or word.bare in NOTHING_TO_WEIGH
        or word.bare in ILLNESSES
        or word.bare.endswith(SHORTENED)
        or (word.bare[-1] == "s" and word.bare[:-1] in NEVER)
    )


def _label(learned: Weights, seen: list[str]) -> str:
    totals = list(learned.no_labels)
    for each in seen:
        for label, worth in enumerate(learned.labels.get(each, ())):
            totals[label] += worth
    return LABELS[totals.index(max(totals))]


def kinds_of(scene: Scene) -> list[str]:
    """Return for each word what it is to the words beside it, in one letter."""
    return [
        KIND_BY_LIST.get(word.bare) or _kind_by_bands(code, capital)
        for word, code, capital in zip(scene.words, scene.codes, scene.capitals, strict=True)
    ]


def _kind_by_bands(code: int, capital: Capital) -> str:
    if code & PRACTICE:
        return "p"
    if not code:
        return "U" if capital else "u"
    word = code & WORD
    if code & FIRST >= 3 << 3 and word < 3:
        return "F" if capital else "f"
    if word:
        return "W" if capital is Capital.TELLING else "w"
    if code & PLACE:
        return "Q"
    return "L" if capital else "l"


def seen_of(scene: Scene, kinds: list[str], place: int) -> list[str]:
    """Return all that is seen of a word, each as a short key. A key holds the word itself only where a list does."""
    words, word, code = scene.words, scene.words[place], scene.codes[place]
    kind = kinds[place]
    shouted = scene.shouted[place]
    capital = f"{scene.capitals[place]}{_care(scene)}{shouted:d}{word.text.isupper() and not shouted:d}"
    as_it_stands = kind + capital
    before, after = _sign_before(scene, place), _sign_after(scene, place)
    last = place + 1 == len(words)
    kind_before = kinds[place - 1] if place else "^"
    kind_after = "$" if last else kinds[place + 1]
    seen = [
        f"me{code}",
        f"me{code}{capital}",
        f"k{as_it_stands}",
        f"ln{min(len(word.bare), 7)}{not code:d}{capital}",
        f"p{kind_before}{before}",
        f"p{kind_before}{before}|{as_it_stands}",
        f"x{kind_after}{after}",
        f"x{kind_after}{after}|{as_it_stands}",
        f"px{kind_before}{kind_after}|{kind}",
        f"pos{word.is_possessive:d}{kind}",
        f"ss{word.starts_sentence:d}{as_it_stands}",
    ]
    if place:
        previous = words[place - 1].bare
        seen += (f"pw{previous}{before}", f"pw{previous}|{as_it_stands}")
    if not last:
        following = words[place + 1].bare
        seen += (f"nw{following}", f"nw{following}|{as_it_stands}")
    if kind in TOLD_BY_THE_WORD or code & WORD >= 3:
        seen.append(f"w{word.bare}")
    if not code:
        seen.append(f"s3{word.bare[-3:]}")
    return seen


def _care(scene: Scene) -> int:
    """How much it says here that a word has no capital, in three steps."""
    return (scene.care > 0) + (scene.care >= 1)


def _sign_before(scene: Scene, place: int) -> str:
    if not place:
        return "^"
    gap = scene.gap(place)
    if gap == " ":
        return "_"
    for signs in SIGNS:
        if any(sign in gap for sign in signs):
            return signs[0]
    return "#" if any(sign.isdigit() for sign in gap) else "~"


def _sign_after(scene: Scene, place: int) -> str:
    word: Word = scene.words[place]
    after = scene.typed.plain[word.end : word.end + 2]
    if after[:1] != " ":
        return after[:1] or "$"
    if after[1:].isdigit():
        return "#"
    return after[1:] if after[1:] in "(&/-[" else " "
