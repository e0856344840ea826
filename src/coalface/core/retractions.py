"""Why a published card may be taken back, as a steward chooses it, and what everyone reads instead of it."""

from .vocabulary import Term
from .words import gettext_noop as _

# The one reason for which themes, trials and newsletters are taken back.
RECOGNISABLE = "recognisable"
RETRACTIONS = {
    term.code: term
    for term in (
        Term(
            RECOGNISABLE,
            _("Someone could be recognised"),
            _("A child, a family or a worker could be recognised, or somebody thinks so."),
        ),
        Term(
            "reporter_asked",
            _("The person who told it asked"),
            _("They may change their mind at any time, and need not say why."),
        ),
        Term("wrong", _("It was wrong"), _("What the card said was not so.")),
        Term(
            "published_early",
            _("It was published by mistake"),
            _("It was published before it was checked and agreed."),
        ),
    )
}


# The same for every card: a reason of its own could say that the person who told it came back and asked.
TAKEN_DOWN = _("It was taken down because someone could be recognised, or because the card was not right.")


def why_not_retract(*, already: bool, why: str) -> str | None:
    """Return the reason a card cannot be taken back like this, or None. One steward is enough."""
    if already:
        return _("This card has been taken back already.")
    if why not in RETRACTIONS:
        return _("Choose the reason. Only stewards see it.")
    return None
