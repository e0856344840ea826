"""Searching every sentence that was shipped of published reports, as a page of the reading room asks for it."""

import random
import re
import time
from collections import Counter

from coalface.inspections.searching import KINDS, ON_PAGE, search
from coalface.inspections.shipped import shipped

from .lines import Line, median, note, percentile

CLAIM = "reading_search"
SEARCHES, FEW_SEARCHES = 5_000, 500
MOST_MS = 10
WORD = re.compile(r"[a-z]{3,}")


def measure(options) -> list[Line]:
    texts = [text for (text,) in shipped().execute("SELECT text FROM sentence")]
    rng = random.Random(8)
    asked = list(searches(texts, rng, FEW_SEARCHES if options.short else SEARCHES))
    took, found = [], 0
    for words, kind, first in asked:
        started = time.perf_counter()
        _, count = search(words, kind=kind, first=first)
        took.append(1_000 * (time.perf_counter() - started))
        found += count > 0
    note(f"{len(texts):,} sentences; {len(asked):,} searches, of which {found:,} found something")
    return [
        Line(CLAIM, "search the sentences of reports, p95", percentile(took, 0.95), "ms", MOST_MS),
        Line(CLAIM, "the same, median", median(took), "ms"),
        Line(CLAIM, "the same, slowest", max(took), "ms"),
    ]


def searches(texts: list[str], rng: random.Random, how_many: int):
    """Common words, rare ones, several together, whole sentences, words that no report holds; first and far pages."""
    counts = Counter(word for text in texts for word in set(WORD.findall(text.lower())))
    ordered = [word for word, _ in counts.most_common()]
    common, rare = ordered[:80], ordered[len(ordered) // 2 :]
    ways = [
        lambda: rng.choice(common),
        lambda: rng.choice(rare),
        lambda: " ".join(rng.sample(common, 2)),
        lambda: f"{rng.choice(common)} {rng.choice(rare)}",
        lambda: " ".join(rng.sample(common, 3)),
        lambda: rng.choice(texts),
        lambda: "zebra crossing",
    ]
    for number in range(how_many):
        page = rng.choice((0, 0, 0, 1, 10, 49))
        yield ways[number % len(ways)](), rng.choice(("", *KINDS)), page * ON_PAGE
