"""What can be asked about reports."""

from .checking import reports_not_as_entered, reports_without_keys
from .counts import tallies, waiting_by_week, weeks_longest_waiting
from .desk import Waiting, inbox, report_for_steward
from .figures import figures_not_as_entered
from .inventory import inventory_week
from .opened import NoKey, OpenReport, open_with_private_key, open_with_way_back

__all__ = [
    "NoKey",
    "OpenReport",
    "Waiting",
    "figures_not_as_entered",
    "inbox",
    "inventory_week",
    "open_with_private_key",
    "open_with_way_back",
    "report_for_steward",
    "reports_not_as_entered",
    "reports_without_keys",
    "tallies",
    "waiting_by_week",
    "weeks_longest_waiting",
]
