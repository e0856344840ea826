"""What stewards, peers and answering managers fill in."""

from .answering import AnswerForm, CheckBackForm, HeldUpForm
from .coding import CodingForm
from .retracting import RetractForm
from .themes import ThemeForm

__all__ = [
    "AnswerForm",
    "CheckBackForm",
    "CodingForm",
    "HeldUpForm",
    "RetractForm",
    "ThemeForm",
]
