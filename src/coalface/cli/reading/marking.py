"""The report itself, with its sentences marked: what criticises, with which why, what asks, and words to ask about."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from coalface.core.reading.profile import Profile
from coalface.core.reading.sentences import sentences_of
from coalface.core.reading.whys import Why

SPACE = re.compile(r"\s+")
WHY_WORDS = {Why.CAUSE: "says why", Why.EFFECT: "says only what came of it", Why.NONE: "says no why"}


class Stretch(NamedTuple):
    """A sentence of the report with how it is marked. `name` is where a link leads; `says` is read aloud."""

    start: int
    end: int
    kind: str
    name: str
    says: str


def marked(profile: Profile) -> str:
    """Return the text as HTML. Sentences are marked and numbered; single words are underlined."""
    shown, out, place = _flowing(profile.document.text), [], 0
    for one in _stretches(profile):
        if one.start < place:
            continue
        out.append(_with_phrases(profile, shown, place, one.start))
        label = f'<sup><a href="#to-{one.name}" aria-label="{escape(one.says)}">{escape(one.name)}</a></sup>'
        inside = _with_phrases(profile, shown, one.start, one.end)
        out.append(f'<mark class="{one.kind}" id="{one.name}">{inside}{label}</mark>')
        place = one.end
    out.append(_with_phrases(profile, shown, place, len(shown)))
    return f'<div class="report">{"".join(out)}</div>'


def _stretches(profile: Profile) -> list[Stretch]:
    found = [
        Stretch(one.start, one.end, one.why.value, f"c{number}", f"Criticism {number}: {WHY_WORDS[one.why]}")
        for number, one in enumerate(profile.criticisms, 1)
    ]
    found += [
        Stretch(
            one.recommendation.start, one.recommendation.end, "asked", f"r{number}", f"Asked for, {number}"
        )
        for number, one in enumerate(profile.asked, 1)
    ]
    return sorted(found)


def _with_phrases(profile: Profile, shown: Sequence[str], start: int, end: int) -> str:
    pieces = []
    for one in _phrases(profile, start, end):
        pieces.append(escape("".join(shown[start : one[0]]), quote=False))
        pieces.append(f"<u>{escape(''.join(shown[one[0] : one[1]]), quote=False)}</u>")
        start = one[1]
    return "".join([*pieces, escape("".join(shown[start:end]), quote=False)])


def _phrases(profile: Profile, start: int, end: int) -> Iterator[tuple[int, int]]:
    for one in profile.phrases:
        if one.start >= end:
            return
        if one.start >= start and one.end <= end:
            yield one.start, one.end


def _flowing(text: str) -> list[str]:
    """Sign for sign what is shown: within a paragraph the ends of lines are spaces, so that it fits any screen."""
    shown = list(text)
    for _, block in groupby(sentences_of(text), key=lambda sentence: sentence.block):
        sentences = list(block)
        for space in SPACE.finditer(text, sentences[0].start, sentences[-1].end):
            shown[space.start() : space.end()] = [" ", *[""] * (space.end() - space.start() - 1)]
    return shown
