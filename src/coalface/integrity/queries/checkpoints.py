"""What was published of the log, and what can be proved of it to anyone.

Everything stops at the newest published checkpoint. If the log could be watched as it grows, whoever knows when
people were at their desks could tell from it who reported.
"""

from django.db.models import F, Subquery

from ..models import Checkpoint, Cosignature, Entry, Origin

# A quarter of a year.
RECENT = 13


def current_origin() -> Origin | None:
    return Origin.objects.order_by("-number").first()


def origins() -> list[Origin]:
    return list(Origin.objects.order_by("number"))


def newest_checkpoint() -> Checkpoint | None:
    """The newest published checkpoint of the origin of today."""
    return checkpoints().first()


def checkpoints():
    """The published checkpoints of the origin of today, newest first."""
    published = Checkpoint.objects.select_related("origin").prefetch_related("cosignatures")
    return published.filter(origin=Subquery(_last_origin())).order_by("-size")


def _last_origin():
    return Origin.objects.order_by("-number").values("number")[:1]


def newest_signed() -> tuple[int, str, str] | None:
    """The newest published checkpoint as a proof needs it: its size, its note with every line, and the log's key."""
    newest = Checkpoint.objects.order_by("-origin", "-size").values_list("id", "size", "note", "origin")
    found = newest.annotate(key=F("origin__public_key"), last=Subquery(_last_origin())).first()
    if found is None or found[3] != found[5]:
        return None
    pk, size, note, _, key, _ = found
    lines = Cosignature.objects.filter(checkpoint=pk).order_by("witness").values_list("line", flat=True)
    return size, note + "".join(f"{line}\n" for line in lines), key


def recent_checkpoints() -> list[Checkpoint]:
    return list(checkpoints()[:RECENT])


def checkpoint_of_size(size: int) -> Checkpoint | None:
    """The published checkpoint of this size; of the newest origin where two had one."""
    found = Checkpoint.objects.prefetch_related("cosignatures").filter(size=size)
    return found.order_by("-origin").first()


def signed_checkpoints() -> list[Checkpoint]:
    """Every published checkpoint that the log of today must still fit, smallest first.

    Where a restore began a new origin, what an older origin had published beyond that point is known to be lost.
    """
    later = {origin.number - 1: origin.first_index for origin in origins()}
    every = Checkpoint.objects.select_related("origin").order_by("size", "origin")
    return [point for point in every if point.size <= later.get(point.origin_id, point.size)]


def published_size() -> int:
    """How many entries everyone may see."""
    newest = newest_checkpoint()
    return newest.size if newest else 0


def note_of(checkpoint: Checkpoint) -> str:
    """The signed text with a line for each witness."""
    return checkpoint.note + "".join(f"{signed.line}\n" for signed in checkpoint.cosignatures.all())


def index_of(*, what: str, commitment: bytes) -> int | None:
    """Where the leaf with this commitment stands, or None. It is in no row: whoever can open the leaf can ask."""
    found = Entry.objects.filter(commitment=commitment, what=what).order_by("index")
    return found.values_list("index", flat=True).first()
