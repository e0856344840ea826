"""A sealed report: three locked documents and the few facts that its life depends on."""

import uuid

from django.db import models

from coalface.core.life import StoryFacts
from coalface.core.sealing import Place, Purpose
from coalface.core.weeks import Week


class SealedReport(models.Model):
    """What somebody told, sealed. It knows its week, and neither who, nor when, nor which came first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("people.Channel", on_delete=models.PROTECT, related_name="+")
    week_received = models.CharField(max_length=8)
    week_first_read = models.CharField(max_length=8, blank=True, default="")
    week_ended = models.CharField(max_length=8, blank=True, default="")
    week_story_ended = models.CharField(max_length=8, blank=True, default="")
    story_ended_by = models.CharField(max_length=40, blank=True, default="")
    # Told while the channel was still for practice: made up, and never to be published, even after it has opened.
    practice = models.BooleanField(default=False)
    on_hold = models.BooleanField(default=False)
    needs_fresh_keys = models.BooleanField(default=False)
    receipt_tag = models.BinaryField(max_length=32, unique=True)
    receipt_public_key = models.BinaryField(max_length=32)
    story = models.BinaryField(null=True)
    desk = models.BinaryField(null=True)
    conversation = models.BinaryField()

    OPEN = {
        "id", "channel", "week_received", "week_first_read", "week_ended", "week_story_ended", "story_ended_by",
        "practice", "on_hold", "needs_fresh_keys", "receipt_public_key",
    }  # fmt: skip
    SENSITIVE = {"receipt_tag", "story", "desk", "conversation"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(story__isnull=False, story_ended_by="") | ~models.Q(story_ended_by=""),
                name="a_story_is_gone_only_by_a_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(story__isnull=False) | models.Q(desk__isnull=True),
                name="no_draft_without_a_story",
            ),
            models.CheckConstraint(
                condition=models.Q(story_ended_by="") | ~models.Q(week_first_read=""),
                name="an_unread_story_is_never_destroyed",
            ),
        ]
        indexes = [models.Index(fields=["channel", "week_ended"], name="reports_open_in_channel")]

    def place(self, purpose: Purpose) -> Place:
        """Where a ciphertext of this report belongs."""
        return Place(str(self.channel.organisation_id), str(self.channel_id), str(self.id), purpose)

    @property
    def facts(self) -> StoryFacts:
        return StoryFacts(
            week_received=Week.parse(self.week_received),
            week_first_read=Week.parse(self.week_first_read) if self.week_first_read else None,
            on_hold=self.on_hold,
            destroyed=self.story is None,
        )
