"""A sentence of `core` in the reader's language, with its days, months and numbers."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from coalface.core.errors import NotAllowed
from coalface.core.words import Month, Sentence


def say(words: object) -> str:
    """What a rule of `core` says, or why something is refused. Nothing where there is nothing to say."""
    if isinstance(words, NotAllowed):
        words = words.says
    if isinstance(words, Sentence):
        template = gettext(words.template)
        return (
            template % {name: _part(part) for name, part in words.parts.items()} if words.parts else template
        )
    return gettext(str(words)) if words else ""


def _part(part: object) -> str:
    if isinstance(part, Sentence):
        return say(part)
    if isinstance(part, Month):
        return date_format(part.first, "F Y")
    if isinstance(part, date):
        return date_format(part, "j F Y")
    if isinstance(part, tuple):
        return " ".join(map(_part, part))
    return str(part)
