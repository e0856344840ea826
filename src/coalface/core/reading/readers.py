"""What a reader can say of a sentence: the codes of the code book, in plain words."""

from ..vocabulary import Term
from ..words import gettext_noop as _
from .levels import Level
from .whys import Why

CRITICISM, ASKED = "criticism", "asked"
NO, AIM = "no", "aim"
LONGEST_BECAUSE = 300

# benchmarks/reading_gold/README.md is the code book; these are its codes in a sentence each.
OF_CRITICISM = (
    Term(
        Why.CAUSE.value,
        _("It criticises, and says why"),
        _(
            "It names something upstream: how much work, how many people, who leads, tools, training, partners, money."
        ),
        _("says why"),
    ),
    Term(
        Why.EFFECT.value,
        _("It criticises, and says only what came of it"),
        _("For children, or for the work. Nothing explains it."),
        _("says only what came of it"),
    ),
    Term(
        Why.NONE.value,
        _("It criticises, and says no why"),
        _("Something was not good enough, and that is all."),
        _("says no why"),
    ),
    Term(
        NO,
        _("It does not criticise"),
        _("Praise, a fact, a plan, or a weakness that was put right."),
        _("no criticism"),
    ),
)
# The action hierarchy, as in levels.py.
OF_ASKED = (
    Term(
        Level.STRONGER.value,
        _("It asks for a stronger action"),
        _("Simpler steps, one standard way, a step that cannot be left out."),
        _("a stronger action"),
    ),
    Term(
        Level.INTERMEDIATE.value,
        _("It asks for an intermediate action"),
        _("More hands or less work, software, checklists, better records."),
        _("an intermediate action"),
    ),
    Term(
        Level.WEAKER.value,
        _("It asks for a weaker action"),
        _("Training, a policy, a check, oversight, awareness."),
        _("a weaker action"),
    ),
    Term(
        AIM,
        _("It names an aim, and no action"),
        _("“The quality of plans.” What to do is left open."),
        _("an aim, no action"),
    ),
    Term(
        NO,
        _("It asks for nothing"),
        _("It only leads up to a list, or it is part of another one."),
        _("nothing asked for"),
    ),
)
SAYINGS = {
    CRITICISM: {term.code: term for term in OF_CRITICISM},
    ASKED: {term.code: term for term in OF_ASKED},
}
CODES = {kind: tuple(sayings) for kind, sayings in SAYINGS.items()}
CHOOSE = _("Choose what you see, then press the button.")
TOO_LONG = _("This is longer than 300 signs. Say it in a sentence.")


def why_not_said(kind: str, says: str, because: str) -> tuple[str, str] | None:
    """Return what keeps this from being kept, as the field and the reason; or None."""
    if says not in CODES[kind]:
        return "says", CHOOSE
    if len(because) > LONGEST_BECAUSE:
        return "because", TOO_LONG
    return None
