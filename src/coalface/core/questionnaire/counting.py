"""How often each condition was named in a half-year, made safe to publish.

A half-year is counted by itself and only when it is over, as it was known at its end. So nothing can be subtracted from
anything else: no total over several half-years is given, and the same half-year always gives the same numbers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coalface.core.disclosure.audit import audit
from coalface.core.disclosure.policy import Level, Policy
from coalface.core.disclosure.protect import protect
from coalface.core.disclosure.tables import make_table
from coalface.core.reviews.deaths import CONTRIBUTED

from .lists import CONDITIONS, FACTORS, SYSTEMS

COUNTED: Mapping[str, Mapping[str, str]] = {"factors": FACTORS, "systems": SYSTEMS, "conditions": CONDITIONS}
PLAYED_A_PART, OTHERWISE, NAMED, NOT_NAMED = "contributed", "named otherwise", "named", "not named"


@dataclass(frozen=True, slots=True)
class Row:
    """How many reviews named this code in this way. `count` is None where it is hidden."""

    question: str
    code: str
    said: str
    count: int | None


Coded = Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Answered:
    """A half-year of questionnaires: how many authors were asked in it, how many of those answered, and what came back.

    `coded` are the answers that came back in it, by review; some of them were asked for in an earlier half-year.
    """

    asked: int
    of_these: int
    coded: tuple[Coded, ...]


def counts_of(reviews: Iterable[Coded], policy: Policy | None = None) -> tuple[int | None, list[Row]]:
    """(reviews counted, rows) with every small count hidden, and whatever would give one away.

    The rows of one code add up to the reviews: it contributed (an influence of 2 or 3), it was named in another way, it
    was not named. Nothing is left out where it is nought. Of too few reviews nothing is said at all.
    """
    policy = policy or Policy()
    given = list(reviews)
    cells, sums, which = _cells(given)
    if len(given) < policy.threshold:
        # Of so few reviews nothing is said, not even which codes were named by none.
        return None, [Row(*which[name], None) for name in which]
    table = make_table(cells, sums)
    protected = protect(table, policy.rule(frozenset({"all"})))
    left = audit(protected.table, policy.knowledge(Level.NATIONAL))
    assert left.feasible
    hidden = {name for name, value in protected.table.cells.items() if value is None}
    # A code whose row stays too well known is hidden whole.
    weak = {which[name][:2] for name in protected.unprotected if name in which}
    rows = [
        Row(*about, None if name in hidden or about[:2] in weak else int(cells[name]))
        for name, about in which.items()
    ]
    return len(given), rows


def _cells(
    reviews: Sequence[Coded],
) -> tuple[dict[str, int], list[tuple[str, list[str]]], dict[str, tuple[str, str, str]]]:
    counter = Counter(
        (question, code, _said(weight)) for coded in reviews for question, code, weight in set(coded)
    )
    cells = {"all": len(reviews)}
    sums: list[tuple[str, list[str]]] = []
    which: dict[str, tuple[str, str, str]] = {}
    for question, codes in COUNTED.items():
        for code in codes:
            said = [NAMED] if question == "conditions" else [PLAYED_A_PART, OTHERWISE]
            row = {f"{question} {code} {way}": (question, code, way) for way in (*said, NOT_NAMED)}
            *named, rest = row
            cells |= {name: counter[row[name]] for name in named}
            cells[rest] = len(reviews) - sum(cells[name] for name in named)
            sums.append(("all", [*row]))
            which |= row
    return cells, sums, which


def _said(weight: str) -> str:
    if not weight:
        return NAMED
    return PLAYED_A_PART if weight in CONTRIBUTED else OTHERWISE
