"""What the log can show: its size, its root, and proofs. Each costs one or two look-ups, at any size."""

from collections.abc import Iterable

from django.db import connection

from coalface.core import merkle
from coalface.core.merkle_places import (
    Place,
    ProofError,
    places_for_consistency,
    places_for_inclusion,
    places_for_root,
)

from ..models import Head


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
    leaves = [index for level, index in places if level == 0]
    above = [place for place in places if place[0] > 0]
    # Written out, for Django takes longer to put this together than the database to answer it.
    parts = [LEAVES % ", ".join(["%s"] * len(leaves))] if leaves else []
    parts += [SUBTREES % " OR ".join([PLACE] * len(above))] if above else []
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [*leaves, *(number for place in above for number in place)])
        return {(level, index): bytes(value) for level, index, value in cursor.fetchall()}


LEAVES = 'SELECT 0, "index", leaf_hash FROM integrity_entry WHERE "index" IN (%s)'
SUBTREES = 'SELECT level, "index", hash FROM integrity_node WHERE %s'
PLACE = '(level = %s AND "index" = %s)'


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
