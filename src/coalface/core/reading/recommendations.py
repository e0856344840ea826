"""What a report asks for: who is to do what, by when, how anyone would know, why, and how strong the action is.

Nothing is guessed. Where a report does not say who, the answer is None; most do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from .levels import Level, level_of
from .patterns import pattern
from .sections import Role
from .sentences import Part, Sentence
from .whys import cause_behind


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing that is asked for, in character offsets of the text. None is what the report does not say."""

    text: str
    start: int
    end: int
    who: str | None
    what: str
    when: str | None
    measurable: bool
    cause: str | None
    level: Level | None


WHO_ASKS = pattern("recommendations", "who_asks")
NO_WHO = pattern("recommendations", "no_who")
WHO = (pattern("recommendations", "who_is_made_sure_of"), pattern("recommendations", "who_does_it"))
WHEN, RHYTHM = pattern("recommendations", "when"), pattern("recommendations", "rhythm")
REFERENCES = pattern("recommendations", "references")
# An age names whom, and measures nothing.
AGES = pattern("recommendations", "ages")
MEASURE = pattern("recommendations", "measure")
OPENS = re.compile(
    r"^(?:(?:take )?(?:immediate|urgent) action to |urgently |immediately |ensure that |ensure )",
    re.IGNORECASE,
)
# What asks says "should", or opens with what to do: at once, or after "With partners, ...".
ASKS = pattern("recommendations", "asks")
FEWEST_WORDS = 2
# Without a bullet a line is an item as long as it is one sentence, and no word of whoever wrote the report.
MOST_WORDS = 45
THE_WRITERS = pattern("recommendations", "the_writers")


def recommendations_in(sentences: Iterable[tuple[Sentence, Role]]) -> list[Recommendation]:
    """Return what is asked for, in order: one for each item or numbered paragraph under a heading that asks."""
    return [_read(block, to) for block, to in _asked(sentences) if _is_one(block)]


def unread_in(sentences: Iterable[tuple[Sentence, Role]]) -> int:
    """How many paragraphs stand under a heading that asks, and neither ask nor lead up to what does."""
    return sum(
        not _is_one(block)
        and not block[-1].text.endswith(":")
        and THE_WRITERS.search(block[0].text) is None
        and sum(len(sentence.text.split()) for sentence in block) >= FEWEST_WORDS
        for block, _ in _asked(sentences)
    )


def _asked(sentences: Iterable[tuple[Sentence, Role]]) -> Iterator[tuple[list[Sentence], str | None]]:
    """Yield what is asked for, with whom the line above the list asks: "The local authority should:"."""
    to: str | None = None
    for (role, _), group in groupby(sentences, key=lambda pair: (pair[1], pair[0].block)):
        block = [sentence for sentence, _ in group]
        if role is Role.HEADING or block[-1].text.endswith(":"):
            to = _asked_of(block[-1].text)
        if role is Role.ASKED:
            yield block, to


def _is_one(block: list[Sentence]) -> bool:
    """An item of a list, with a bullet or without; or a paragraph that asks, and does not only lead up to a list."""
    text, words = block[-1].text, sum(len(sentence.text.split()) for sentence in block)
    if text.endswith(":") or words < FEWEST_WORDS:
        return False
    if block[0].part in (Part.ITEM, Part.NUMBERED) or ASKS.search(block[0].text):
        return True
    return len(block) == 1 and words <= MOST_WORDS and THE_WRITERS.search(text) is None


def recommendation_of(text: str) -> Recommendation:
    """Read one item by itself."""
    return _of(text, 0, len(text), None)


def _read(block: list[Sentence], to: str | None) -> Recommendation:
    return _of(" ".join(sentence.text for sentence in block), block[0].start, block[-1].end, to)


def _of(text: str, start: int, end: int, to: str | None) -> Recommendation:
    bare = " ".join(REFERENCES.sub(" ", text).split())
    when = WHEN.search(bare) or RHYTHM.search(bare)
    return Recommendation(
        text=text,
        start=start,
        end=end,
        who=_who(bare) or to,
        what=_what(bare, when),
        when=_time(when[0]) if when else None,
        measurable=MEASURE.search(AGES.sub(" ", bare)) is not None,
        cause=cause_behind(bare),
        level=level_of(bare),
    )


def _who(text: str) -> str | None:
    if asked := _asked_of(text):
        return asked
    for way in WHO:
        if found := way.search(text):
            who: str = next(filter(None, found.groupdict().values()))
            return who.strip(" ,")
    return None


def _asked_of(text: str) -> str | None:
    """Whoever should, must, will or is to do it."""
    for found in WHO_ASKS.finditer(text):
        who = (found["who"] or found["whom"] or found["those"]).strip(" ,")
        if not NO_WHO.search(who):
            return who
    return None


def _time(words: str) -> str:
    """“The board should urgently”: the last word alone says when."""
    found = AT_ONCE.search(words)
    return found[0] if found else words


AT_ONCE = re.compile(
    r"(?:immediate|urgent)(?:ly)?$|as a matter of urgency$|with immediate effect$", re.IGNORECASE
)


def _what(text: str, when: re.Match[str] | None) -> str:
    """What is to be done, without who and when where they open the sentence."""
    what = text
    found = WHO_ASKS.match(what)
    if found and _asked_of(what) == (found["who"] or found["whom"] or found["those"]).strip(" ,"):
        # The last sign that was matched is the first of what is to be done.
        what = what[found.end() - (found["those"] is None) :].strip()
    what = OPENS.sub("", what).strip() or text
    return what.rstrip(" .;")
