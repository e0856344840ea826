"""What makes pressing "send" twice safe, for a day or two."""

from django.db import models


class KeptAnswer(models.Model):
    """The answer to a submission, locked under the key that came with it. It has no link to the report."""

    # The key itself is the place in the table: a counter would tell which answer came before which.
    key_digest = models.BinaryField(max_length=32, primary_key=True)
    day = models.DateField()
    body_digest = models.BinaryField(max_length=32)
    answer = models.BinaryField(max_length=4096)

    OPEN = {"day"}
    SENSITIVE = {"key_digest", "body_digest", "answer"}
