"""Publishing a checkpoint: once a week, so that nobody learns a finer time from how the log grows."""

from datetime import date

from coalface.core import checkpoints
from coalface.core.checkpoints import sign_checkpoint
from coalface.core.weeks import Week

from ..models import Checkpoint
from ..queries.checkpoints import current_origin, newest_checkpoint
from ..queries.proofs import log_root, log_size
from .signing import log_key


def publish_checkpoint(*, today: date) -> Checkpoint | None:
    """Publish this week's checkpoint, if there is something new to sign. The first one goes out at once."""
    key = log_key()
    newest, week, size = newest_checkpoint(), str(Week.of(today)), log_size()
    if size == 0 or (newest is not None and (newest.week == week or newest.size == size)):
        return None
    root = log_root(size)
    note = sign_checkpoint(checkpoints.Checkpoint(key.name, size, root), key)
    facts = {"root": root, "note": str(note), "week": week}
    return Checkpoint.objects.get_or_create(origin=current_origin(), size=size, defaults=facts)[0]
