"""What can be done with trials. One action, one transaction; what becomes public, one leaf in the log."""

from coalface.core.trial_numbers import Clash

from .ending import finish_trial, take_trial_back
from .numbers import correct_number, enter_by_token, enter_numbers
from .planning import begin_trial, change_plan, drop_plan, plan_trial
from .tokens import NoSuchToken, make_token, take_token_away, trial_to_send_to
from .wording import Marked, MarkedWords

__all__ = [
    "Clash",
    "Marked",
    "MarkedWords",
    "NoSuchToken",
    "begin_trial",
    "change_plan",
    "correct_number",
    "drop_plan",
    "enter_by_token",
    "enter_numbers",
    "finish_trial",
    "make_token",
    "plan_trial",
    "take_token_away",
    "take_trial_back",
    "trial_to_send_to",
]
