"""A line in the log for each pulse that opens, is dropped, or closes. None for an answer: it would be a clock."""

from datetime import date
from typing import Any

from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Pulse

STEWARD, PROGRAM = "steward", "program"


def enter_leaf(what: What, pulse: Pulse, *, role: str, on: date, **facts: Any) -> None:
    """Enter what was done to this pulse. Last in the transaction."""
    enter(what=what, role=role, week=str(Week.of(on)), commitment=pulse.commitment_to(what, **facts))
