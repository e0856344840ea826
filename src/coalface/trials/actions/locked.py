"""A trial as it is now, locked, for whoever may do something with it; and its leaf in the log."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.trials import FILL, why_not_fill
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Trial
from ..queries import roles_in

PROGRAM = "program"
TAKEN_BACK = _("This trial was taken back. Nothing can be done with it any more.")


def trial_to_fill(by, trial_id: UUID) -> tuple[Trial, str]:
    """The trial and the role in which this person acts. NotAllowed where they do not fill it."""
    return _locked(by, trial_id, FILL)


def trial_to_take_back(by, trial_id: UUID) -> tuple[Trial, str]:
    return _locked(by, trial_id, FILL | {Role.STEWARD})


def _locked(by, trial_id: UUID, roles: Collection[Role]) -> tuple[Trial, str]:
    trial = Trial.objects.select_for_update().filter(pk=trial_id).first()
    here = roles_in(by, trial.channel_id) & set(roles) if trial else set()
    if trial is None or not here:
        raise NotAllowed(why_not_fill(()) or "")
    if trial.taken_back_on:
        raise NotAllowed(TAKEN_BACK)
    return trial, role_words(here)


def role_words(roles: Collection[Role]) -> str:
    """The one role in which somebody acts, as a leaf says it."""
    acting = next(role for role in (Role.PEER, Role.ANSWERING_MANAGER, Role.STEWARD) if role in roles)
    return acting.value.replace("_", " ")


def enter_leaf(what: What, trial: Trial, *, role: str, on: date, **facts: Any) -> None:
    """Enter what was done to this trial. Last in the transaction."""
    enter(what=what, role=role, week=str(Week.of(on)), commitment=trial.commitment_to(what, **facts))
