"""A bulletin that is under way, locked, for an analyst of its organisation."""

from typing import Any
from uuid import UUID

from coalface.core.errors import NotAllowed
from coalface.core.releases import PUBLISHED
from coalface.core.words import gettext_noop as _
from coalface.reviews import queries as reviews

from ..models import Release

NOT_YOURS = _("Only analysts of this organisation make its bulletins.")


def release_to_act_on(by: Any, release_id: UUID) -> Release:
    release = Release.objects.select_for_update().filter(pk=release_id).first()
    kept = reviews.register_kept_by(by)
    if release is None or kept is None or kept.organisation_id != release.organisation_id:
        raise NotAllowed(NOT_YOURS)
    if release.published_on:
        raise NotAllowed(PUBLISHED)
    return release
