"""Reports like this: which cards are near to one in what they say and in the conditions that they name.

Words count by how rare they are among the cards (TF-IDF), and so do groups of words that people use for one another,
such as “nan” and “grandmother” (`data/like_words.toml`). What could point to somebody is taken out first, so that no
name ties two cards together. Same cards, same answer; nothing is learned and nothing is kept. Where a site has a
sentence model on its disk (`sentence_model`), what the words mean counts in place of the words themselves.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .redaction import NO_LISTS, NameLists, find
from .search_words import STOP_WORDS, index_words

Floats = NDArray[np.float64]
Features = dict[str, float]

# What each part weighs, and to which power rareness is taken: set on the pairs in tests/unit/core/related/pairs.txt,
# and not on those in fresh.txt.
WORDS_WEIGH, GROUPS_WEIGH, CONDITIONS_WEIGH = 0.2, 1.0, 0.45
RARE_WORDS, RARE_GROUPS = 2.0, 1.5
MEANING_WEIGHS, GROUPS_WEIGH_BESIDE, CONDITIONS_WEIGH_BESIDE = 1.0, 0.5, 0.4
# Less than this in common in what they mean is chance.
LEAST_IN_MEANING = 0.3
# Less than this in common in their words is chance; conditions alone make no two cards alike.
LEAST_IN_WORDS = 0.03
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Story:
    """A card, as far as it can be compared: what it says, and the codes of its conditions."""

    id: str
    text: str
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Like:
    """A card that is near. `shared` are the conditions that both name, in order, for saying why it is shown."""

    id: str
    nearness: float
    shared: tuple[str, ...]


def masked(text: str, lists: NameLists = NO_LISTS) -> str:
    """The text without what could point to somebody."""
    kept, last = [], 0
    for span in find(text, lists):
        kept.append(text[last : span.start])
        last = span.end
    return " ".join([*kept, text[last:]])


# One row of length one for each text.
Meanings = Callable[[list[str]], NDArray[np.float32]]


class Related:
    """Cards made ready to be compared. Making it takes milliseconds a card, and so does a question.

    `meanings` is asked for all cards at once, with what could point to somebody taken out.
    """

    def __init__(
        self, stories: Iterable[Story], lists: NameLists = NO_LISTS, meanings: Meanings | None = None
    ) -> None:
        self._stories = sorted(stories, key=lambda story: story.id)
        self._places = {story.id: place for place, story in enumerate(self._stories)}
        self._lists = lists
        texts = [masked(story.text, lists) for story in self._stories]
        stems = [_stems(text) for text in texts]
        self._meanings = meanings
        self._rows = meanings(texts) if meanings and texts else None
        self._conditions = _Rareness(story.conditions for story in self._stories)
        self._words = _Space([_words(text) for text in stems], RARE_WORDS)
        self._groups = _Space([_groups(text) for text in stems], RARE_GROUPS)

    def like(
        self,
        text: str,
        conditions: Collection[str] = (),
        *,
        most: int = MOST_SHOWN,
        without: Collection[str] = (),
    ) -> list[Like]:
        """Return the nearest cards, the nearest first; equally near ones in the order of their ids."""
        nearness, enough, conditions_weigh = self._nearness(masked(text, self._lists))
        asked = frozenset(conditions)
        found = []
        for place in np.flatnonzero(enough).tolist():
            story = self._stories[place]
            if story.id not in without:
                both = asked & story.conditions
                near = float(nearness[place]) + conditions_weigh * self._conditions.share(
                    asked, story.conditions
                )
                found.append(Like(story.id, round(near, 9), tuple(sorted(both))))
        return sorted(found, key=lambda like: (-like.nearness, like.id))[:most]

    def _nearness(self, text: str) -> tuple[Floats, NDArray[np.bool_], float]:
        """How near every card is in what it says, whether that is more than chance, and what conditions weigh."""
        stems = _stems(text)
        words, groups = self._words.near(_words(stems)), self._groups.near(_groups(stems))
        said = WORDS_WEIGH * words + GROUPS_WEIGH * groups
        if self._meanings is None or self._rows is None or not stems:
            return said, said > LEAST_IN_WORDS, CONDITIONS_WEIGH
        meant = (self._rows @ self._meanings([text])[0]).astype(np.float64)
        near = MEANING_WEIGHS * meant + GROUPS_WEIGH_BESIDE * groups
        return near, (meant > LEAST_IN_MEANING) | (said > LEAST_IN_WORDS), CONDITIONS_WEIGH_BESIDE

    def like_story(self, story_id: str, *, most: int = MOST_SHOWN) -> list[Like]:
        """Return the cards nearest to one of these cards."""
        story = self._stories[self._places[story_id]]
        return self.like(story.text, story.conditions, most=most, without={story_id})


class _Space:
    """Features of many texts, each weighed by how rare it is, with the length of every text made one."""

    def __init__(self, texts: list[Features], power: float) -> None:
        self._size = len(texts)
        among = Counter(feature for text in texts for feature in text)
        self._rare = {
            feature: float(np.log((1 + self._size) / (1 + count))) ** power
            for feature, count in among.items()
        }
        held: dict[str, tuple[list[int], list[float]]] = {}
        for place, text in enumerate(texts):
            for feature, weight in self._of_length_one(text).items():
                places, weights = held.setdefault(feature, ([], []))
                places.append(place)
                weights.append(weight)
        self._held = {
            feature: (np.array(places, dtype=np.intp), np.array(weights))
            for feature, (places, weights) in held.items()
        }

    def near(self, text: Features) -> Floats:
        """The cosine of this text with every other."""
        nearness = np.zeros(self._size)
        for feature, weight in sorted(self._of_length_one(text).items()):
            places, weights = self._held[feature]
            nearness[places] += weight * weights
        return nearness

    def _of_length_one(self, text: Features) -> Features:
        weighed = {
            feature: count * self._rare[feature] for feature, count in text.items() if feature in self._rare
        }
        length = float(np.sqrt(sum(weight * weight for weight in weighed.values())))
        return {feature: weight / length for feature, weight in weighed.items() if weight} if length else {}


class _Rareness:
    """How rare each condition is among the cards: to share what every second card names says little."""

    def __init__(self, cards: Iterable[frozenset[str]]) -> None:
        listed = list(cards)
        counts = Counter(code for conditions in listed for code in conditions)
        self._rare = {code: float(np.log((1 + len(listed)) / (1 + count))) for code, count in counts.items()}

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two sets, each condition weighed by how rare it is; one that no card names weighs nothing."""
        whole = self._of(one) * self._of(other)
        return self._of(one & other) / float(np.sqrt(whole)) if whole else 0.0

    def _of(self, conditions: frozenset[str]) -> float:
        return sum(self._rare.get(code, 0.0) for code in sorted(conditions))


def _stems(text: str) -> list[str]:
    return [stem for stem in index_words(text) if stem not in _common()]


def _words(stems: Iterable[str]) -> Features:
    """Stems, each with one and the logarithm of its count: said twice is not twice as much."""
    return {stem: 1 + float(np.log(count)) for stem, count in Counter(stems).items()}


def _groups(stems: Iterable[str]) -> Features:
    """Groups of which the text has a word, by how many different ones."""
    known = groups_of_words()
    counts = Counter(group for stem in set(stems) for group in known.get(stem, ()))
    return {group: 1 + float(np.log(count)) for group, count in counts.items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(stem for word in STOP_WORDS for stem in index_words(word))


@cache
def groups_of_words() -> Mapping[str, tuple[str, ...]]:
    """The groups of every stem."""
    written = tomllib.loads(files("coalface.core").joinpath("data/like_words.toml").read_text("utf-8"))
    groups: dict[str, set[str]] = {}
    for group, words in written["groups"].items():
        for stem in index_words(words):
            groups.setdefault(stem, set()).add(group)
    return {stem: tuple(sorted(of)) for stem, of in groups.items()}
