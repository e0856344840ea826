"""Who signs in with an account at their own organisation."""

from ..facts import Identity
from ..models import LinkedIdentity, Person


def person_of(identity: Identity) -> Person | None:
    """Whoever signs in with this account. By issuer and subject alone: an address can be given to somebody else."""
    found = LinkedIdentity.objects.filter(issuer=identity.issuer, subject=identity.subject)
    return Person.objects.filter(linked_identity__in=found).select_related("organisation").first()


def signs_in_elsewhere(person: Person) -> bool:
    """Does this person sign in with their organisation, and with no password?"""
    return LinkedIdentity.objects.filter(person=person).exists()
