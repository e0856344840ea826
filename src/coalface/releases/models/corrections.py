"""A notice about a published bulletin: what was wrong in it, in which tables, and when that was found."""

import uuid
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.core.corrections import LONGEST_WRONG
from coalface.integrity.kinds import What

from .releases import Release


class Correction(models.Model):
    """One analyst writes it and another publishes it. Once published it never changes, like the bulletin itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    found_on = models.DateField()
    # The keys of the tables, with semicolons, in the order of the bulletin.
    tables = models.CharField(max_length=600)
    wrong = models.CharField(max_length=LONGEST_WRONG)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    agreed_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_on = models.DateField(null=True, blank=True)
    # Published with the notice, so that anybody can work the leaf in the log out again.
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {"id", "release", "number", "found_on", "tables", "wrong", "written_at", "published_on", "salt"}
    SENSITIVE = {"written_by", "agreed_by"}

    class Meta:
        ordering = ["release", "number", "written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["release"], condition=models.Q(published_on=None), name="one_notice_waits"
            ),
            models.UniqueConstraint(fields=["release", "number"], name="notices_are_numbered"),
            models.CheckConstraint(
                name="a_published_notice_is_numbered",
                condition=models.Q(published_on=None, number=None)
                | models.Q(published_on__isnull=False, number__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Notice {self.number or ''} about {self.release}"

    @property
    def keys(self) -> list[str]:
        """The keys of the tables in which something was wrong."""
        return self.tables.split(";")

    def facts(self) -> dict[str, Any]:
        """What is public of it."""
        return {
            "period": self.release.period,
            "version": self.release.number,
            "notice": self.number,
            "found_on": self.found_on.isoformat(),
            "published_on": self.published_on.isoformat() if self.published_on else "",
            "tables": self.keys,
            "wrong": self.wrong,
        }

    def public_digest(self) -> bytes:
        """SHA-256 over the JSON of its facts, keys sorted, no spaces: also which words somebody had before them."""
        return digest_of(self.facts())

    @property
    def leaf_commitment(self) -> bytes:
        """What the leaf of its publication commits to."""
        what = What.STATISTICS_CORRECTED.value
        return commitment(bytes(self.salt), what, self.id.bytes, self.public_digest())
