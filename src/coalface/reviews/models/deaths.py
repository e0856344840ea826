"""Child deaths as a panel recorded them, and every version of what was known of each."""

import uuid

from django.db import models

from coalface.core.reviews.deaths import DOMAINS
from coalface.core.reviews.keys import LONGEST_KEY
from coalface.core.reviews.lists import UNKNOWN

from .changes import Change
from .register import Register

DEATH_FACTS = (
    "month", "panel_date", "authority", "age_months", "age_band", "category", "modifiable", *DOMAINS, "agencies",
)  # fmt: skip


class Death(models.Model):
    """One death, under a key that the register gives it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="deaths")
    key = models.CharField(max_length=LONGEST_KEY)

    OPEN = {"id", "register", "key"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["register", "key"], name="one_death_a_key")]

    def __str__(self) -> str:
        return self.key


class DeathVersion(models.Model):
    """What was known of a death from one instant to before another. `month` is the first day of its month."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="deaths_opened")
    closed_by = models.ForeignKey(
        Change, on_delete=models.PROTECT, null=True, blank=True, related_name="deaths_closed"
    )
    month = models.DateField()
    panel_date = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=12)
    age_months = models.PositiveSmallIntegerField(null=True, blank=True)
    age_band = models.CharField(max_length=10, default=UNKNOWN)
    category = models.CharField(max_length=10, default=UNKNOWN)
    modifiable = models.CharField(max_length=10, default=UNKNOWN)
    influence_child = models.CharField(max_length=2, default="0")
    influence_family = models.CharField(max_length=2, default="0")
    influence_parenting = models.CharField(max_length=2, default="0")
    influence_services = models.CharField(max_length=2, default="0")
    # Codes of the agencies at the panel, with semicolons, in the order of the list.
    agencies = models.CharField(max_length=120, blank=True)

    OPEN = {
        "id",
        "death",
        "number",
        "known_from",
        "known_to",
        "opened_by",
        "closed_by",
        "panel_date",
        "agencies",
    }
    SENSITIVE = {*DEATH_FACTS} - {"panel_date", "agencies"}

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["death", "number"], name="death_versions_are_numbered"),
            models.UniqueConstraint(
                fields=["death"], condition=models.Q(known_to=None), name="one_death_version_is_known_now"
            ),
            models.CheckConstraint(
                name="a_closed_death_version_says_by_what",
                condition=models.Q(known_to=None, closed_by=None)
                | models.Q(known_to__gte=models.F("known_from"), closed_by__isnull=False),
            ),
        ]
