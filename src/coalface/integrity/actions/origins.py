"""Going on under a new name where the log has lost what was published: in public, and naming the gap."""

from datetime import date

from django.db import transaction

from coalface.core.checkpoints import Checkpoint, verify_checkpoint
from coalface.core.errors import NotAllowed
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _

from ..key_file import NoLogKey, make_seed, read_seed
from ..kinds import What
from ..models import Origin
from ..queries.checkpoints import current_origin
from ..queries.proofs import log_root, log_size
from .entering import enter
from .signing import log_key, origin_name

OPERATOR = "operator"


@transaction.atomic
def begin_origin(*, old_note: str, today: date) -> Origin:
    """Begin a new origin after a restore that lost what `old_note`, the last known checkpoint, had signed.

    Its first leaf commits to that checkpoint, and everything about it is public: what was lost, and from where on.
    """
    old = current_origin()
    if old is None:
        raise NotAllowed(
            _("This log has not signed anything yet, so nothing that was published can be missing.")
        )
    try:
        key = PublicKey.parse(old.public_key)
        checkpoint = verify_checkpoint(old_note, key=key, origin=old.name)
    except NoteError as fault:
        raise NotAllowed(str(fault)) from fault
    if _is_whole(checkpoint):
        raise NotAllowed(_("The log still has everything that was published. It goes on as it is."))
    return _begin(old.number + 1, old_note, today)


def _is_whole(checkpoint: Checkpoint) -> bool:
    try:
        log_key()
    except NoLogKey:
        return False
    return checkpoint.size <= log_size() and log_root(checkpoint.size) == checkpoint.root


def _begin(number: int, old_note: str, today: date) -> Origin:
    make_seed()
    name = origin_name(number)
    key = SecretKey(name, Kind.ED25519, read_seed())
    week = str(Week.of(today))
    leaf = KeptLeaf.new(what=What.LOG_BEGUN_AGAIN.value, role=OPERATOR, week=week, facts=(old_note.encode(),))
    entry = enter(what=What.LOG_BEGUN_AGAIN, role=OPERATOR, week=week, commitment=leaf.commitment)
    return Origin.objects.create(
        number=number,
        name=name,
        public_key=str(key.public),
        first_index=entry.index,
        old_checkpoint=old_note,
        salt=bytes.fromhex(leaf.salt),
    )
