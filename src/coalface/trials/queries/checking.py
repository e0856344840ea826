"""Finished trials held against the log: what each says must still be what its leaf commits to."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Trial


def trials_not_as_entered() -> Iterator[str]:
    """Say of each finished trial that is not what the log says was finished."""
    finished = Trial.objects.filter(finished_on__isnull=False, taken_back_on=None).prefetch_related("numbers")
    for trial in finished.order_by("pk").iterator(chunk_size=200):
        known = trial.commitment_to(What.TRIAL_FINISHED, **trial.finished_facts())
        if known not in integrity.entered(What.TRIAL_FINISHED.value, [known]):
            yield f"Trial {trial.pk} is not what was entered when it was finished."
    entered = integrity.count_entered(What.TRIAL_FINISHED.value)
    if (there := Trial.objects.filter(finished_on__isnull=False).count()) < entered:
        yield f"The log says that {entered} trials were finished, and there are {there} in the database."
    before = integrity.count_entered(What.TRIAL_TAKEN_BACK.value)
    gone = Trial.objects.exclude(taken_back_on=None).count()
    if not before <= gone <= integrity.count_entered(What.TRIAL_TAKEN_BACK.value):
        yield f"The log says that {before} trials were taken back, and {gone} are."
