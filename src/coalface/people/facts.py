"""What other rooms may know of people: plain values, never models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone to whom the keys of a report are sealed: a steward, or the recovery key."""

    id: str
    public_key: bytes


RECOVERY = "recovery"
