"""What leaders have signed, held against the log."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Declaration


def declarations_not_as_entered() -> Iterator[str]:
    """Say of each pledge and declaration that it is not what was signed, and whether one is missing or too many."""
    for what in (What.PLEDGE_SIGNED, What.DECLARATION_SIGNED):
        before = integrity.count_entered(what.value)
        rows = [row for row in Declaration.objects.order_by("pk") if row.kind is what]
        for row in rows:
            if not integrity.entered(what.value, [row.leaf_commitment]):
                yield f"What {row.leader} ({row.post}) has signed by the database is not in the log like that."
        if len(rows) < before:
            yield f"The log has {before} entries of “{what.value}”, and there are {len(rows)} in the database."
