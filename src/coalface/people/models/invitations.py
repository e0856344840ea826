"""Invitations: the only way to an account."""

import uuid

from django.db import models

from .channels import Channel
from .organisations import Organisation


class Invitation(models.Model):
    """A link that makes one account with one role. Only a digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, null=True, related_name="invitations")
    role = models.CharField(max_length=20)
    email = models.EmailField()
    token_digest = models.BinaryField(max_length=32, unique=True)
    expires_on = models.DateField()
    # A forgotten password is mended by inviting the same person anew: their keys are made again, their roles
    # stay, and the invitation itself names no role.
    mends_account = models.BooleanField(default=False)

    OPEN = {"id", "organisation", "channel", "role", "expires_on", "mends_account"}
    SENSITIVE = {"email", "token_digest"}
