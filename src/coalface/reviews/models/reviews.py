"""Reviews, and every version of what was known of them. A change closes a version and opens the next."""

import uuid

from django.db import models

from coalface.core.reviews.keys import LONGEST_KEY
from coalface.core.reviews.lists import UNKNOWN
from coalface.core.reviews.rules import DATES

from .changes import Change
from .register import Register

# What a version holds of a review, by the names that a register file has for it.
FACTS = ("type", "status", "status_reason", "method", "publication", "recommendations", *DATES)


class Review(models.Model):
    """One review, under a key that the register gives it. What is known of it stands in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="reviews")
    key = models.CharField(max_length=LONGEST_KEY)

    OPEN = {"id", "register", "key"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["register", "key"], name="one_review_a_key")]

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """What was known of a review from one instant to before another. `known_to` is empty while it is still so.

    `number` counts the versions of a review: whoever changes one says which they have seen.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="opened")
    closed_by = models.ForeignKey(
        Change, on_delete=models.PROTECT, null=True, blank=True, related_name="closed"
    )
    type = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    status_reason = models.CharField(max_length=20, blank=True)
    method = models.CharField(max_length=20, default=UNKNOWN)
    publication = models.CharField(max_length=20, default=UNKNOWN)
    recommendations = models.PositiveIntegerField(null=True, blank=True)
    incident_date = models.DateField(null=True, blank=True)
    notification_date = models.DateField(null=True, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    completion_date = models.DateField(null=True, blank=True)
    publication_date = models.DateField(null=True, blank=True)

    OPEN = {"id", "review", "number", "known_from", "known_to", "opened_by", "closed_by", *FACTS}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="versions_are_numbered"),
            models.UniqueConstraint(
                fields=["review"], condition=models.Q(known_to=None), name="one_version_is_known_now"
            ),
            models.CheckConstraint(
                name="known_from_before_known_to",
                condition=models.Q(known_to=None) | models.Q(known_to__gte=models.F("known_from")),
            ),
            models.CheckConstraint(
                name="a_closed_version_says_by_what",
                condition=models.Q(known_to=None, closed_by=None)
                | models.Q(known_to__isnull=False, closed_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["known_from", "known_to"], name="versions_by_when_known")]


class VersionAuthority(models.Model):
    """An authority of a review, by the code that the register’s list of authorities has for it on the day."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="authorities")
    code = models.CharField(max_length=12)

    OPEN = {"id", "version", "code"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="an_authority_is_named_once")]


class Child(models.Model):
    """A child of a review, by a number within it. An age in months or a band, and never a date of birth or a name."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="children")
    number = models.PositiveSmallIntegerField()
    age_months = models.PositiveSmallIntegerField(null=True, blank=True)
    age_band = models.CharField(max_length=10, default=UNKNOWN)
    died = models.CharField(max_length=10, default=UNKNOWN)
    maltreatment = models.CharField(max_length=10, default=UNKNOWN)
    # Codes of other types beside the main one, with semicolons, in the order of the list.
    maltreatment_also = models.CharField(max_length=60, blank=True)

    OPEN = {"id", "version", "number"}
    SENSITIVE = {"age_months", "age_band", "died", "maltreatment", "maltreatment_also"}

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="children_are_numbered")]
