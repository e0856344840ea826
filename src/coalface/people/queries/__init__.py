"""What other rooms may ask about organisations, channels and people."""

from .channels import (
    audiences_served,
    channel_facts,
    channel_to_tell,
    channels_of_steward,
    channels_to_tell,
    why_not_open,
)
from .declared import declarations_not_as_entered
from .holders import holders_of, keep_holders
from .installation import organisations, place_facts, receipt_salt, signed_declarations
from .names import name_lists
from .persons import grant_at, holder_id, is_steward, past_stewardships, person_at, roles_of
from .recovery import recovery_fingerprints, recovery_keys_not_as_entered
from .working import addresses_with_role, channels_with_role, has_role

__all__ = [
    "addresses_with_role",
    "audiences_served",
    "channel_facts",
    "channel_to_tell",
    "channels_of_steward",
    "channels_to_tell",
    "channels_with_role",
    "declarations_not_as_entered",
    "grant_at",
    "has_role",
    "holder_id",
    "holders_of",
    "is_steward",
    "keep_holders",
    "name_lists",
    "organisations",
    "past_stewardships",
    "person_at",
    "place_facts",
    "receipt_salt",
    "recovery_fingerprints",
    "recovery_keys_not_as_entered",
    "roles_of",
    "signed_declarations",
    "why_not_open",
]
