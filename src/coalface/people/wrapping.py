"""A steward's private key, wrapped under a key that only their password can make."""

import secrets
import uuid

from coalface.core.sealing import PASSWORD_COST, Place, Purpose, new_key_pair, open_sealed, seal, stretch

from .models import Person, StewardKey
from .turns import turn

SALT_BYTES = 16


def new_steward_key(person: Person, password: str) -> StewardKey:
    """Return a new key pair for a person, not yet saved. Dear on purpose: call it outside any transaction."""
    key, _private_key = new_steward_keys(person, password)
    return key


def new_steward_keys(person: Person, password: str) -> tuple[StewardKey, bytes]:
    """Return a new key pair, not yet saved, together with its private key, for whoever has to use it at once."""
    public_key, private_key = new_key_pair()
    key = StewardKey(id=uuid.uuid4(), person=person, public_key=public_key)
    key.salt = secrets.token_bytes(SALT_BYTES)
    with turn:
        wrapping_key = stretch(password, salt=key.salt, cost=PASSWORD_COST)
    key.wrapped_private_key = seal(private_key, key=wrapping_key, place=place_of(key))
    return key, private_key


def unwrapped(key: StewardKey, password: str) -> bytes:
    """Return the private key. CannotOpen where the password is another."""
    with turn:
        wrapping_key = stretch(password, salt=bytes(key.salt), cost=PASSWORD_COST)
    return open_sealed(bytes(key.wrapped_private_key), key=wrapping_key, place=place_of(key))


def place_of(key: StewardKey) -> Place:
    return Place(str(key.person.organisation_id), "", str(key.id), Purpose.PRIVATE_KEY)
