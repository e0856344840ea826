"""python -m tools.redaction_weights: learn what each thing seen of a word is worth, from the fictional reports.

It reads the reports of `benchmarks/redaction_reports` that were worked on, never those kept apart, and writes
`src/coalface/core/redaction/lists/weights.z`. The same reports give the same file. Each report counts as it was typed,
in small letters, and with its people called by other names, so that no weight learns a name by heart.
"""

import hashlib
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator

import numpy as np

from benchmarks.redacting import KEPT_APART, Gold, Report, reports
from coalface.core.redaction.lexicon import FIRST, LAST, LISTS, PRACTICE, WORD, lexicon
from coalface.core.redaction.reading import read
from coalface.core.redaction.scene import scene_of
from coalface.core.redaction.weighed import (
    HUNDREDTHS,
    LABELS,
    NOTHING_TO_WEIGH,
    is_weighed,
    kinds_of,
    seen_of,
)

FILE = "weights.z"
PEOPLE = frozenset({"person", "family", "name"})
OTHER_NAMES = 3
# A report with its people called otherwise, and one in small letters, say less than one as it was typed.
WORTH_OF_OTHER_NAMES, WORTH_OF_SMALL = 0.5, 0.6
# One in which nobody is counts as often as any other in all its ways.
WORTH_OF_NOBODY = 2.5
# What is seen less often says nothing.
FEWEST = 6
# How hard a weight is held back: ridge regression with a variance of one half.
RIDGE = 2.0
STEPS, PACE = 400, 0.3
SEED = 5
A_WORD = re.compile(r"[A-Za-z]{3,}")

Names = dict[str, list[str]]
Seen = list[tuple[list[str], int, float]]


def main() -> None:
    worked_on = [report for report in reports() if report.part not in KEPT_APART]
    LISTS.joinpath(FILE).write_bytes(packed_weights(worked_on))
    print(f"{FILE}: learned from {len(worked_on)} reports")


def packed_weights(worked_on: list[Report]) -> bytes:
    seen = list(all_seen(worked_on))
    is_named = np.array([label >= 0 for _, label, _ in seen])
    keys, names = fitted(seen, is_named.astype(int), 2)
    named = [each for each in seen if each[1] >= 0]
    label_keys, labels = fitted(named, np.array([label for _, label, _ in named]), len(LABELS))
    kept = {
        "none": int(names[0, 1] - names[0, 0]),
        "names": {
            key: int(each[1] - each[0])
            for key, each in zip(keys, names[1:], strict=True)
            if each[1] != each[0]
        },
        "no_labels": labels[0].tolist(),
        "labels": {
            key: each.tolist() for key, each in zip(label_keys, labels[1:], strict=True) if each.any()
        },
        "from": digest(worked_on),
    }
    return zlib.compress(json.dumps(kept, separators=(",", ":")).encode(), 9)


def digest(worked_on: list[Report]) -> str:
    """What the weights were learned from, so that a test can tell when they are old."""
    return hashlib.sha256(repr([(report.text, report.gold) for report in worked_on]).encode()).hexdigest()


def all_seen(worked_on: list[Report]) -> Iterator[tuple[list[str], int, float]]:
    """Yield for each word what is seen of it, its label (-1 for none) and what it is worth."""
    by_chance = random.Random(SEED)  # noqa: S311 - whose name stands for whose is no secret
    names = names_by_sort()
    for report in worked_on:
        if not report.gold:
            variants = [(report, WORTH_OF_NOBODY)]
        else:
            variants = [(report, 1.0)]
            variants += [
                (with_other_names(report, names, by_chance), WORTH_OF_OTHER_NAMES) for _ in range(OTHER_NAMES)
            ]
        for variant, worth in variants:
            yield from _seen_in(variant, worth)
            if len(variant.text.lower()) == len(variant.text) and not variant.text.islower():
                yield from _seen_in(variant.in_small(), worth * WORTH_OF_SMALL)


def _seen_in(report: Report, worth: float) -> Iterator[tuple[list[str], int, float]]:
    scene = scene_of(read(report.text))
    kinds = kinds_of(scene)
    for place, word in enumerate(scene.words):
        if is_weighed(word, scene.codes[place]):
            label = _label_at(report, scene.typed.origins[word.start], scene.typed.origins[word.end - 1])
            yield seen_of(scene, kinds, place), label, worth


def _label_at(report: Report, first: int, last: int) -> int:
    for start, end, label in report.gold:
        if first < end and last >= start:
            label = "person" if label in PEOPLE else label
            return LABELS.index(label) if label in LABELS else -1
    return -1


def names_by_sort() -> Names:
    """Return the names of the lists by their sort: known first names, rarer ones, those that are words, surnames."""
    sorts: Names = {"first": [], "rare": [], "word": [], "last": []}
    for name, code in lexicon().items():
        sort = sort_of(code)
        if sort and name.isalpha() and len(name) > 2 and not (sort == "word" and code & PRACTICE):
            sorts[sort].append(name)
    return sorts


def sort_of(code: int) -> str:
    first, last = code >> 3 & 7, code >> 6 & 3
    if code & WORD:
        return "word" if code & FIRST >= 2 << 3 else ""
    if first:
        return "first" if first >= 4 else "rare"
    return "last" if code & LAST and last >= 2 else ""


def with_other_names(report: Report, names: Names, by_chance: random.Random) -> Report:
    """The same report with each part of a name put in place by another of its sort, the same one each time."""
    instead: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        written = match.group()
        small = written.lower()
        if small in NOTHING_TO_WEIGH:
            return written
        if small not in instead:
            sort = sort_of(lexicon().get(small, 0))
            stays = not sort or (sort == "word" and by_chance.random() < 0.7)
            instead[small] = small if stays else by_chance.choice(names[sort])
        name = instead[small]
        return name.upper() if written.isupper() else name.capitalize() if written[0].isupper() else name

    text, gold, last = "", [], 0
    for start, end, label in report.gold:
        text += report.text[last:start]
        piece = report.text[start:end]
        piece = A_WORD.sub(other, piece) if label in PEOPLE else piece
        gold.append(Gold(len(text), len(text) + len(piece), label))
        text += piece
        last = end
    return Report(text + report.text[last:], tuple(gold), report.part)


def fitted(seen: Seen, answers: np.ndarray, classes: int) -> tuple[list[str], np.ndarray]:
    """Fit ridge multinomial logistic regression by AdaGrad over all at once.

    Returns the keys, and whole hundredths of log-odds, shape (1 + keys, classes): the first row is what holds always.
    """
    counts = Counter(key for keys, _, _ in seen for key in keys)
    kept = sorted(key for key, count in counts.items() if count >= FEWEST)
    at = {key: number for number, key in enumerate(kept, start=1)}
    words = np.repeat(np.arange(len(seen)), [len(keys) for keys, _, _ in seen])
    columns = np.array([at.get(key, -1) for keys, _, _ in seen for key in keys])
    words, columns = words[columns > 0], columns[columns > 0]
    worth = np.array([worth for _, _, worth in seen])[:, None]
    meant = np.eye(classes)[answers]
    held = np.zeros((len(kept) + 1, classes))
    squares = np.full_like(held, 1e-8)
    for _ in range(STEPS):
        odds = np.stack(
            [np.bincount(words, held[columns, each], len(seen)) for each in range(classes)], axis=1
        )
        odds += held[0]
        likely = np.exp(odds - odds.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        off = (likely - meant) * worth
        slope = np.stack(
            [np.bincount(columns, off[words, each], len(held)) for each in range(classes)], axis=1
        )
        slope[0] = off.sum(axis=0)
        slope[1:] += RIDGE * held[1:]
        squares += slope**2
        held -= PACE * slope / np.sqrt(squares)
    return kept, np.rint(held * HUNDREDTHS).astype(int)


if __name__ == "__main__":
    main()
