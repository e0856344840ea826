"""What a check has found."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """Whether something has to be put right, or is only worth knowing."""

    WRONG = "wrong"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that says what is so and what to do."""

    grade: Grade
    says: str


def wrong(says: str) -> Finding:
    return Finding(Grade.WRONG, says)


def note(says: str) -> Finding:
    return Finding(Grade.NOTE, says)
