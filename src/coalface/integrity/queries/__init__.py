"""What the log can show. Each proof costs one or two look-ups, at any size."""

from .checking import Damaged, count_entered, entered, entered_by_week, last_entered, recompute
from .checkpoints import (
    checkpoint_of_size,
    current_origin,
    index_of,
    newest_checkpoint,
    note_of,
    origins,
    published_size,
    recent_checkpoints,
    signed_checkpoints,
)
from .entries import leaf_hash_at, published_entries
from .head import ends_as_it_should, has_its_key, holds_what_was_published
from .proofs import (
    hashes_at,
    kept_hashes,
    log_root,
    log_size,
    proof_of_consistency,
    proof_of_inclusion,
)
from .witnesses import witness_keys

__all__ = [
    "Damaged",
    "checkpoint_of_size",
    "count_entered",
    "current_origin",
    "ends_as_it_should",
    "entered",
    "entered_by_week",
    "has_its_key",
    "hashes_at",
    "holds_what_was_published",
    "index_of",
    "kept_hashes",
    "last_entered",
    "leaf_hash_at",
    "log_root",
    "log_size",
    "newest_checkpoint",
    "note_of",
    "origins",
    "proof_of_consistency",
    "proof_of_inclusion",
    "published_entries",
    "published_size",
    "recent_checkpoints",
    "recompute",
    "signed_checkpoints",
    "witness_keys",
]
