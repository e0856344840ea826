"""What stewards, peers and answering managers fill in."""

from .answering import AnswerForm, CheckBackForm, DeliveredForm, HeldUpForm
from .coding import CodingForm, SettleForm
from .retracting import RetractForm
from .themes import ThemeForm
from .why_maps import ArrowForm, NodeForm

__all__ = [
    "AnswerForm",
    "ArrowForm",
    "CheckBackForm",
    "CodingForm",
    "DeliveredForm",
    "HeldUpForm",
    "NodeForm",
    "RetractForm",
    "SettleForm",
    "ThemeForm",
]
