"""Proofs for whoever can open a leaf."""

from coalface.core import merkle
from coalface.core.checkpoints import Checkpoint, sign_checkpoint
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.merkle_places import places_for_inclusion, places_for_root
from coalface.core.proofs import Proof

from ..queries.checkpoints import index_of, newest_signed
from ..queries.proofs import kept_hashes
from .signing import log_key


def prove_as_entered(leaf: KeptLeaf, index: int | None = None) -> Proof | None:
    """Prove that the leaf is in the log as it stood once the leaf was added; None where it is not in the log.

    Never the log of this moment: asked again and again, that would tell when others were at work. Whoever has just
    entered it knows its index.
    """
    if index is None:
        index = index_of(what=leaf.what, commitment=leaf.commitment)
    if index is None:
        return None
    get = kept_hashes([*places_for_inclusion(index, index + 1), *places_for_root(index + 1)])
    key = log_key()
    note = str(sign_checkpoint(Checkpoint(key.name, index + 1, merkle.root_from(index + 1, get)), key))
    return _proof(leaf, index, index + 1, get, note, str(key.public))


def prove_as_published(leaf: KeptLeaf) -> Proof | None:
    """Prove it against the newest published checkpoint, or as entered where that is older than the leaf."""
    index = index_of(what=leaf.what, commitment=leaf.commitment)
    signed = newest_signed()
    if index is None or signed is None or signed[0] <= index:
        return prove_as_entered(leaf, index)
    size, note, key = signed
    return _proof(leaf, index, size, kept_hashes(places_for_inclusion(index, size)), note, key)


def _proof(leaf: KeptLeaf, index: int, size: int, get: merkle.Get, note: str, key: str) -> Proof:
    path = tuple(merkle.inclusion_from(index, size, get))
    return Proof(leaf, index, size, path, note, key)
