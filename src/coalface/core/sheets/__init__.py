"""Sheets that somebody saved from a spreadsheet: recognised by what is in them, read in memory, and written nowhere."""

from .grid import Limits
from .reading import Sheet, read_sheet
from .refusing import CannotRead

__all__ = ["CannotRead", "Limits", "Sheet", "read_sheet"]
