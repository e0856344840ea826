"""What other rooms may know of people: plain values, never models."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone to whom the keys of a report are sealed: a steward, or the recovery key."""

    id: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at their own organisation: the issuer and its subject are what counts, and never change."""

    issuer: str
    subject: str
    email: str
    email_is_theirs: bool
    name: str


RECOVERY = "recovery"
