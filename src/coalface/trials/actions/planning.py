"""From an idea to a trial that has begun. Until then a plan is its channel's own, and leaves no line in the log."""

from collections.abc import Container
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.trials import (
    State,
    TrialPlan,
    plan_problems,
    why_not_begin,
    why_not_change,
    why_not_copy,
    why_not_fill,
)
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Trial
from ..queries import roles_in, themes_to_choose, trial_by_id
from .locked import enter_leaf, trial_to_fill
from .wording import looked_over

CHANGED_MEANWHILE = _(
    "Somebody has changed this plan meanwhile. Here it is as they left it: read it, and press again."
)
CHANGED = _(
    "Somebody has changed this plan since you opened it. Yours stands below as you typed it: look at theirs first, then"
    " keep yours if it is the better one."
)


@transaction.atomic
def plan_trial(
    *,
    channel,
    by,
    plan: TrialPlan,
    today: date,
    looked_at: Container[str] = (),
    copy_of: UUID | None = None,
    theme_id: UUID | None = None,
) -> Trial:
    """Keep a new plan. NotAllowed, and nothing kept, where something in it is not right yet."""
    if reason := why_not_fill(roles_in(by, channel.pk)):
        raise NotAllowed(reason)
    return Trial.objects.create(
        organisation_id=channel.organisation_id,
        channel_id=channel.pk,
        practice=channel.practice,
        theme_id=_theme(channel, theme_id),
        copied_from=_original(copy_of),
        **_columns(channel, plan, today, looked_at),
    )


@transaction.atomic
def change_plan(
    *,
    trial_id: UUID,
    by,
    plan: TrialPlan,
    revision: int,
    today: date,
    looked_at: Container[str] = (),
    theme_id: UUID | None = None,
) -> None:
    """Write a plan anew that has not begun. `revision` is the one that was on the page."""
    trial, _role = trial_to_fill(by, trial_id)
    if reason := why_not_change(trial.state):
        raise NotAllowed(reason)
    if trial.revision != revision:
        raise NotAllowed(CHANGED, "revision")
    theme = {"theme_id": theme_id if theme_id == trial.theme_id else _theme(trial.channel, theme_id)}
    for field, value in {**_columns(trial.channel, plan, today, looked_at), **theme}.items():
        setattr(trial, field, value)
    trial.revision += 1
    trial.save()


@transaction.atomic
def drop_plan(*, trial_id: UUID, by) -> None:
    """Throw a plan away that has not begun."""
    trial, _role = trial_to_fill(by, trial_id)
    if reason := why_not_change(trial.state):
        raise NotAllowed(reason)
    trial.delete()


@transaction.atomic
def begin_trial(*, trial_id: UUID, by, revision: int, today: date) -> None:
    """Begin: from now on everyone can read the plan, and it stays as it is.

    `revision` is the one that was on the page: nobody makes public what they have not read.
    """
    trial, role = trial_to_fill(by, trial_id)
    if reason := why_not_begin(trial.state, ends_on=trial.ends_on, today=today):
        raise NotAllowed(reason)
    if trial.revision != revision:
        raise NotAllowed(CHANGED_MEANWHILE)
    trial.begun_on = today
    trial.save()
    enter_leaf(What.TRIAL_BEGUN, trial, role=role, on=today, **trial.plan_facts())


def _columns(channel, plan: TrialPlan, today: date, looked_at: Container[str]) -> dict[str, Any]:
    """The columns of a plan, judged and looked over."""
    areas = {area.code: area for area in channel.areas.all()}
    staff = {code: area.staff for code, area in areas.items()}
    if problems := plan_problems(plan, areas=staff, today=today):
        raise NotAllowed(problems[0].says, problems[0].field)
    kept = replace(plan, **looked_over(channel, plan.prose, looked_at=looked_at))
    return {
        **kept.prose,
        "area": kept.area,
        "area_name": areas[kept.area].name if kept.area else "",
        "starts_on": kept.starts_on,
        "changes_on": kept.changes_on,
        "ends_on": kept.ends_on,
        "rhythm": kept.rhythm,
        "better": kept.better,
    }


def _theme(channel, theme_id: UUID | None) -> UUID | None:
    """The theme, where it is a public one of this channel."""
    if theme_id is not None and str(theme_id) not in dict(themes_to_choose(channel)):
        raise NotAllowed(_("Choose a theme of this channel that everyone can read, or none."), "theme")
    return theme_id


def _original(copy_of: UUID | None) -> Trial | None:
    if copy_of is None:
        return None
    trial = trial_by_id(copy_of)
    public = trial is not None and trial.public
    if reason := why_not_copy(trial.state if trial else State.PLANNED, public=public):
        raise NotAllowed(reason)
    return trial
