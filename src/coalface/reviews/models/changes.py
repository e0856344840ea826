"""Who changed what is known, when, how and why."""

import uuid

from django.db import models

from coalface.core.commitments import commitment, new_salt
from coalface.core.reviews.changes import LONGEST_NOTE
from coalface.integrity.kinds import What

from .register import Register


class Change(models.Model):
    """One change of the register: an entry typed on a page, a file, or what a program sent.

    `week` and `facts_digest` are what its leaf in the log commits to, together with the salt.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="changes")
    made_at = models.DateTimeField()
    # Empty where a program or somebody who has left made it.
    by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    way = models.CharField(max_length=10)
    why = models.CharField(max_length=20)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    facts_digest = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {"id", "register", "made_at", "way", "why"}
    SENSITIVE = {"by", "note", "facts_digest", "salt"}

    class Meta:
        ordering = ["-made_at", "id"]

    def commitment(self) -> bytes:
        """What the leaf of this change commits to."""
        return commitment(
            bytes(self.salt), What.REGISTER_CHANGED.value, self.id.bytes, bytes(self.facts_digest)
        )
