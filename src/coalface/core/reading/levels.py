"""How strong an action is: whether it changes the work itself, or asks people to try harder in the same work.

The action hierarchy of the VA National Center for Patient Safety, as in RCA2: Improving Root Cause Analyses and
Actions to Prevent Harm (National Patient Safety Foundation, 2015, figure 3), in the words of social care. An aim
("better plans") names no action and has no level.
"""

import re
from enum import StrEnum

from .patterns import pattern


class Level(StrEnum):
    """How far an action works without anyone having to remember it."""

    STRONGER = "stronger"
    INTERMEDIATE = "intermediate"
    WEAKER = "weaker"


# RCA2: changes to the place, forcing functions, simpler processes, standard ways, leaders who take part themselves.
STRONGER = pattern("levels", "stronger")
# More hands or less work, software, checklists and standard tools, better records and communication, simulation.
INTERMEDIATE = pattern("levels", "intermediate")
# Double checks, warnings, new rules and policies, training: they lean on people's memory and attention.
WEAKER = pattern("levels", "weaker")

WHAT_FOR = re.compile(
    r"\b(?:so that|in order (?:to|that)|which (?:will|would)"
    r"|to (?:ensure|enable|make sure|give|help|support|allow|inform|improve))\b",
    re.IGNORECASE,
)


def level_of(text: str) -> Level | None:
    """Return the level of the strongest action that is named, or None where only an aim is."""
    # What is after "so that" or "to ensure" is what for, and not what is done.
    done = WHAT_FOR.split(text, maxsplit=1)[0]
    if len(done.split()) < 2:
        done = text
    for level, words in (
        (Level.STRONGER, STRONGER),
        (Level.INTERMEDIATE, INTERMEDIATE),
        (Level.WEAKER, WEAKER),
    ):
        if words.search(done):
            return level
    return None
