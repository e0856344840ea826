"""The one place of the register where somebody writes freely: a short note on why something changed."""

from collections.abc import Container

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.reviews.changes import LONG_NOTE, LONGEST_NOTE
from coalface.core.wording import Looked, settled
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Register

POINTS = _(
    "Something in this note could point to someone, such as a name, a place or a date. Write it without: what was"
    " wrong, and how you know."
)


def kept_note(register: Register, typed: str, looked_at: Container[str] = ()) -> str:
    """Return the note tidied. NotAllowed where it is too long, or could point to someone and nobody looked at it.

    `looked_at` are words of which somebody has said that they point to nobody.
    """
    note = " ".join(tidy(typed).split())
    if len(note) > LONGEST_NOTE:
        raise NotAllowed(LONG_NOTE, "note")
    if settled(note, people.name_lists(register.organisation), Looked(keep=looked_at))[1]:
        raise NotAllowed(POINTS, "note")
    return note
