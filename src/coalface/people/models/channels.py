"""A channel: who may tell, to which stewards, under which promise."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models

from coalface.core.commitments import SALT_BYTES, commitment, digest_of, new_salt
from coalface.core.thresholds import STAFF_IN_AREA
from coalface.integrity.kinds import What as Entered

from .organisations import Organisation


class Channel(models.Model):
    """A way to tell. Until `opened_on` it is a practice channel, and nothing in it can be published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="channels")
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    audience = models.CharField(max_length=20)
    pledge_version = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField(null=True, blank=True)
    duty_route = models.TextField(blank=True)
    lado_route = models.TextField(blank=True)
    whistleblowing_route = models.TextField(blank=True)
    escalation_route = models.TextField(blank=True)
    second_contact_name = models.CharField(max_length=200, blank=True)
    second_contact_email = models.EmailField(blank=True)
    steward_phone_line = models.CharField(max_length=120, blank=True)
    post_address = models.TextField(blank=True)
    dpia_noted_on = models.DateField(null=True, blank=True)
    partnership_agreed_on = models.DateField(null=True, blank=True)
    readers_every_working_day = models.BooleanField(default=False)

    OPEN = {
        "id", "organisation", "slug", "name", "audience", "pledge_version", "opened_on", "duty_route",
        "lado_route", "whistleblowing_route", "escalation_route", "second_contact_name", "steward_phone_line",
        "post_address", "dpia_noted_on", "partnership_agreed_on", "readers_every_working_day",
    }  # fmt: skip
    SENSITIVE = {"second_contact_email"}

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def practice(self) -> bool:
        return self.opened_on is None

    @property
    def area_codes(self) -> "AreaCodes":
        return AreaCodes(self)

    @property
    def signed(self) -> "models.QuerySet[Declaration]":
        """What leaders signed, the newest of each first."""
        return self.declarations.order_by("what", "-signed_on", "-id")


class AreaCodes:
    """The codes of a channel's areas. Nothing is looked up before somebody asks: most who tell name no area."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def __contains__(self, code: object) -> bool:
        return any(area.code == code for area in self._channel.areas.all())


class Area(models.Model):
    """A part of the service, large enough that nobody in it stands out."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="areas")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    staff = models.PositiveIntegerField(validators=[MinValueValidator(STAFF_IN_AREA.value)])

    OPEN = {"id", "channel", "code", "name", "staff"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "code"], name="area_once_in_a_channel"),
            models.CheckConstraint(
                condition=models.Q(staff__gte=STAFF_IN_AREA.value), name="area_of_ten_or_more"
            ),
        ]


class Declaration(models.Model):
    """A promise that a named leader has signed for a channel, in public."""

    class What(models.TextChoices):
        PLEDGE = "pledge"
        NO_SANCTION = "no_sanction"

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="declarations")
    what = models.CharField(max_length=20, choices=What.choices)
    leader = models.CharField(max_length=200)
    post = models.CharField(max_length=200)
    signed_on = models.DateField()
    salt = models.BinaryField(max_length=SALT_BYTES, default=new_salt, editable=False)

    OPEN = {"id", "channel", "what", "leader", "post", "signed_on"}
    SENSITIVE = {"salt"}

    @property
    def kind(self) -> Entered:
        return Entered.PLEDGE_SIGNED if self.what == self.What.PLEDGE else Entered.DECLARATION_SIGNED

    @property
    def leaf_commitment(self) -> bytes:
        """What its leaf commits to: the channel, and what it says."""
        says = {"leader": self.leader, "post": self.post, "signed_on": f"{self.signed_on}", "what": self.what}
        return commitment(bytes(self.salt), self.kind.value, self.channel_id.bytes, digest_of(says))
