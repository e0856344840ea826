"""A leaf together with what opens it. Whoever holds this can show what the leaf is about; nobody else can."""

from dataclasses import dataclass
from typing import Any

from .commitments import commitment, leaf_data, new_salt
from .merkle import leaf_hash


@dataclass(frozen=True, slots=True)
class KeptLeaf:
    """What a leaf says, its salt, and the facts that it commits to. Salt and facts are hex, as they stand in JSON."""

    what: str
    role: str
    week: str
    salt: str
    facts: tuple[str, ...] = ()

    @classmethod
    def new(cls, *, what: str, role: str, week: str, facts: tuple[bytes, ...]) -> "KeptLeaf":
        """A leaf that has not been entered yet, with a fresh salt."""
        return cls(what, role, week, new_salt().hex(), tuple(fact.hex() for fact in facts))

    @classmethod
    def from_facts(cls, kept: dict[str, Any]) -> "KeptLeaf":
        return cls(**{**kept, "facts": tuple(kept["facts"])})

    @property
    def commitment(self) -> bytes:
        facts = (bytes.fromhex(fact) for fact in self.facts)
        return commitment(bytes.fromhex(self.salt), self.what, *facts)

    @property
    def hash(self) -> bytes:
        """The leaf as it stands in the tree."""
        return leaf_hash(
            leaf_data(what=self.what, role=self.role, week=self.week, commitment=self.commitment)
        )
