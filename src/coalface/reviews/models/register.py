"""The register of one organisation."""

import uuid

from django.db import models

ENGLAND, FICTIONAL = "england", "fictional"


class Register(models.Model):
    """One organisation’s register. Reviews and child deaths stand in it, each under a key that is its own.

    `places` says which list of authorities it names: England’s, or the made-up one of the demonstration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.OneToOneField("people.Organisation", on_delete=models.PROTECT, related_name="+")
    places = models.CharField(max_length=20, default=ENGLAND)
    # The next keys to give to whoever has none of their own.
    next_review = models.PositiveIntegerField(default=1)
    next_death = models.PositiveIntegerField(default=1)
    # A program that keeps the register shows a token. What is kept of it cannot be turned back.
    token_digest = models.BinaryField(max_length=32, null=True, blank=True)

    OPEN = {"id", "organisation", "places", "next_review", "next_death"}
    SENSITIVE = {"token_digest"}
