"""The one way into the log."""

from django.db import connection

from coalface.core import merkle
from coalface.core.commitments import leaf_data
from coalface.core.merkle_places import places_for_append

from ..kinds import What
from ..models import Entry, Head, Node
from ..queries.proofs import kept_hashes


def enter(*, what: What, role: str, week: str, commitment: bytes) -> Entry:
    """Add one entry, in the caller's transaction: the act and its entry both stand or both fall.

    Enter last in the transaction. From here to its end every other writer to the log waits.
    """
    assert connection.in_atomic_block, "An entry belongs to the transaction of the act that it records."
    leaf = leaf_data(what=What(what), role=role, week=week, commitment=commitment)
    head = _locked_head()
    entry = Entry.objects.create(
        index=head.size,
        what=What(what).value,
        role=role,
        week=week,
        commitment=commitment,
        leaf_hash=merkle.leaf_hash(leaf),
    )
    _keep_nodes_completed_by(entry)
    Head.objects.filter(pk=Head.ONLY).update(size=entry.index + 1)
    return entry


def _locked_head() -> Head:
    # PostgreSQL locks the row. SQLite has one writer at a time from BEGIN IMMEDIATE on; and were two ever to
    # read the same size, the second could not add an entry at an index that is taken.
    head = Head.objects.select_for_update().first()
    if head is None:
        Head.objects.bulk_create([Head()], ignore_conflicts=True)
        head = Head.objects.select_for_update().get()
    return head


def _keep_nodes_completed_by(entry: Entry) -> None:
    get = kept_hashes(places_for_append(entry.index))
    nodes = merkle.nodes_completed_by(entry.index, entry.leaf_hash, get)
    Node.objects.bulk_create([Node(level=level, index=index, hash=value) for level, index, value in nodes])
