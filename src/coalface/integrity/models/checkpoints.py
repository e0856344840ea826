"""The checkpoints that were published, and who outside has put their name under one."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from coalface.core.merkle import HASH_BYTES

from .entries import WEEK_LENGTH
from .origins import Origin


class Checkpoint(models.Model):
    """What the log was when this week's checkpoint was published: `note` is the signed text."""

    origin = models.ForeignKey(Origin, on_delete=models.PROTECT, related_name="checkpoints")
    size = models.BigIntegerField()
    root = models.BinaryField(max_length=HASH_BYTES)
    note = models.TextField()
    week = models.CharField(max_length=WEEK_LENGTH)

    OPEN = {"id", "origin", "size", "root", "note", "week"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["origin", "size"]
        constraints = [
            models.UniqueConstraint(name="one_checkpoint_a_size", fields=["origin", "size"]),
            models.CheckConstraint(name="checkpoint_is_of_something", condition=models.Q(size__gt=0)),
            models.CheckConstraint(
                name="checkpoint_root_is_whole", condition=Exact(Length("root"), HASH_BYTES)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin_id}: {self.size} entries"


class Cosignature(models.Model):
    """One witness's line under a published checkpoint. They saw that the log had only grown."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="cosignatures")
    witness = models.CharField(max_length=500)
    line = models.TextField()

    OPEN = {"id", "checkpoint", "witness", "line"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["witness"]
        constraints = [
            models.UniqueConstraint(name="a_witness_signs_once", fields=["checkpoint", "witness"]),
        ]

    def __str__(self) -> str:
        return self.line
