"""What can be asked about reports."""

from .checking import reports_not_as_entered
from .counts import tallies, waiting_by_week, weeks_longest_waiting
from .desk import Waiting, inbox, report_for_steward
from .opened import NoKey, OpenReport, open_with_private_key, open_with_way_back

__all__ = [
    "NoKey",
    "OpenReport",
    "Waiting",
    "inbox",
    "open_with_private_key",
    "open_with_way_back",
    "report_for_steward",
    "reports_not_as_entered",
    "tallies",
    "waiting_by_week",
    "weeks_longest_waiting",
]
