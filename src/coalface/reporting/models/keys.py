"""The one small table of keys. Destroying a row here is what destroys what it opened."""

from django.db import models

from .reports import SealedReport


class KeyCopy(models.Model):
    """A report's key, sealed to one holder: a steward's key id, "recovery" or "receipt"."""

    class Opens(models.TextChoices):
        STORY = "story key"
        CONVERSATION = "conversation key"

    report = models.ForeignKey(SealedReport, on_delete=models.CASCADE, related_name="key_copies")
    opens = models.CharField(max_length=20, choices=Opens.choices)
    holder = models.CharField(max_length=36)
    sealed = models.BinaryField(max_length=200)

    OPEN = {"id", "report", "opens", "holder"}
    SENSITIVE = {"sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "opens", "holder"], name="one_copy_a_holder"),
            models.CheckConstraint(
                condition=~models.Q(opens="story key", holder="receipt"), name="a_receipt_never_opens_a_story"
            ),
        ]
        indexes = [models.Index(fields=["holder"], name="key_copies_of_holder")]
