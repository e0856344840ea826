"""What staff fill in to come in, and to look after people and channels."""

from .accounts import AcceptInvitation, ChangePassword
from .sign_in import SetUpCodes, SignIn, TypeCode

__all__ = ["AcceptInvitation", "ChangePassword", "SetUpCodes", "SignIn", "TypeCode"]
