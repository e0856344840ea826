"""Words that a person reads, marked so that they can be translated."""

from dataclasses import dataclass
from datetime import date


def gettext_noop(words: str) -> str:
    """Return the words as they are. `core` cannot import Django; makemessages finds them by this name."""
    return words


@dataclass(frozen=True, slots=True)
class Month:
    """A month in a sentence, by its first day."""

    first: date

    def __str__(self) -> str:
        return f"{self.first:%B %Y}"


class Sentence(str):
    """A sentence with parts, such as a number or a day. As text it is English; `ui.saying` says it in other languages.

    `template` is what is translated, with its parts as %(name)s. A part may be a sentence itself, or several in a row.
    """

    __slots__ = ("parts", "template")
    template: str
    parts: dict[str, object]

    def __new__(cls, template: str, **parts: object) -> "Sentence":
        said = {name: _plainly(part) for name, part in parts.items()}
        made = super().__new__(cls, template % said if parts else template)
        made.template, made.parts = template, parts
        return made


def _plainly(part: object) -> str:
    if isinstance(part, date):
        return f"{part.day} {part:%B %Y}"
    if isinstance(part, tuple):
        return " ".join(map(_plainly, part))
    return str(part)
