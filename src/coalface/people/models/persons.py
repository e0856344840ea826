"""Staff accounts and the roles they hold. There are no accounts for those who tell."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from coalface.core.roles import ROLES

from .channels import Channel
from .organisations import Organisation


class Persons(BaseUserManager["Person"]):
    """Makes and finds people by their address."""

    def create_user(self, email: str, password: str | None = None, **facts) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email=email.lower())


class Person(AbstractBaseUser):
    """Somebody who works with cards in one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    last_login = None  # Nobody counts who worked when.

    OPEN = {"id", "organisation", "is_active"}
    SENSITIVE = {"email", "name", "password"}

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Persons()

    def __str__(self) -> str:
        return self.name


class PastSteward(models.Model):
    """That somebody who is still here for another role was a steward of a channel, and until when.

    Without it nobody could tell that a peer may have read how a card ended. It goes with their account, and once every
    card of their time shows its ending.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    until = models.DateField()

    OPEN: set[str] = {"id", "channel", "until"}
    SENSITIVE = {"person"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "channel"], name="past_steward_once_in_a_channel")
        ]


class RoleGrant(models.Model):
    """A role that somebody holds: in one channel, or (channel left empty) in the whole organisation."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="grants", null=True)
    role = models.CharField(
        max_length=20, choices=[(role.value, facts.label) for role, facts in ROLES.items()]
    )
    line_manages_here = models.BooleanField(null=True)

    OPEN = {"id", "channel", "role"}
    SENSITIVE = {"person", "line_manages_here"}

    class Meta:
        constraints = [
            # Two, because SQLite would leave out a constraint that compares nulls.
            models.UniqueConstraint(fields=["person", "channel", "role"], name="role_once_in_a_channel"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(channel__isnull=True), name="role_once_in_all"
            ),
            models.CheckConstraint(
                condition=models.Q(channel__isnull=False)
                | ~models.Q(role__in=[role.value for role, facts in ROLES.items() if facts.of_channel]),
                name="channel_roles_name_their_channel",
            ),
        ]
