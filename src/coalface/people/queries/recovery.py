"""The recovery keys, held against the log: what is sealed is sealed to them, so a swapped one would be a way in."""

from collections.abc import Iterator
from uuid import UUID

from coalface.core.fingerprints import fingerprint
from coalface.core.recovery import commitment_to
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Organisation

KEY_SET = What.RECOVERY_KEY_SET.value


def recovery_commitment(organisation_id: UUID, public_key: bytes) -> bytes:
    return commitment_to(public_key, organisation=organisation_id.bytes, what=KEY_SET)


def recovery_fingerprints() -> dict[str, str]:
    """The fingerprint of each organisation's recovery key, by the organisation's name."""
    return {place.name: fingerprint(key) for place, key in _keys()}


def recovery_keys_not_as_entered() -> Iterator[str]:
    """Say of each recovery key that it is not one whose setting the log tells of."""
    for place, key in _keys():
        known = recovery_commitment(place.pk, key)
        if known not in integrity.entered(KEY_SET, [known]):
            yield (
                f"The recovery key of {place.name} is not the one that was entered in the log. Somebody may have put"
                " their own in its place, and could read what is told from now on. Stop the site, and compare the"
                f" fingerprint {fingerprint(key)} with a custodian’s paper."
            )


def _keys() -> Iterator[tuple[Organisation, bytes]]:
    for place in Organisation.objects.exclude(recovery_public_key=None).order_by("slug"):
        yield place, bytes(place.recovery_public_key)
