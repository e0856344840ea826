"""Pages of the log, so that anyone can work out the whole tree for themselves."""

from collections.abc import Iterable

from ..models import Entry
from .checkpoints import published_size

MOST_ENTRIES = 1000


def published_entries(start: int, end: int) -> Iterable[Entry]:
    """Published entries from `start` up to, not including, `end`: at most a thousand."""
    end = min(end, start + MOST_ENTRIES, published_size())
    return Entry.objects.filter(index__gte=start, index__lt=end) if start < end else []


def leaf_hash_at(index: int) -> bytes | None:
    found = Entry.objects.filter(index=index).values_list("leaf_hash", flat=True).first()
    return bytes(found) if found is not None else None
