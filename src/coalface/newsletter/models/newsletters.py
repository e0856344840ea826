"""A newsletter: a draft, as it was published, or the empty place where one was taken back."""

import uuid
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.core.newsletter import LONGEST
from coalface.core.quarters import Quarter
from coalface.integrity.kinds import What


class Newsletter(models.Model):
    """The newsletter of an organisation for a quarter. Once published it stands as it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=7)
    opening = models.TextField(max_length=LONGEST["opening"], blank=True)
    # Cards of the quarter for which there was no room.
    more_cards = models.PositiveIntegerField(default=0)
    # Two stewards may write at once: whoever sends second is told so, and overwrites nothing unseen.
    revision = models.PositiveIntegerField(default=1)
    published_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {
        "id", "organisation", "quarter", "opening", "more_cards", "revision", "published_on", "taken_back_on",
    }  # fmt: skip
    SENSITIVE = {"salt"}
    GOES_WITH_RETRACTION = {"opening"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "quarter"],
                condition=models.Q(taken_back_on=None),
                name="one_newsletter_a_quarter",
            ),
            models.CheckConstraint(
                name="a_published_newsletter_has_its_opening",
                condition=models.Q(published_on__isnull=True, taken_back_on__isnull=True)
                | models.Q(published_on__isnull=False, taken_back_on__isnull=True) & ~models.Q(opening="")
                | models.Q(published_on__isnull=False, taken_back_on__isnull=False, opening=""),
            ),
        ]

    def __str__(self) -> str:
        return self.quarter

    @property
    def when(self) -> Quarter:
        return Quarter.parse(self.quarter)

    @property
    def public(self) -> bool:
        return self.published_on is not None and self.taken_back_on is None

    def facts(self) -> dict[str, Any]:
        """What it says in public, with each line by its digest: a line can go, and the rest can still be checked."""
        return {
            "organisation": str(self.organisation_id),
            "quarter": self.quarter,
            "opening": self.opening,
            "more_cards": self.more_cards,
            "published_on": self.published_on.isoformat() if self.published_on else "",
            "lines": [bytes(line.digest).hex() for line in self.lines.all()],
        }

    @property
    def leaf_commitment(self) -> bytes:
        """What the leaf of its publication commits to: its facts."""
        what = What.NEWSLETTER_PUBLISHED.value
        return commitment(bytes(self.salt), what, self.id.bytes, digest_of(self.facts()))
