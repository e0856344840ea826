"""The authorities that a register may name."""

from functools import cache

from coalface.core.reviews.authorities import Authorities
from coalface.warehouse.register.places import england, fictional

from ..models import Register
from ..models.register import FICTIONAL


def authorities_of(register: Register) -> Authorities:
    """England’s authorities with the days on which they began and ended, or the made-up ones of the demonstration."""
    return _fictional() if register.places == FICTIONAL else _england()


@cache
def _england() -> Authorities:
    return england()


@cache
def _fictional() -> Authorities:
    return fictional()
