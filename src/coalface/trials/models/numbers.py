"""The numbers of a trial: one for each week or month."""

from django.db import models

from .trials import Trial


class TrialNumber(models.Model):
    """One number. `period` is the Monday of its week, or the first day of its month."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="numbers")
    period = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)

    OPEN = {"id", "trial", "period", "value"}
    SENSITIVE: set[str] = set()
    GOES_WITH_RETRACTION = {"value"}

    class Meta:
        ordering = ["period"]
        constraints = [models.UniqueConstraint(fields=["trial", "period"], name="one_number_a_period")]
