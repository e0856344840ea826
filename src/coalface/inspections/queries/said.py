"""What one reader has said already."""

from collections import Counter
from typing import Any

from ..models import Reading


def said_by_reader(person) -> dict[str, int]:
    """How many sentences of each report this reader has read: by its short name, or the number of a kept one."""
    rows = Reading.objects.filter(reader=person).values_list("shipped", "kept_id")
    return Counter(shipped or str(kept) for shipped, kept in rows)


def said_by(person, *, shipped: str = "", kept: Any = None) -> dict[tuple[str, int], Reading]:
    """What this reader said of each sentence of one report, by kind and place."""
    of = {"kept": kept} if kept else {"shipped": shipped, "kept": None}
    return {(one.kind, one.start): one for one in Reading.objects.filter(reader=person, **of)}
