"""What of a report was written before, on another authority: words in runs of eight that are the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from .library import TEMPLATE, Library
from .sections import Role
from .sentences import Part, Sentence
from .shingles import RUN, Numbers, runs_of, words_of


@dataclass(frozen=True, slots=True)
class Again:
    """A stretch that was used before, in character offsets; `others` is on how many other authorities at least."""

    start: int
    end: int
    others: int
    is_template: bool


@dataclass(frozen=True, slots=True)
class Reuse:
    """How many words there are in findings and in what is asked for, how many were used before, and where."""

    words: int
    reused: int
    template: int
    passages: tuple[Again, ...]

    @property
    def share(self) -> float:
        """The share of reused words among those that are not the form of every report."""
        own = self.words - self.template
        return self.reused / own if own else 0.0


Placed = list[tuple[str, int, int]]


def runs_in(sentences: Iterable[tuple[Sentence, Role]]) -> list[tuple[Placed, Numbers]]:
    """The words of each paragraph of findings and of what is asked for, with their places, and their runs."""
    found = []
    told = (
        pair
        for pair in sentences
        if pair[1] in (Role.FINDING, Role.ASKED) and pair[0].part is not Part.HEADING
    )
    for _, group in groupby(told, key=lambda pair: pair[0].block):
        words: Placed = []
        for sentence, _ in group:
            # A sentence may run over the foot of a page: then its words stand only somewhere between its ends.
            exact = len(sentence.text) == sentence.end - sentence.start
            words += [
                (word, sentence.start + start, sentence.start + end)
                if exact
                else (word, sentence.start, sentence.end)
                for word, start, end in words_of(sentence.text)
            ]
        found.append((words, runs_of([word for word, _, _ in words])))
    return found


def reuse_in(sentences: Iterable[tuple[Sentence, Role]], library: Library, authority: str | None) -> Reuse:
    """Return what was used before on another authority than this."""
    words = reused = template = 0
    passages: list[Again] = []
    for placed, runs in runs_in(sentences):
        words += len(placed)
        others = np.zeros(len(placed), dtype=np.int16)
        for place, count in enumerate(library.elsewhere(runs, authority).tolist()):
            if count:
                others[place : place + RUN] = np.maximum(others[place : place + RUN], count)
        form = others >= TEMPLATE
        template += int(form.sum())
        reused += int(((others > 0) & ~form).sum())
        passages += _passages(placed, others)
    return Reuse(words, reused, template, tuple(passages))


def _passages(placed: Placed, others: NDArray[np.int16]) -> list[Again]:
    found: list[Again] = []
    kinds = np.where(others == 0, 0, np.where(others >= TEMPLATE, 2, 1)).tolist()
    place = 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        if kind:
            here = slice(place, place + length)
            found.append(
                Again(
                    min(start for _, start, _ in placed[here]),
                    max(end for _, _, end in placed[here]),
                    int(others[here].max()),
                    kind == 2,
                )
            )
        place += length
    return found
