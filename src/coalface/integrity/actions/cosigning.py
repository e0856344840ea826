"""A witness has checked that the log only grew, and puts their name under a checkpoint."""

from django.db import transaction

from coalface.core.checkpoints import parse_checkpoint
from coalface.core.errors import NotAllowed
from coalface.core.note_keys import Kind, NoteError, PublicKey
from coalface.core.notes import Note, Signature, good_signatures, parse_note
from coalface.core.words import gettext_noop as _

from ..models import Checkpoint, Cosignature
from ..queries.checkpoints import checkpoints
from ..queries.witnesses import witness_keys


def take_cosignatures(written: str) -> list[str]:
    """Keep every good line by a witness that we know, and return what we call them. NotAllowed with the reason."""
    known = witness_keys()
    try:
        note = parse_note(written)
        checkpoint = _published(note)
        signed = {
            key: line for key, line in good_signatures(note, known).items() if key.kind is Kind.COSIGNATURE
        }
    except NoteError as fault:
        raise NotAllowed(str(fault)) from fault
    if not signed:
        raise NotAllowed(_("None of these signatures is by a witness that this log knows."))
    _keep(checkpoint, signed)
    return [known[key] for key in signed]


def _published(note: Note) -> Checkpoint:
    """Our own checkpoint with just this text; the rest of the note is the witness's word alone."""
    claimed = parse_checkpoint(note.text)
    found = checkpoints().filter(size=claimed.size).first()
    if found is None or parse_note(found.note).text != note.text:
        raise NotAllowed(_("This is not a checkpoint that this log has published."))
    return found


@transaction.atomic
def _keep(checkpoint: Checkpoint, signed: dict[PublicKey, Signature]) -> None:
    for key, line in signed.items():
        Cosignature.objects.update_or_create(
            checkpoint=checkpoint, witness=str(key), defaults={"line": str(line)}
        )
