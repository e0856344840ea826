"""A trial from its plan to its result, or the empty place where one was taken back."""

import uuid
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.core.trial_numbers import plain
from coalface.core.trials import LONGEST, PROSE, Better, Result, Rhythm, State, TrialPlan
from coalface.integrity.kinds import What

PLAN = (*PROSE, "area_name", "rhythm", "better")
RESULTS = [result.value for result in Result]


class Trial(models.Model):
    """What is tried. `area` is the code that a plan was made with; `area_name` stays what it was then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("people.Channel", on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(
        "learning.Theme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    # What is tried in a practice channel never becomes public, not even when the channel opens.
    practice = models.BooleanField()
    aim = models.CharField(max_length=LONGEST["aim"], blank=True)
    smallest_test = models.TextField(blank=True)
    measure = models.CharField(max_length=LONGEST["measure"], blank=True)
    stop_if = models.TextField(blank=True)
    area = models.SlugField(max_length=40, blank=True)
    area_name = models.CharField(max_length=120, blank=True)
    rhythm = models.CharField(max_length=10)
    better = models.CharField(max_length=10)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # The first day of the change. Only trials of before this was asked have none.
    changes_on = models.DateField(null=True, blank=True)
    # Two people may write at the same plan: whoever sends second is told so, and overwrites nothing unseen.
    revision = models.PositiveIntegerField(default=1)
    begun_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, blank=True)
    said = models.TextField(blank=True)
    # A program that sends numbers shows a token. What is kept of it cannot be turned back.
    token_digest = models.BinaryField(max_length=32, null=True, blank=True)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {
        "id", "organisation", "channel", "theme", "copied_from", "practice", *PROSE, "area", "area_name", "rhythm",
        "better", "starts_on", "changes_on", "ends_on", "revision", "begun_on", "finished_on", "taken_back_on",
        "result", "said",
    }  # fmt: skip
    SENSITIVE = {"token_digest", "salt"}
    GOES_WITH_RETRACTION = {*PROSE, "area", "area_name", "said"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_trial_ends_after_it_starts", condition=models.Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="a_change_lies_within_its_trial",
                condition=models.Q(changes_on__isnull=True)
                | models.Q(changes_on__gte=models.F("starts_on"), changes_on__lte=models.F("ends_on")),
            ),
            models.CheckConstraint(
                name="a_finished_trial_says_its_result",
                condition=models.Q(finished_on__isnull=True, result="", said="")
                | models.Q(begun_on__isnull=False, finished_on__isnull=False, result__in=RESULTS)
                & (~models.Q(said="") | models.Q(taken_back_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_trial_has_words_unless_taken_back",
                condition=models.Q(taken_back_on__isnull=True)
                & ~models.Q(aim="")
                & ~models.Q(smallest_test="")
                & ~models.Q(measure="")
                & ~models.Q(stop_if="")
                | models.Q(
                    taken_back_on__isnull=False, area="", area_name="", said="", **dict.fromkeys(PROSE, "")
                ),
            ),
        ]
        indexes = [models.Index(fields=["-begun_on"], name="trials_latest_first")]

    def __str__(self) -> str:
        return self.aim

    @property
    def state(self) -> State:
        if self.begun_on is None:
            return State.PLANNED
        return State.RUNNING if self.finished_on is None else State.FINISHED

    @property
    def public(self) -> bool:
        """Can everybody read it? Not before it begins, and never in a practice channel."""
        return self.begun_on is not None and self.taken_back_on is None and not self.practice

    @property
    def counted(self) -> Rhythm:
        return Rhythm(self.rhythm)

    @property
    def plan(self) -> TrialPlan:
        return TrialPlan(
            **{field: getattr(self, field) for field in PROSE},
            area=self.area,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            changes_on=self.changes_on,
            rhythm=self.rhythm,
            better=Better(self.better).value,
        )

    def commitment_to(self, what: What, **facts: Any) -> bytes:
        """What a leaf about this trial commits to: these facts."""
        return commitment(bytes(self.salt), what.value, self.id.bytes, digest_of(facts))

    def plan_facts(self) -> dict[str, Any]:
        days = {"starts_on": self.starts_on.isoformat(), "ends_on": self.ends_on.isoformat()}
        if self.changes_on is not None:
            days["changes_on"] = self.changes_on.isoformat()
        return {**{field: getattr(self, field) for field in PLAN}, **days}

    def finished_facts(self) -> dict[str, Any]:
        """The plan, every number and the result: all that the last leaf of a trial commits to."""
        rows = self.numbers.all()
        numbers = {row.period.isoformat(): plain(row.value) for row in rows}
        return {**self.plan_facts(), "numbers": numbers, "result": self.result, "said": self.said}
