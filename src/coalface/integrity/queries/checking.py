"""Working the whole log out again from its entries: what anyone who has the database can check."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q, Subquery
from django.db.models.functions import Coalesce

from coalface.core.commitments import leaf_data
from coalface.core.merkle import leaf_hash, node_hash, root_of_edge
from coalface.core.merkle_places import Place

from ..models import Entry, Head, Node
from .proofs import log_size

# Entries are read this many at a time, with the subtrees inside them: a million fit in a few megabytes.
LEVELS = 14
AT_ONCE = 1 << LEVELS
ENTRY = ("index", "what", "role", "week", "commitment", "leaf_hash")


class Damaged(Exception):
    """An entry or a subtree is not what it was. The message names the first one."""


@dataclass(slots=True)
class Tree:
    """The log as worked out from its entries: its size, and its root at each size that was asked for."""

    size: int
    roots: dict[int, bytes] = field(default_factory=dict)


def recompute(sizes: Collection[int] = (), each: Callable[[int], None] = lambda done: None) -> Tree:
    """Work out every leaf and subtree, hold them against what is kept, and return the tree; Damaged at the first."""
    tree, wanted = Tree(log_size()), frozenset(sizes)
    edge: list[bytes] = []
    high = _nodes(Q(level__gt=LEVELS))
    for start in range(0, tree.size, AT_ONCE):
        end = min(start + AT_ONCE, tree.size)
        kept = high | _nodes(_inside(start, end))
        for index, leaf in enumerate(_leaves(start, end), start):
            _grow(edge, index, leaf, kept)
            if index + 1 in wanted:
                tree.roots[index + 1] = root_of_edge(edge)
        each(end)
    _nothing_beyond()
    return tree


def _leaves(start: int, end: int) -> Iterator[bytes]:
    """Each leaf hash as worked out from what its entry says."""
    expected = start
    rows = Entry.objects.filter(index__gte=start, index__lt=end).order_by("index").values_list(*ENTRY)
    for index, what, role, week, commitment, kept in rows:
        if index != expected:
            break
        if _hash_of(what, role, week, bytes(commitment)) != bytes(kept):
            raise Damaged(f"Entry {index} is not what it was: what it says no longer gives its hash.")
        yield bytes(kept)
        expected += 1
    if expected != end:
        raise Damaged(f"Entry {expected} is missing.")


def _hash_of(what: str, role: str, week: str, commitment: bytes) -> bytes | None:
    try:
        return leaf_hash(leaf_data(what=what, role=role, week=week, commitment=commitment))
    except ValueError:
        return None


def _grow(edge: list[bytes], index: int, current: bytes, kept: dict[Place, bytes]) -> None:
    """Add a leaf to the edge of the tree, and hold each subtree that it completes against the kept one."""
    level, place = 0, index
    while place & 1:
        current = node_hash(edge.pop(), current)
        level, place = level + 1, place >> 1
        if kept.get((level, place)) != current:
            first, last = place << level, ((place + 1) << level) - 1
            raise Damaged(
                f"The kept hash over entries {first} to {last} (level {level}, {place}) is not theirs."
            )
    edge.append(current)


def _inside(start: int, end: int) -> Q:
    wanted = Q(pk__in=[])
    for level in range(1, LEVELS + 1):
        wanted |= Q(level=level, index__gte=start >> level, index__lt=end >> level)
    return wanted


def _nodes(wanted: Q) -> dict[Place, bytes]:
    rows = Node.objects.filter(wanted).values_list("level", "index", "hash")
    return {(level, index): bytes(value) for level, index, value in rows}


def _nothing_beyond() -> None:
    size = Coalesce(Subquery(Head.objects.values("size")[:1]), 0)
    beyond = Entry.objects.filter(index__gte=size).first()
    if beyond is not None:
        raise Damaged(f"Entry {beyond.index} stands beyond the end of the log.")


def entered(what: str, commitments: Collection[bytes]) -> set[bytes]:
    """Which of these commitments stand in a leaf of this kind."""
    found = Entry.objects.filter(what=what, commitment__in=list(commitments))
    return {bytes(value) for value in found.values_list("commitment", flat=True)}


def count_entered(*whats: str, since: int = 0, before: str = "") -> int:
    """How many leaves of these kinds there are, from an index on, and of weeks before one."""
    found = Entry.objects.filter(what__in=whats, index__gte=since)
    return (found.filter(week__lt=before) if before else found).count()


def entered_by_week(*whats: str) -> dict[str, int]:
    """How many leaves of these kinds there are in each week."""
    found = Entry.objects.filter(what__in=whats).order_by("week").values_list("week")
    return dict(found.annotate(Count("index")))


def last_entered(what: str) -> Entry | None:
    """The newest leaf of this kind."""
    return Entry.objects.filter(what=what).order_by("-index").first()
