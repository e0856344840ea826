"""What staff fill in to come in, and to look after people and channels."""

from .accounts import AcceptInvitation, AddRole, ChangePassword, ConfirmPassword
from .channels import About, NameList, Papers, Recovery, Routes, SignDeclaration
from .people import Invite
from .sign_in import SetUpCodes, SignIn, TypeCode

__all__ = [
    "About",
    "AcceptInvitation",
    "AddRole",
    "ChangePassword",
    "ConfirmPassword",
    "Invite",
    "NameList",
    "Papers",
    "Recovery",
    "Routes",
    "SetUpCodes",
    "SignDeclaration",
    "SignIn",
    "TypeCode",
]
