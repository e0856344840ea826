"""Themes with their cards, what holds an answer up, the answer, and what people said when they were asked again."""

from datetime import date
from typing import Any

from django.db import models

from coalface.core.promises import Delivered, still_due
from coalface.core.themes import LONGEST, ThemeText
from coalface.integrity.kinds import What

from .cards import Card
from .entered import Entered


class Theme(Entered):
    """What cards have in common. A draft until somebody else puts it to the service; then it stands as it is."""

    what = What.THEME_ASKED

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("people.Channel", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=LONGEST["title"])
    says = models.TextField()
    question = models.TextField()
    condition = models.CharField(max_length=20, blank=True)
    # These two go with their accounts. Until then nobody asks what they drafted, or answers what they asked.
    drafter = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    asker = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    drafted_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    # How often the draft was changed: whoever changes or asks it says which one they had before them.
    revision = models.PositiveIntegerField(default=0)
    taken_back_on = models.DateField(null=True, blank=True)

    OPEN = {
        "id", "organisation", "channel", "title", "says", "question", "condition", "drafted_on", "asked_on",
        "revision", "taken_back_on",
    }  # fmt: skip
    SENSITIVE = {"drafter", "asker", "salt"}

    class Meta:
        indexes = [models.Index(fields=["-asked_on"], name="themes_latest_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> ThemeText:
        return ThemeText(self.title, self.says, self.question, self.condition)

    def facts(self) -> dict[str, Any]:
        asked = self.asked_on.isoformat() if self.asked_on else ""
        return {
            "title": self.title, "says": self.says, "question": self.question, "condition": self.condition,
            "asked_on": asked, "cards": sorted(str(kept.card_id) for kept in self.in_theme.all()),
        }  # fmt: skip


class InTheme(models.Model):
    """A card that a theme was drawn from."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="in_theme")
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="in_themes")

    OPEN = {"id", "theme", "card"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "card"], name="card_once_in_a_theme")]


class Hand(models.Model):
    """Somebody whose words a theme holds or held. They may not answer it. It goes with their account."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    OPEN = {"id", "theme"}
    SENSITIVE = {"person"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "person"], name="hand_once_in_a_theme")]


class HoldUp(Entered):
    """What holds an answer up, in the same words in which cards name conditions. The highest number counts."""

    what = What.ANSWER_HELD_UP

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="hold_ups")
    number = models.PositiveSmallIntegerField()
    conditions = models.JSONField(default=list)
    says = models.TextField(blank=True)
    on = models.DateField()

    OPEN = {"id", "theme", "number", "conditions", "says", "on"}
    SENSITIVE = {"salt"}

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["theme", "number"], name="hold_up_number_once")]

    def facts(self) -> dict[str, Any]:
        return {
            "theme": str(self.theme_id), "conditions": self.conditions, "says": self.says,
            "on": self.on.isoformat(),
        }  # fmt: skip


class Answer(Entered):
    """The service's answer. One that is changed is a new row with the next number; the old one is kept."""

    what = What.THEME_ANSWERED

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=10)
    reason = models.TextField()
    will_do = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    for_young = models.TextField(blank=True)
    answered_on = models.DateField()

    OPEN = {
        "id", "theme", "number", "decision", "reason", "will_do", "due_on", "for_young", "answered_on",
    }  # fmt: skip
    SENSITIVE = {"salt"}

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["theme", "number"], name="answer_number_once")]

    def facts(self) -> dict[str, Any]:
        return {
            "theme": str(self.theme_id), "number": self.number, "decision": self.decision,
            "reason": self.reason, "will_do": self.will_do, "for_young": self.for_young,
            "due_on": self.due_on.isoformat() if self.due_on else "",
            "answered_on": self.answered_on.isoformat(),
        }  # fmt: skip

    @property
    def still_due(self) -> date | None:
        """The day on which what it promised is due now. Reads the deliveries that were fetched with it."""
        return still_due(promised_for=self.due_on, said=[row.delivered for row in self.deliveries.all()])


class Delivery(Entered):
    """What became of what an answer promised, as the service says. One that is changed is a new row."""

    what = What.PROMISE_REPORTED_ON

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="deliveries")
    number = models.PositiveSmallIntegerField()
    done = models.CharField(max_length=10)
    says = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    on = models.DateField()

    OPEN = {"id", "answer", "number", "done", "says", "due_on", "on"}
    SENSITIVE = {"salt"}

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="delivery_number_once")]

    @property
    def delivered(self) -> Delivered:
        return Delivered(self.done, self.says, self.due_on)

    def facts(self) -> dict[str, Any]:
        return {
            "answer": str(self.answer_id), "number": self.number, "done": self.done, "says": self.says,
            "due_on": self.due_on.isoformat() if self.due_on else "", "on": self.on.isoformat(),
        }  # fmt: skip


class CheckBack(Entered):
    """Three or nine months after the answer: is it still happening?"""

    what = What.THEME_CHECKED_BACK

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="check_backs")
    months = models.PositiveSmallIntegerField()
    finding = models.CharField(max_length=10)
    says = models.TextField(blank=True)
    on = models.DateField()

    OPEN = {"id", "theme", "months", "finding", "says", "on"}
    SENSITIVE = {"salt"}

    class Meta:
        ordering = ["months"]
        constraints = [models.UniqueConstraint(fields=["theme", "months"], name="check_back_once")]

    def facts(self) -> dict[str, Any]:
        return {
            "theme": str(self.theme_id), "months": self.months, "finding": self.finding, "says": self.says,
            "on": self.on.isoformat(),
        }  # fmt: skip
