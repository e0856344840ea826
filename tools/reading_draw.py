"""python -m tools.reading_draw NAME SEED MARKED LINKED NAMED BARE > draw.jsonl: draw criticisms to judge by hand.

From every criticism that the rules mark in published reports, so many at random from each of four strata, shuffled
together so that whoever judges does not see which it was: `marked` as a cause; `linked`, with a link word and no cause;
`named`, with neither, though it names something upstream; and `bare`, the rest. Each line keeps how large its stratum
is and how many were drawn from it, so that what is judged can be weighted for all reports. What was judged before is
left out.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.reading import GOLD, JUDGED, lines_of
from coalface.core.reading.whys import CONDITIONS, Why
from coalface.inspections.shipped import shipped

STRATA = ("marked", "linked", "named", "bare")
EVERY = (
    "SELECT sentence.id AS id, authority, published, text, why, because FROM sentence JOIN report ON report.id = report"
    " WHERE kind = 'criticism' ORDER BY sentence.id"
)


def stratum_of(text: str, why: str) -> str:
    """In which of the strata the rules put a criticism."""
    if why == Why.CAUSE:
        return "marked"
    if why == Why.EFFECT:
        return "linked"
    return "named" if CONDITIONS.search(text) else "bare"


def judged_before() -> frozenset[str]:
    return frozenset(row["text"] for path in (GOLD, JUDGED) for row in lines_of(path))


def drawn(name: str, seed: int, sizes: Iterable[int]) -> Iterator[dict]:
    """Yield what was drawn, in the order in which it is judged."""
    strata: dict[str, list] = defaultdict(list)
    seen = judged_before()
    for row in shipped().execute(EVERY):
        if row["text"] not in seen:
            strata[stratum_of(row["text"], row["why"])].append(row)
    # A seed that anybody can draw again with, and nothing secret.
    rng = random.Random(seed)  # noqa: S311
    taken = [
        (stratum, size, row)
        for stratum, size in zip(STRATA, sizes, strict=True)
        for row in rng.sample(strata[stratum], size)
    ]
    rng.shuffle(taken)
    for number, (stratum, size, row) in enumerate(taken, 1):
        yield {
            "id": f"{name}{number:03}",
            "authority": row["authority"],
            "published": row["published"],
            "draw": name,
            "stratum": stratum,
            "of": len(strata[stratum]),
            "drawn": size,
            "text": row["text"],
            # "This is because ...": what explains stands in the sentence after it.
            "after": row["because"] if row["because"] and row["because"] not in row["text"] else None,
        }


if __name__ == "__main__":
    for line in drawn(sys.argv[1], int(sys.argv[2]), map(int, sys.argv[3:7])):
        print(json.dumps(line, ensure_ascii=False))
