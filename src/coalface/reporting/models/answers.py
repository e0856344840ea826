"""What makes pressing "send" twice safe, for a day or two."""

from django.db import models


class KeptAnswer(models.Model):
    """The answer to a submission, locked under the key that came with it. It has no link to the report."""

    day = models.DateField()
    key_digest = models.BinaryField(max_length=32, unique=True)
    body_digest = models.BinaryField(max_length=32)
    answer = models.BinaryField(max_length=4096)

    OPEN = {"id", "day"}
    SENSITIVE = {"key_digest", "body_digest", "answer"}
