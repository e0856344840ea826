"""The leaf of a card, or of what peers and the service make of it: it commits to what was published, word for word."""

from datetime import date
from uuid import UUID

from coalface.core.commitments import commitment
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models.entered import Entered

STEWARD, PEER, MANAGER, PROGRAM = "steward", "peer", "answering manager", "program"


def enter_leaf(what: What, card_id: UUID, *facts: bytes, salt: bytes, on: date, role: str = STEWARD) -> None:
    """Enter what was done to this card. Last in the transaction."""
    sealed = commitment(salt, what.value, card_id.bytes, *facts)
    enter(what=what, role=role, week=str(Week.of(on)), commitment=sealed)


def enter_row(row: Entered, *, role: str, on: date) -> None:
    """Enter a row as it stands. Last in the transaction."""
    enter(what=row.what, role=role, week=str(Week.of(on)), commitment=row.leaf_commitment)
