"""The sign-off: a second analyst, never the one who made it, and only of what they had before them."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.releases import CHANGED, why_not_sign

from ..models import Release
from ..queries.staff import has_changed
from .locked import release_to_act_on


class SignOffEnded(NotAllowed):
    """The register is no longer what was signed. The sign-off is gone; say so."""


@transaction.atomic
def sign_release(*, release_id: UUID, by: Any, seen: str, looked_at: Collection[str], today: date) -> None:
    """Sign it. `seen` is the digest of the files that this analyst had before them, in hexadecimal."""
    release = release_to_act_on(by, release_id)
    reason = why_not_sign(
        signed=release.signed_on is not None,
        made_it=release.made_by_id == by.pk,
        same_files=release.files_digest().hex() == seen,
        changed=has_changed(release),
        looked_at=looked_at,
    )
    if reason:
        raise NotAllowed(reason)
    release.signed_on, release.signed_by, release.sign_off_ended_on = today, by, None
    release.save()


@transaction.atomic
def end_sign_off(*, release_id: UUID, by: Any) -> None:
    """An analyst has found something: the sign-off is withdrawn, and somebody has to look again."""
    release = release_to_act_on(by, release_id)
    release.signed_on = release.signed_by = None
    release.save()


def end_if_changed(release_id: UUID, today: date) -> None:
    """End the sign-off where the register is no longer what was signed, and keep that it ended. SignOffEnded then."""
    with transaction.atomic():
        release = Release.objects.select_for_update().filter(pk=release_id, published_on=None).first()
        if release is None or not has_changed(release):
            return
        if release.signed_on:
            release.signed_on = release.signed_by = None
            release.sign_off_ended_on = today
            release.save()
    raise SignOffEnded(CHANGED)
