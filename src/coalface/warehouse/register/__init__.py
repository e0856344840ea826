"""Registers of case reviews: read from files, held to the rules of `core.reviews`, and counted. No Django.

DuckDB does everything, in sets, so that a register of ten million rows is judged by the same tables as one row.
"""

from .counting import Register
from .problems import BadRegister, Problem
from .reading import opened_register

__all__ = ["BadRegister", "Problem", "Register", "opened_register"]
