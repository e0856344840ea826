"""Wrong passwords and codes, counted so that whoever tries many has to wait."""

from django.db import models


class FailedTries(models.Model):
    """How often a password or code of one account was wrong lately. It names neither the account nor who tried."""

    # A keyed digest of the account, of what was tried, and of the browser where that is known.
    bucket = models.BinaryField(max_length=32, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    OPEN = {"failures", "last_at"}
    SENSITIVE = {"bucket"}
