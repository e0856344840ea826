"""What can be done with the log: add to it, sign it, publish it, prove what is in it."""

from .cosigning import take_cosignatures
from .entering import enter
from .origins import begin_origin
from .proving import prove_as_entered, prove_as_published
from .publishing import publish_checkpoint
from .signing import log_key

__all__ = [
    "begin_origin",
    "enter",
    "log_key",
    "prove_as_entered",
    "prove_as_published",
    "publish_checkpoint",
    "take_cosignatures",
]
