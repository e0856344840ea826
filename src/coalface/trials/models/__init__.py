"""Trials and their numbers. No row knows who planned, filled or finished a trial: it belongs to its channel."""

from .numbers import TrialNumber
from .trials import PLAN, Trial

__all__ = ["PLAN", "Trial", "TrialNumber"]
