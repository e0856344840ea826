"""What opens the leaf of something that the program did to a report by itself. It goes with the row."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from coalface.core.commitments import SALT_BYTES

from .reports import SealedReport


class ProgramLeaf(models.Model):
    """The salt of the leaf that says that the calendar ended this story. Rule and week stand in the row."""

    report = models.OneToOneField(
        SealedReport, on_delete=models.CASCADE, primary_key=True, related_name="program_leaf"
    )
    salt = models.BinaryField(max_length=SALT_BYTES)

    OPEN = {"report", "salt"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="program_leaf_salt_is_whole", condition=Exact(Length("salt"), SALT_BYTES)
            )
        ]
