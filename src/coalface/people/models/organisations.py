"""An organisation, and the names it never wants to see in a report."""

import secrets
import uuid

from django.db import models


def new_installation_salt() -> bytes:
    return secrets.token_bytes(16)


class Organisation(models.Model):
    """One authority, trust or agency. Nobody sees another's unpublished things."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    front_door_phone = models.CharField(max_length=40, blank=True)
    front_door_hours = models.CharField(max_length=120, blank=True)
    support_line = models.CharField(max_length=200, blank=True)
    data_protection_contact = models.CharField(max_length=200, blank=True)
    recovery_public_key = models.BinaryField(max_length=32, null=True)
    recovery_tested_on = models.DateField(null=True)
    # Counts up with every change, so that a process knows whether the lists it remembers are still the lists.
    name_lists_version = models.PositiveIntegerField(default=0)

    OPEN = {
        "id", "slug", "name", "front_door_phone", "front_door_hours", "support_line",
        "data_protection_contact", "recovery_public_key", "recovery_tested_on", "name_lists_version",
    }  # fmt: skip
    SENSITIVE: set[str] = set()

    def __str__(self) -> str:
        return self.name


class Installation(models.Model):
    """The one row that belongs to the whole installation: the salt that every receipt is stretched with."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    receipt_salt = models.BinaryField(max_length=16, default=new_installation_salt)

    OPEN = {"id"}
    SENSITIVE = {"receipt_salt"}

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]


class NameListTerm(models.Model):
    """A name of a member of staff, a school or a team, to be noticed when somebody types it by mistake."""

    class List(models.TextChoices):
        STAFF = "staff"
        SCHOOLS = "schools"
        TEAMS = "teams"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="name_list_terms")
    list = models.CharField(max_length=10, choices=List.choices)
    term = models.CharField(max_length=200)

    OPEN = {"id", "organisation", "list"}
    SENSITIVE = {"term"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "list", "term"], name="term_once_in_a_list")
        ]
