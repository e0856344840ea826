"""A quick look at the head of the log: can it be signed, and is it still the log that was published last?"""

from coalface.core.checkpoints import verify_checkpoint
from coalface.core.commitments import leaf_data, why_not_leaf
from coalface.core.merkle import leaf_hash
from coalface.core.merkle_places import ProofError
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey

from ..key_file import NoLogKey, read_seed
from ..models import Entry
from .checkpoints import current_origin, newest_signed
from .proofs import log_root, log_size


def has_its_key() -> bool:
    """Is the key at hand that signs this log? Before its first use there is none, and nothing is wrong."""
    origin = current_origin()
    if origin is None:
        return True
    try:
        return str(SecretKey(origin.name, Kind.ED25519, read_seed()).public) == origin.public_key
    except NoLogKey:
        return False


def ends_as_it_should() -> bool:
    """Is the newest entry the last that the log counts, and is it what it was?"""
    last, size = Entry.objects.order_by("-index").first(), log_size()
    if last is None:
        return size == 0
    said = {"what": last.what, "role": last.role, "week": last.week, "commitment": bytes(last.commitment)}
    if why_not_leaf(**said):
        return False
    return last.index == size - 1 and leaf_hash(leaf_data(**said)) == bytes(last.leaf_hash)


def holds_what_was_published() -> bool:
    """Is the newest published checkpoint signed by this log, and is it true of the entries as they stand?

    It looks at the few hashes that make the root. `coalface verify --all` works out every entry.
    """
    newest = newest_signed()
    if newest is None:
        return True
    _size, note, written_key = newest
    try:
        key = PublicKey.parse(written_key)
        checkpoint = verify_checkpoint(note, key=key, origin=key.name)
        return log_root(checkpoint.size) == checkpoint.root
    except (NoteError, ProofError):
        return False
