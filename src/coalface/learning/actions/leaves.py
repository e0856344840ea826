"""The leaf of a card in the log: it commits to what was published, word for word."""

import json
from datetime import date
from hashlib import sha256
from uuid import UUID

from coalface.core.cards import CardText
from coalface.core.commitments import commitment
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

STEWARD = "steward"


def enter_leaf(what: What, card_id: UUID, *facts: bytes, salt: bytes, on: date) -> None:
    """Enter what was done to this card. Last in the transaction."""
    sealed = commitment(salt, what.value, card_id.bytes, *facts)
    enter(what=what, role=STEWARD, week=str(Week.of(on)), commitment=sealed)


def digest(text: CardText) -> bytes:
    """Thirty-two bytes for all that a card says: SHA-256 over its JSON, keys sorted, without spaces."""
    written = json.dumps(text.as_facts(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).digest()
