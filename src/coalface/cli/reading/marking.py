"""The report itself as HTML, with its sentences marked and numbered, and single words underlined."""

from html import escape

from coalface.core.reading.marking import ASKED, Stretch, stretches
from coalface.core.reading.profile import Profile
from coalface.core.reading.whys import Why

WHY_WORDS = {Why.CAUSE: "says why", Why.EFFECT: "says only what came of it", Why.NONE: "says no why"}


def marked(profile: Profile) -> str:
    """Return the text as HTML."""
    return f'<div class="report">{"".join(map(_drawn, stretches(profile)))}</div>'


def _drawn(one: Stretch) -> str:
    words = "".join(
        f"<u>{escape(piece.words, quote=False)}</u>" if piece.to_ask else escape(piece.words, quote=False)
        for piece in one.pieces
    )
    if not one.kind:
        return words
    label = f'<sup><a href="#to-{one.name}" aria-label="{escape(_says(one))}">{escape(one.name)}</a></sup>'
    return f'<mark class="{one.kind}" id="{one.name}">{words}{label}</mark>'


def _says(one: Stretch) -> str:
    """What is read aloud."""
    if one.kind == ASKED:
        return f"Asked for, {one.number}"
    return f"Criticism {one.number}: {WHY_WORDS[Why(one.kind)]}"
