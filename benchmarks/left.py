"""What a storm has left: python -m benchmarks.left FOLDER, with the receipts as JSON on the standard input.

Everything is looked up in the database itself, and the log is built again from its entries.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from coalface.cli import house

from .inside import counts

HANDS = 2


def look(receipts: list[str]) -> dict[str, Any]:
    from coalface.cli.upgrading.snapshot import why_not_whole

    return {
        **counts(),
        "missing": count_missing(receipts),
        "half": count_half(),
        "whole": why_not_whole() or "ok",
        "log": why_log_not_whole() or "ok",
    }


def count_missing(receipts: list[str]) -> int:
    """How many receipts find no report. Each is stretched as it is when a reporter comes back."""
    from coalface.core.receipts import Receipt
    from coalface.core.sealing import WayBack
    from coalface.people import queries as people
    from coalface.reporting.models import SealedReport

    salt = people.receipt_salt()
    kept = {bytes(tag) for tag in SealedReport.objects.values_list("receipt_tag", flat=True)}
    with ThreadPoolExecutor(HANDS) as hands:
        tags = hands.map(lambda words: WayBack.from_receipt(Receipt(words), salt=salt).tag, receipts)
        return sum(tag not in kept for tag in tags)


def count_half() -> int:
    """How many reports have not all their keys: two for each holder, and one for the receipt."""
    from django.db.models import Count

    from coalface.people import queries as people
    from coalface.reporting.models import SealedReport

    wanted = {channel.pk: 2 * len(people.holders_of(channel)) + 1 for channel in people.channels_to_tell()}
    reports = SealedReport.objects.annotate(keys=Count("key_copies")).values_list("channel", "keys")
    return sum(keys != wanted[channel] for channel, keys in reports)


def why_log_not_whole() -> str | None:
    """Return where the log that is kept differs from one made of its entries, or None."""
    from coalface.core import merkle
    from coalface.core.commitments import leaf_data
    from coalface.integrity import queries
    from coalface.integrity.models import Entry

    facts = Entry.objects.order_by("index").values_list("what", "role", "week", "commitment")
    leaves = [
        leaf_data(what=what, role=role, week=week, commitment=bytes(sealed))
        for what, role, week, sealed in facts
    ]
    if len(leaves) != queries.log_size():
        return f"The head counts {queries.log_size()} entries, and there are {len(leaves)}."
    return None if merkle.root(leaves) == queries.log_root() else "The root is another one."


if __name__ == "__main__":
    house.enter(Path(sys.argv[1]))
    print(json.dumps(look(json.load(sys.stdin))))
