"""Counts that are published: how many were told, how they ended, how often content was passed on."""

from django.db import models


class Tally(models.Model):
    """How often something happened in a channel in a quarter, such as "closed: already_told"."""

    channel = models.ForeignKey("people.Channel", on_delete=models.CASCADE, related_name="+")
    quarter = models.CharField(max_length=7)
    what = models.CharField(max_length=60)
    count = models.PositiveIntegerField(default=0)

    OPEN = {"id", "channel", "quarter", "what", "count"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "quarter", "what"], name="one_tally")]
