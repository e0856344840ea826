"""Reports that somebody kept, and what readers say of a mark. Neither is about anybody who told something."""

import uuid

from django.db import models


class KeptReport(models.Model):
    """A report that a signed-in reader keeps, for the readers of their organisation. Everyone else never sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    # Who may take it away. It goes with their account, and then any reader may.
    keeper = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=10)
    pages = models.PositiveIntegerField(null=True)
    text = models.TextField()
    kept_on = models.DateField()

    OPEN = {"id", "organisation", "form", "pages", "kept_on"}
    SENSITIVE = {"keeper", "name", "text"}


class Reading(models.Model):
    """What one reader says of one sentence. Its words stand beside it: rules may cut another way later."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    # Never shown; it is there to tell two readers apart, and goes with their account.
    reader = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    # One that came with the program, by its short name, or one that was kept.
    shipped = models.CharField(max_length=120, blank=True)
    kept = models.ForeignKey(KeptReport, on_delete=models.CASCADE, null=True, related_name="readings")
    kind = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    text = models.TextField()
    rules = models.CharField(max_length=12)
    says = models.CharField(max_length=12)
    because = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    OPEN = {"id", "organisation", "shipped", "kept", "kind", "start", "rules", "says", "on"}
    SENSITIVE = {"reader", "text", "because"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_reading_is_of_one_report",
                condition=models.Q(shipped="", kept__isnull=False)
                | (~models.Q(shipped="") & models.Q(kept__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["reader", "shipped", "kind", "start"],
                condition=models.Q(kept__isnull=True),
                name="one_reading_of_a_shipped_sentence",
            ),
            models.UniqueConstraint(
                fields=["reader", "kept", "kind", "start"],
                condition=models.Q(kept__isnull=False),
                name="one_reading_of_a_kept_sentence",
            ),
        ]
