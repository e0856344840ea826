"""Facts about organisations, channels and the people who work with cards. Never about those who tell."""

from .channels import Area, Channel, Declaration
from .identities import LinkedIdentity
from .invitations import Invitation
from .keys import StewardKey
from .organisations import Installation, NameListTerm, Organisation
from .persons import PastSteward, Person, RoleGrant
from .tries import FailedTries

__all__ = [
    "Area",
    "Channel",
    "Declaration",
    "FailedTries",
    "Installation",
    "Invitation",
    "LinkedIdentity",
    "NameListTerm",
    "Organisation",
    "PastSteward",
    "Person",
    "RoleGrant",
    "StewardKey",
]
