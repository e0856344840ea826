"""What can be asked about trials."""

from .checking import trials_not_as_entered
from .evidence import chart_differs, counted, evidence_of, numbers_there, periods_counted
from .public import copies_of, of_themes, public_trials, trial_by_id
from .staff import channels_filled_by, numbers_of, roles_in, themes_to_choose, trial_of, trials_of

__all__ = [
    "channels_filled_by",
    "chart_differs",
    "copies_of",
    "counted",
    "evidence_of",
    "numbers_of",
    "numbers_there",
    "of_themes",
    "periods_counted",
    "public_trials",
    "roles_in",
    "themes_to_choose",
    "trial_by_id",
    "trial_of",
    "trials_not_as_entered",
    "trials_of",
]
