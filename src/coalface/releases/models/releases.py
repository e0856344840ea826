"""One bulletin: under way, or published for good."""

import uuid
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.core.corrections import LONGEST_WRONG, MOST_NOTICES
from coalface.core.disclosure.policy import Deaths, Policy
from coalface.core.releases import LONGEST_REASON
from coalface.core.reviews.periods import HalfYear, read_half_year
from coalface.core.thresholds import SMALLEST_COUNT_SHOWN
from coalface.integrity.kinds import What

from ..hiding import secret_of_hiding


class Release(models.Model):
    """The bulletin of a half-year, made by one analyst and signed by another. Once published it never changes.

    `register_digest` is of the register as it was known on the day `as_known`: it shows whether that is still so.
    `number` is that of the version of this half-year, given when it is published.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=15)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    as_known = models.DateField()
    # Of a corrected version: what the notices about the one before say.
    reason = models.CharField(max_length=MOST_NOTICES * (LONGEST_WRONG + 1), blank=True)
    decided = models.CharField(max_length=LONGEST_REASON, blank=True)
    threshold = models.PositiveSmallIntegerField(default=SMALLEST_COUNT_SHOWN.value)
    rounding_base = models.PositiveSmallIntegerField(default=1)
    deaths = models.CharField(max_length=20, default=Deaths.NATIONALLY.value)
    authorities_shown = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sign_off_ended_on = models.DateField(null=True, blank=True)
    publish_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    register_digest = models.BinaryField(max_length=32)
    # Published with the page, so that anybody can work the leaf in the log out again.
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {
        "id", "organisation", "period", "number", "as_known", "reason", "decided", "threshold", "rounding_base",
        "deaths", "authorities_shown", "made_at", "signed_on", "sign_off_ended_on", "publish_on", "published_on",
        "salt",
    }  # fmt: skip
    SENSITIVE = {"made_by", "signed_by", "register_digest"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(published_on=None),
                name="one_bulletin_under_way",
            ),
            models.UniqueConstraint(fields=["period", "number"], name="one_bulletin_a_version"),
            models.CheckConstraint(
                name="a_published_bulletin_is_signed_and_numbered",
                condition=models.Q(published_on=None, number=None)
                | models.Q(published_on__isnull=False, number__isnull=False, signed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}, version {self.number}" if self.number else self.period

    @property
    def half_year(self) -> HalfYear:
        return read_half_year(self.period)

    @property
    def policy(self) -> Policy:
        """What may be shown in it, as was chosen when it was made."""
        return Policy(
            threshold=self.threshold,
            rounding_base=self.rounding_base,
            deaths=Deaths(self.deaths),
            totals_by_authority_public=self.authorities_shown,
            secret=secret_of_hiding(),
        )

    def files_digest(self) -> bytes:
        """SHA-256 over the names and digests of its files: which bulletin somebody had before them."""
        return digest_of(self._digests())

    def facts(self) -> dict[str, Any]:
        """What is public of it, with every file by its digest."""
        return {
            "organisation": str(self.organisation_id),
            "period": self.period,
            "number": self.number,
            "reason": self.reason,
            "published_on": self.published_on.isoformat() if self.published_on else "",
            "files": self._digests(),
        }

    def public_digest(self) -> bytes:
        """SHA-256 over the JSON of its facts, keys sorted, no spaces."""
        return digest_of(self.facts())

    @property
    def leaf_commitment(self) -> bytes:
        """What the leaf of its publication commits to."""
        what = What.STATISTICS_PUBLISHED.value
        return commitment(bytes(self.salt), what, self.id.bytes, self.public_digest())

    def _digests(self) -> dict[str, str]:
        return {name: bytes(digest).hex() for name, digest in self.files.values_list("name", "digest")}
