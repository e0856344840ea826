"""Who makes a change of the register."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coalface.core.reviews.changes import Way


@dataclass(frozen=True, slots=True)
class By:
    """Who makes a change, in which way, when, and what they say about it.

    `person` is None where a program does. `looked_at` are words of the note that point to nobody.
    """

    person: Any
    now: datetime
    way: Way = Way.PAGE
    note: str = ""
    looked_at: Container[str] = ()
