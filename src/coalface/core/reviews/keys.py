"""The key of a review or of a death in a register: a reference, in which there is no room for a name."""

import re

from coalface.core.words import gettext_noop as _

LONGEST_KEY = 30
# As they stand, so that a file is asked the same in sets.
SHAPE, NAME = r"[A-Za-z0-9][A-Za-z0-9/._-]*", r"[A-Za-z]{4}"
_SHAPE = re.compile(SHAPE)
# Three letters can say which register it is of. Four can be somebody’s name.
_NAME = re.compile(NAME)
_DIGIT = re.compile(r"[0-9]")
# A date of birth, an NHS number and a UPN have more figures in a row, or between strokes, than a reference needs.
MOST_FIGURES = 8

NO_KEY = _("The reference is missing. Give each one its own, such as R0012.")
LONG_KEY = _("A reference has at most 30 letters and figures. Give a shorter one, such as R0012.")
ODD_KEY = _("A reference is made of letters, figures, - / . and _, without spaces. Write it like R0012.")
NAMING_KEY = _(
    "A reference may not be a name: at most three letters in a row, and a figure. Write it like R0012."
)
NUMBERING_KEY = _(
    "This has as many figures as a date of birth or an NHS number. Give a reference of your own, such as R0012."
)


def why_not_key(key: str, *, of_child: bool = False) -> str | None:
    """Return why this cannot be the key of a review or of a death, or None. That of a child needs no figure."""
    if not key:
        return None if of_child else NO_KEY
    if len(key) > LONGEST_KEY:
        return LONG_KEY
    if not _SHAPE.fullmatch(key):
        return ODD_KEY
    if _NAME.search(key) or not (of_child or _DIGIT.search(key)):
        return NAMING_KEY
    return NUMBERING_KEY if len(_DIGIT.findall(key)) >= MOST_FIGURES else None


def next_key(letter: str, number: int) -> str:
    """A key for whoever has none of their own: R0012."""
    return f"{letter}{number:04}"
