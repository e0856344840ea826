"""What analysts do with bulletins. What becomes public is one transaction and one leaf in the log."""

from .announcing import announce
from .correcting import Wrong, publish_notice, throw_notice_away, write_notice
from .making import Asked, make_release, throw_release_away
from .publishing import publish_due, publish_release
from .signing import SignOffEnded, end_sign_off, sign_release

__all__ = [
    "Asked",
    "SignOffEnded",
    "Wrong",
    "announce",
    "end_sign_off",
    "make_release",
    "publish_due",
    "publish_notice",
    "publish_release",
    "sign_release",
    "throw_notice_away",
    "throw_release_away",
    "write_notice",
]
