"""The register: reviews and what was known of each from when to when. Nothing in it is overwritten."""

from .changes import Change
from .register import Register
from .reviews import FACTS, Child, Review, Version, VersionAuthority

__all__ = ["FACTS", "Change", "Child", "Register", "Review", "Version", "VersionAuthority"]
