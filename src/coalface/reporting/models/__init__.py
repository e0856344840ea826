"""Sealed reports and their keys. What the database shows without a key is on this page and nowhere else."""

from .answers import KeptAnswer
from .closed_quarters import ClosedQuarter
from .inventory import Inventory
from .keys import KeyCopy
from .leaves import ProgramLeaf
from .reports import SealedReport
from .tallies import Tally

__all__ = ["ClosedQuarter", "Inventory", "KeptAnswer", "KeyCopy", "ProgramLeaf", "SealedReport", "Tally"]
