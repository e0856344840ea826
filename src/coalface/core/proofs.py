"""A proof that a leaf is in the log, as a file that anyone can check without asking anybody.

It carries the leaf with its salt and facts, the way from the leaf to the root of a tree, and a signed checkpoint of
that tree. How each part is worked out stands in docs/reference/log.md.
"""

from dataclasses import dataclass
from typing import Any

from .checkpoints import Checkpoint, verify_checkpoint
from .kept_leaves import KeptLeaf
from .merkle import verify_inclusion
from .merkle_places import ProofError
from .note_keys import PublicKey

# A tree of 2**63 leaves has 63 levels: a longer path, or many more facts, is not ours.
MOST_HASHES = 63
MOST_FACTS = 8


@dataclass(frozen=True, slots=True)
class Proof:
    """That this leaf stands at `index` in the tree of `size` leaves that the checkpoint signs for."""

    leaf: KeptLeaf
    index: int
    size: int
    path: tuple[bytes, ...]
    checkpoint: str
    key: str

    def as_facts(self) -> dict[str, Any]:
        """The proof as it stands in JSON: bytes are hex."""
        leaf = self.leaf
        return {
            "leaf": {
                "what": leaf.what,
                "role": leaf.role,
                "week": leaf.week,
                "commitment": leaf.commitment.hex(),
            },
            "leaf_hash": leaf.hash.hex(),
            "salt": leaf.salt,
            "facts": list(leaf.facts),
            "index": self.index,
            "size": self.size,
            "path": [value.hex() for value in self.path],
            "checkpoint": self.checkpoint,
            "key": self.key,
        }


def read_proof(facts: object) -> Proof:
    """Read a proof, and hold its leaf against its salt and facts. ProofError with the reason."""
    if not isinstance(facts, dict) or not isinstance(facts.get("leaf"), dict):
        raise ProofError("This file is not a proof: it has no leaf.")
    leaf = _leaf(facts)
    if leaf.commitment.hex() != facts["leaf"].get("commitment"):
        raise ProofError(
            "The salt and the facts do not give the commitment in the leaf: one of them was changed."
        )
    if leaf.hash.hex() != facts.get("leaf_hash"):
        raise ProofError("The leaf does not have the hash that stands beside it: one of them was changed.")
    index, size = facts.get("index"), facts.get("size")
    if not isinstance(index, int) or not isinstance(size, int):
        raise ProofError("The index and the size are whole numbers.")
    path = tuple(bytes.fromhex(value) for value in _hexes(facts, "path", MOST_HASHES))
    return Proof(leaf, index, size, path, _text(facts, "checkpoint"), _text(facts, "key"))


def check_proof(proof: Proof, *, key: PublicKey) -> Checkpoint:
    """Return the checkpoint that this key signed and that the leaf is under. ProofError or NoteError if not so."""
    checkpoint = verify_checkpoint(proof.checkpoint, key=key, origin=key.name)
    if checkpoint.size != proof.size:
        raise ProofError(f"The checkpoint is of {checkpoint.size} leaves, and the proof of {proof.size}.")
    verify_inclusion(
        leaf_hash=proof.leaf.hash,
        index=proof.index,
        size=proof.size,
        proof=proof.path,
        root=checkpoint.root,
    )
    return checkpoint


def _leaf(facts: dict[str, Any]) -> KeptLeaf:
    what, role, week = (_text(facts["leaf"], name) for name in ("what", "role", "week"))
    salt = _text(facts, "salt")
    if not _is_hex(salt):
        raise ProofError("This file is not a whole proof: the salt is not hex.")
    leaf = KeptLeaf(what, role, week, salt, _hexes(facts, "facts", MOST_FACTS))
    try:
        assert leaf.hash
    except ValueError as error:
        raise ProofError(f"The leaf cannot be worked out. {error}") from error
    return leaf


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if not isinstance(value, str):
        raise ProofError(f"This file is not a whole proof: {name} is missing.")
    return value


def _hexes(facts: dict[str, Any], name: str, most: int) -> tuple[str, ...]:
    values = facts.get(name)
    if not isinstance(values, list) or len(values) > most or not all(map(_is_hex, values)):
        raise ProofError(f"This file is not a whole proof: {name} is not a list of hex.")
    return tuple(values)


def _is_hex(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return bytes.fromhex(value).hex() == value
    except ValueError:
        return False
