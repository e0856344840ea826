"""The end of a trial: its result in two sentences, or its words taken back."""

from collections.abc import Container
from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.commitments import new_salt
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.retractions import RECOGNISABLE
from coalface.core.trial_results import why_not_finish
from coalface.core.trials import PROSE
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.destroyed import note_gone
from coalface.integrity.kinds import What

from ..models import Trial
from ..queries import counted
from .locked import PROGRAM, enter_leaf, trial_to_fill, trial_to_take_back
from .scrubbing import scrub
from .wording import looked_over

EMPTY = dict.fromkeys((*PROSE, "area", "area_name", "said"), "")


@transaction.atomic
def finish_trial(
    *,
    trial_id: UUID,
    by,
    result: str,
    said: str,
    today: date,
    sure: bool = False,
    looked_at: Container[str] = (),
) -> None:
    """Say what came of it. Numbers and result stay as they are from now on, and others may copy it.

    `sure` is the tick of somebody who stands by a result of which the chart says otherwise.
    """
    trial, role = trial_to_fill(by, trial_id)
    problem = why_not_finish(
        state=trial.state, result=result, said=tidy(said), counted=counted(trial), sure=sure
    )
    if problem:
        raise NotAllowed(problem.says, problem.field)
    kept = looked_over(trial.channel, {"said": said}, looked_at=looked_at)
    trial.result, trial.said = result, kept["said"]
    trial.finished_on, trial.token_digest = today, None
    trial.save()
    enter_leaf(What.TRIAL_FINISHED, trial, role=role, on=today, **trial.finished_facts())


@transaction.atomic
def take_trial_back(*, trial_id: UUID, by, today: date) -> None:
    """Somebody could be recognised: the words go at once. One person of the channel is enough."""
    trial, role = trial_to_take_back(by, trial_id)
    if trial.begun_on is None:
        raise NotAllowed(_("This is a plan that nobody else can read. Change it, or throw it away."))
    _take_back(trial, role, today)


@transaction.atomic
def take_back_again(*, trial_id: UUID, today: date) -> bool:
    """After a restore: take back what was taken back since the backup. Says whether it still stood."""
    trial = Trial.objects.select_for_update().filter(pk=trial_id, taken_back_on=None).first()
    if trial is not None:
        _take_back(trial, PROGRAM, today)
    return trial is not None


def _take_back(trial: Trial, role: str, today: date) -> None:
    trial.numbers.all().delete()
    for field, empty in EMPTY.items():
        setattr(trial, field, empty)
    trial.taken_back_on, trial.token_digest, trial.salt = today, None, new_salt()
    trial.save()
    note_gone("trial", trial.pk, rule=RECOGNISABLE, week=str(Week.of(today)))
    enter_leaf(What.TRIAL_TAKEN_BACK, trial, role=role, on=today)
    transaction.on_commit(scrub)
