"""A questionnaire with its answers, and what it told of a review: rows beside the register, never overwritten."""

import json
import uuid
from hashlib import sha256
from typing import Any

from django.db import models

from coalface.core.commitments import commitment, new_salt
from coalface.integrity.kinds import What

LONGEST_SENT_TO = 80


class Questionnaire(models.Model):
    """One asking. Only a digest of its link is kept. `answers` lie here while they are given, and stay as handed in.

    `revisions` counts how often each page was saved, so that two windows do not overwrite each other unseen. `vouched`
    are words of which the author has said that they point to nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    # Empty where whoever asked has left.
    asked_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # To whom the link was given, as the analyst writes it for themselves.
    sent_to = models.CharField(max_length=LONGEST_SENT_TO, blank=True)
    token_digest = models.BinaryField(max_length=32, unique=True)
    expires_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    revisions = models.JSONField(default=dict)
    vouched = models.JSONField(default=list)
    words_deleted_on = models.DateField(null=True, blank=True)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    OPEN = {
        "id", "review", "asked_on", "expires_on", "reminded_on", "withdrawn_on", "handed_in_at", "words_deleted_on",
    }  # fmt: skip
    SENSITIVE = {"asked_by", "sent_to", "token_digest", "answers", "revisions", "vouched", "salt"}

    class Meta:
        ordering = ["-asked_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=models.Q(withdrawn_on=None, handed_in_at=None),
                name="one_open_questionnaire_a_review",
            ),
            models.CheckConstraint(
                name="handed_in_or_withdrawn",
                condition=models.Q(withdrawn_on=None) | models.Q(handed_in_at=None),
            ),
        ]

    def commitment_to(self, what: What, facts: Any) -> bytes:
        """What a leaf about this questionnaire commits to: SHA-256 over the JSON of these facts, keys sorted."""
        written = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return commitment(bytes(self.salt), what.value, self.id.bytes, sha256(written.encode()).digest())


class Findings(models.Model):
    """What was known of the conditions behind a review from one instant to before another."""

    questionnaire = models.OneToOneField(Questionnaire, on_delete=models.PROTECT, related_name="findings")
    review = models.ForeignKey("reviews.Review", on_delete=models.PROTECT, related_name="+")
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True, blank=True)

    OPEN = {"id", "questionnaire", "review", "known_from", "known_to"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["known_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=models.Q(known_to=None), name="one_set_of_findings_is_known_now"
            ),
            models.CheckConstraint(
                name="findings_known_from_before_known_to",
                condition=models.Q(known_to=None) | models.Q(known_to__gte=models.F("known_from")),
            ),
        ]


class Finding(models.Model):
    """One coded answer: to which question, which code, and how much it mattered where that was asked."""

    findings = models.ForeignKey(Findings, on_delete=models.PROTECT, related_name="rows")
    question = models.CharField(max_length=30)
    code = models.CharField(max_length=30)
    influence = models.CharField(max_length=2, blank=True)

    OPEN = {"id", "findings", "question"}
    SENSITIVE = {"code", "influence"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["findings", "question", "code"], name="a_finding_is_named_once")
        ]
