"""What stewards do with newsletters. One action, one transaction; what becomes public or goes, one leaf in the log."""

from .drafting import Wanted, change_newsletter, draft_newsletter, throw_newsletter_away
from .publishing import publish_newsletter
from .taking_back import take_newsletter_back

__all__ = [
    "Wanted",
    "change_newsletter",
    "draft_newsletter",
    "publish_newsletter",
    "take_newsletter_back",
    "throw_newsletter_away",
]
