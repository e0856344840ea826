"""The one place of the register where somebody writes freely: a short note on why something changed."""

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.redaction import find
from coalface.core.reviews.changes import LONGEST_NOTE
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Register

POINTS = _(
    "Something in this note could point to someone, such as a name, a place or a date. Write it without: what was"
    " wrong, and how you know."
)
LONG = _("This note is longer than 200 letters. Say it in one sentence.")


def kept_note(register: Register, typed: str) -> str:
    """Return the note tidied. NotAllowed where something in it could point to someone, or where it is too long."""
    note = " ".join(tidy(typed).split())
    if len(note) > LONGEST_NOTE:
        raise NotAllowed(LONG, "note")
    if find(note, people.name_lists(register.organisation)):
        raise NotAllowed(POINTS, "note")
    return note
