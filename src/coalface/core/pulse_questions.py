"""What a pulse asks, set by set. A pulse keeps the number of its set, so what was counted keeps its meaning.

A set that has been asked never changes, not by a word: its digest stands in the leaf of every pulse that asked it. A
question is added, reworded or left out by a new set.

The questions are our own words for what published climate surveys ask: psychological safety (Edmondson 1999, doi
10.2307/2666999), fear of blame (AHRQ Hospital Survey on Patient Safety Culture 2.0, "response to error"), stress and
support (HSE Management Standards Indicator Tool: demands, and managers' and peer support), and whether telling led to
something ("communication about error" in the same AHRQ survey).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from .commitments import digest_of
from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence to agree with more or less, and whether “very much” is what one would hope for."""

    says: str
    about: str
    good_when_much: bool


Questions = Mapping[str, Question]

SETS: dict[int, Questions] = {
    1: {
        "safe_to_speak": Question(
            _("I can say that I got something wrong, or do not know, and it is not held against me."),
            _("Psychological safety"),
            True,
        ),
        "fear_of_blame": Question(
            _("I worry that I will be blamed when something goes wrong."), _("Fear of blame"), False
        ),
        "stress": Question(_("My work asks more of me than I can keep up."), _("Stress"), False),
        "support": Question(
            _("When it gets hard, I get help from the people I work with and for."), _("Support"), True
        ),
        "changed": Question(
            _("In the last year something changed here because somebody spoke up."),
            _("Something changed because someone spoke"),
            True,
        ),
    },
}
# The scale of every set, from least to most. What was counted by it stands in the database under these names.
ANSWERS = {
    "not_at_all": _("Not at all"),
    "a_little": _("A little"),
    "somewhat": _("Somewhat"),
    "quite_a_lot": _("Quite a lot"),
    "very_much": _("Very much"),
}


def latest_set() -> int:
    """The set that a pulse asks which is opened now."""
    return max(SETS)


def digest_of_set(number: int) -> bytes:
    """Thirty-two bytes for every word of a set."""
    return digest_of({name: asdict(question) for name, question in SETS[number].items()})
