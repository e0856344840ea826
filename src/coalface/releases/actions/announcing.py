"""Announcing the day on which a bulletin is published, so that nobody chooses it by what it says."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.releases import why_not_announce

from .locked import release_to_act_on


@transaction.atomic
def announce(*, release_id: UUID, by: Any, day: date, today: date) -> None:
    """Everyone can read the day at once; `run-due` publishes on it. It can be put off in the same way."""
    release = release_to_act_on(by, release_id)
    if reason := why_not_announce(day, as_known=release.as_known, today=today):
        raise NotAllowed(reason, "day")
    release.publish_on = day
    release.save(update_fields=["publish_on"])
