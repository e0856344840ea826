"""Which log this is. A second origin exists only where a restore lost entries that had been published."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from coalface.core.commitments import SALT_BYTES


class Origin(models.Model):
    """A name that checkpoints are signed under, and the key that signs them.

    From the second on it also says what was lost: its first leaf commits, with this salt, to the last checkpoint of
    the origin before, and stands at `first_index`, which is where the restored entries ended.
    """

    number = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(max_length=300, unique=True)
    public_key = models.CharField(max_length=500)
    first_index = models.BigIntegerField(default=0)
    old_checkpoint = models.TextField(blank=True)
    salt = models.BinaryField(max_length=SALT_BYTES, null=True)

    OPEN = {"number", "name", "public_key", "first_index", "old_checkpoint", "salt"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_later_origin_names_what_was_lost",
                condition=models.Q(number=1, first_index=0, old_checkpoint="", salt__isnull=True)
                | models.Q(number__gt=1, salt__isnull=False)
                & ~models.Q(old_checkpoint="")
                & Exact(Length("salt"), SALT_BYTES),
            ),
        ]

    def __str__(self) -> str:
        return self.name
