"""What stood when the rows were last written anew. One row: its leaf in the log commits to all of it together."""

from hashlib import sha256

from django.db import models

from coalface.core.commitments import SALT_BYTES, commitment
from coalface.integrity.kinds import What


class Inventory(models.Model):
    """Digests of the reports received before `week`, of their stories and of their keys, in the order of the digests.

    One leaf for all of them: a leaf for each would lead from a report to its line in the log, and so to when it came.
    This week's reports are left out: whether one was there already would be a finer time than the week.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    week = models.CharField(max_length=8)
    told = models.BinaryField()
    stories = models.BinaryField()
    keys = models.BinaryField()
    salt = models.BinaryField(max_length=SALT_BYTES)

    OPEN = {"id", "week", "told", "stories", "keys", "salt"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [models.CheckConstraint(name="inventory_is_one_row", condition=models.Q(id=1))]

    @property
    def leaf_commitment(self) -> bytes:
        """What its leaf commits to: the week, then SHA-256 of each of the three."""
        digests = (sha256(bytes(part)).digest() for part in (self.told, self.stories, self.keys))
        return commitment(bytes(self.salt), What.RETENTION_RUN.value, self.week.encode(), *digests)
