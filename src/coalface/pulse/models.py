"""A pulse with its counts, and the codes that have not been used yet."""

import uuid
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.core.pulse import no_counts
from coalface.core.pulse_questions import digest_of_set
from coalface.integrity.kinds import What


class Pulse(models.Model):
    """One asking. All counts stand in one row, so that no order of rows says which was added to last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("people.Channel", on_delete=models.PROTECT, related_name="+")
    # What is asked in a practice channel never becomes public, not even when the channel opens.
    practice = models.BooleanField()
    opened_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    # The set of questions that it asks, so that what was counted keeps its meaning when later ones ask others.
    asked = models.PositiveSmallIntegerField(default=1, editable=False)
    handed_out = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=no_counts)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {
        "id", "organisation", "channel", "practice", "opened_on", "closes_on", "closed_on", "asked", "handed_out",
    }  # fmt: skip
    SENSITIVE = {"used", "counts", "salt"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_pulse_closes_after_it_opens", condition=models.Q(closes_on__gt=models.F("opened_on"))
            ),
            models.CheckConstraint(
                name="no_more_sheets_than_codes", condition=models.Q(used__lte=models.F("handed_out"))
            ),
            models.UniqueConstraint(
                fields=["channel"], condition=models.Q(closed_on=None), name="one_open_pulse_a_channel"
            ),
        ]

    def commitment_to(self, what: What, **facts: Any) -> bytes:
        """What a leaf about this pulse commits to: these facts."""
        return commitment(bytes(self.salt), what.value, self.id.bytes, digest_of(facts))

    def opened_facts(self) -> dict[str, Any]:
        days = {"opened_on": self.opened_on.isoformat(), "closes_on": self.closes_on.isoformat()}
        asked = digest_of_set(self.asked).hex()
        return {"channel": str(self.channel_id), "asked": asked, "handed_out": self.handed_out, **days}

    def closed_facts(self) -> dict[str, Any]:
        """All that the last leaf of a pulse commits to: what was asked, how many answered, and every count."""
        return {**self.opened_facts(), "used": self.used, "counts": self.counts}


class PulseCode(models.Model):
    """A code that has not been used. Only its digest is kept, and it is the order of the rows as well."""

    digest = models.CharField(primary_key=True, max_length=64)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="codes")

    OPEN = {"pulse"}
    SENSITIVE = {"digest"}
