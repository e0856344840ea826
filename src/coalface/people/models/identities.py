"""Accounts at organisations with which people sign in here."""

from django.db import models

from .persons import Person


class LinkedIdentity(models.Model):
    """The account at their own organisation with which a person signs in. They have no password here then."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="linked_identity"
    )
    issuer = models.CharField(max_length=400)
    subject = models.CharField(max_length=255)

    OPEN = {"issuer"}
    SENSITIVE = {"person", "subject"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_links_one_person")
        ]
