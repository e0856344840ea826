"""The register: reviews and what was known of each from when to when. Nothing in it is overwritten."""

from .changes import Change
from .deaths import DEATH_FACTS, Death, DeathVersion
from .register import Register
from .reviews import FACTS, Child, Review, Version, VersionAuthority

__all__ = [
    "DEATH_FACTS",
    "FACTS",
    "Change",
    "Child",
    "Death",
    "DeathVersion",
    "Register",
    "Review",
    "Version",
    "VersionAuthority",
]
