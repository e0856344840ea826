"""Trials that everyone can read: begun, and not in a practice channel. Latest first, and in no other order."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.trials import State

from ..models import Trial


def public_trials(*, result: str = "", state: str = "") -> QuerySet[Trial]:
    """Every public trial, or those with this result or in this state."""
    found = Trial.objects.filter(begun_on__isnull=False, taken_back_on=None, practice=False)
    if result:
        found = found.filter(result=result)
    if state:
        found = found.filter(finished_on__isnull=state != State.FINISHED)
    return found.select_related("organisation").prefetch_related("numbers").order_by("-begun_on", "id")


def trial_by_id(trial_id: UUID) -> Trial | None:
    """A trial that is public, or the empty place of one that was."""
    found = Trial.objects.filter(pk=trial_id, begun_on__isnull=False, practice=False)
    return found.select_related("organisation", "copied_from").first()


def copies_of(trial: Trial) -> list[Trial]:
    """Where else it was tried."""
    return list(public_trials().filter(copied_from=trial))


def of_themes(theme_ids: Collection[UUID]) -> list[Trial]:
    """The public trials that came of these themes."""
    return list(public_trials().filter(theme__in=theme_ids))
