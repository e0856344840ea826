"""A quick look at the head of the log: can it be signed, and is it still the log that was published last?"""

from coalface.core.checkpoints import verify_checkpoint
from coalface.core.merkle_places import ProofError
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey

from ..key_file import NoLogKey, read_seed
from .checkpoints import current_origin, newest_signed
from .proofs import log_root


def has_its_key() -> bool:
    """Is the key at hand that signs this log? Before its first use there is none, and nothing is wrong."""
    origin = current_origin()
    if origin is None:
        return True
    try:
        return str(SecretKey(origin.name, Kind.ED25519, read_seed()).public) == origin.public_key
    except NoLogKey:
        return False


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
