"""Publishing a bulletin for good: by an analyst at once, or by the program on the announced day."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from coalface.core.errors import NotAllowed
from coalface.core.releases import why_not_publish
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Release
from ..queries.staff import has_changed
from .locked import release_to_act_on
from .making import bulletin_of
from .signing import SignOffEnded, end_if_changed

PROGRAM = "program"


def publish_release(*, release_id: UUID, by: Any, today: date) -> Release:
    """Let everyone read it, for good. NotAllowed where it is not signed, or the audit refuses it now."""
    end_if_changed(release_id, today)
    with transaction.atomic():
        release = release_to_act_on(by, release_id)
        return _publish(release, role=Role.ANALYST.value, today=today)


def publish_due(*, today: date) -> list[str]:
    """Publish what is announced for today or earlier. Returns what happened, a sentence each."""
    due = Release.objects.filter(published_on=None, publish_on__lte=today).order_by("publish_on", "pk")
    return [_publish_due(release, today) for release in due.select_related("organisation")]


def _publish_due(release: Release, today: date) -> str:
    about = f"The statistics of {release.period}"
    try:
        end_if_changed(release.pk, today)
        with transaction.atomic():
            locked = Release.objects.select_for_update().get(pk=release.pk, published_on=None)
            _publish(locked, role=PROGRAM, today=today)
    except SignOffEnded:
        return f"{about} were due and were not published: the register has changed, so the sign-off ended."
    except NotAllowed:
        # The reason can speak of numbers, so it stands on the page of the analysts and in no log.
        return f"{about} were due and were not published. Their page at /staff/bulletins/ says why."
    except Release.DoesNotExist:
        return f"{about} were published by somebody else just now."
    return f"{about} were published."


def _publish(release: Release, *, role: str, today: date) -> Release:
    reason = why_not_publish(
        signed=release.signed_on is not None,
        changed=has_changed(release),
        as_known=release.as_known,
        today=today,
    )
    if reason:
        raise NotAllowed(reason)
    # The audit once more, beside all that is published by now.
    bulletin_of(release)
    last = Release.objects.filter(period=release.period).aggregate(last=Max("number"))["last"] or 0
    release.number, release.published_on = last + 1, today
    release.save()
    enter(
        what=What.STATISTICS_PUBLISHED,
        role=role,
        week=str(Week.of(today)),
        commitment=release.leaf_commitment,
    )
    return release
