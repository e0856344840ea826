"""The stewards' keys. A private key is only ever stored wrapped under its owner's password."""

import uuid

from django.db import models

from .persons import Person


class StewardKey(models.Model):
    """A steward's key pair. Making a password anew makes a new pair, with a new id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="steward_key")
    public_key = models.BinaryField(max_length=32)
    wrapped_private_key = models.BinaryField(max_length=2048)
    salt = models.BinaryField(max_length=16)

    OPEN = {"id", "public_key", "salt"}
    SENSITIVE = {"person", "wrapped_private_key"}
