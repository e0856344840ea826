"""Who outside may put their name under a checkpoint: [witnesses] in coalface.toml, each with the key that they gave."""

import logging

from django.conf import settings

from coalface.core.note_keys import Kind, NoteError, PublicKey

log = logging.getLogger(__name__)


def witness_keys() -> dict[PublicKey, str]:
    """Every witness's key, with what we call them."""
    known = {}
    for called, written in dict(settings.SITE.get("witnesses", {})).items():
        try:
            key = PublicKey.parse(str(written))
        except NoteError:
            log.error("A key in [witnesses] of coalface.toml cannot be read. Copy it again, in full.")
            continue
        if key.kind is Kind.COSIGNATURE:
            known[key] = called
    return known
