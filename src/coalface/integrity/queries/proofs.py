"""What the log can show: its size, its root, and proofs. Each costs one or two look-ups, at any size."""

from collections.abc import Iterable

from django.db.models import Q, Value

from coalface.core import merkle
from coalface.core.merkle_places import (
    Place,
    ProofError,
    places_for_consistency,
    places_for_inclusion,
    places_for_root,
)

from ..models import Entry, Head, Node


def log_size() -> int:
    return Head.objects.values_list("size", flat=True).first() or 0


def log_root(size: int | None = None) -> bytes:
    """Return the root over all entries, or over the first `size`."""
    size = _within_log(size)
    return merkle.root_from(size, kept_hashes(places_for_root(size)))


def proof_of_inclusion(index: int, size: int | None = None) -> list[bytes]:
    """Return the hashes that lead from entry `index` to the root of the first `size` entries, or of all."""
    size = _within_log(size)
    return merkle.inclusion_from(index, size, kept_hashes(places_for_inclusion(index, size)))


def proof_of_consistency(first: int, second: int | None = None) -> list[bytes]:
    """Return the hashes that show that the log of `second` entries, or of all, only grew since `first`."""
    second = _within_log(second)
    return merkle.consistency_from(first, second, kept_hashes(places_for_consistency(first, second)))


def hashes_at(places: Iterable[Place]) -> dict[Place, bytes]:
    """Return the kept hash of each place, leaves being level 0, in one query."""
    places = list(places)
    if not places:
        return {}
    leaves = [index for level, index in places if level == 0]
    above = [Q(level=level, index=index) for level, index in places if level > 0] or [Q(pk__in=[])]
    rows = (
        Entry.objects.filter(index__in=leaves)
        .order_by()
        .values_list(Value(0), "index", "leaf_hash")
        .union(
            Node.objects.filter(Q.create(above, connector=Q.OR)).values_list("level", "index", "hash"),
            all=True,
        )
    )
    return {(level, index): bytes(value) for level, index, value in rows}


def kept_hashes(places: Iterable[Place]) -> merkle.Get:
    """Read these places in one query, and return how to look each one up."""
    hashes = hashes_at(places)

    def get(level: int, index: int) -> bytes:
        if (level, index) not in hashes:
            raise ProofError(
                f"The log is damaged: level {level}, index {index} is missing. Restore a backup."
            )
        return hashes[level, index]

    return get


def _within_log(size: int | None) -> int:
    now = log_size()
    if size is not None and size > now:
        raise ProofError(f"The log has {now} entries, not {size}.")
    return now if size is None else size
