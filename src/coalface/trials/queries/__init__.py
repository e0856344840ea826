"""What can be asked about trials."""

from .checking import trials_not_as_entered
from .public import copies_of, of_theme, public_trials, trial_by_id
from .staff import channels_filled_by, numbers_of, roles_in, themes_to_choose, trial_of, trials_of

__all__ = [
    "channels_filled_by",
    "copies_of",
    "numbers_of",
    "of_theme",
    "public_trials",
    "roles_in",
    "themes_to_choose",
    "trial_by_id",
    "trial_of",
    "trials_not_as_entered",
    "trials_of",
]
