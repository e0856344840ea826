"""What opens the leaf of a quarter's counts. Once a quarter is over, its counts are published and never change."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from coalface.core.commitments import SALT_BYTES


class ClosedQuarter(models.Model):
    """A quarter of a channel whose counts stand in the log."""

    channel = models.ForeignKey("people.Channel", on_delete=models.CASCADE, related_name="+")
    quarter = models.CharField(max_length=7)
    salt = models.BinaryField(max_length=SALT_BYTES)

    OPEN = {"id", "channel", "quarter", "salt"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "quarter"], name="a_quarter_closes_once"),
            models.CheckConstraint(
                name="closed_quarter_salt_is_whole", condition=Exact(Length("salt"), SALT_BYTES)
            ),
        ]
