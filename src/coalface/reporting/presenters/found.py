"""What was found in what somebody wrote: the text cut at its marks, and each thing once, with how often it is there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coalface.core.redaction import Span
from coalface.core.redaction.blanking import written_instead
from coalface.core.wording import Apart, Looked, Seen, numbered

# So much is shown on either side of one place.
LOOK_AROUND = 24
# What is called by several words is one thing where the words of one are all among those of the other: "hollybank" and
# "Hollybank Primary". Words that any of them may have say nothing.
CALLED_BY_WORDS = frozenset({"school", "team", "name", "family"})
SAYS_NOTHING = frozenset(
    {"the", "school", "primary", "junior", "infants", "academy", "nursery", "house", "team", "st"}
)
NOT_A_WORD = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, or marked with the span that marks it."""

    text: str
    span: Span | None = None
    # What is written instead, where that was decided.
    instead: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where a thing stands: what comes before and after, and how a form names it."""

    before: str
    words: str
    after: str
    named: str
    stays: bool


@dataclass(slots=True)
class Thing:
    """One thing that was found, however often it stands there and in whatever case it is typed."""

    number: int
    span: Span
    # As it is typed, the first way first: "Amy", "amy".
    written: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    is_kept: bool = False
    is_blanked: bool = False
    # Something about it is still to be decided, or to be said.
    is_open: bool = False
    # The words that tell a school or a service from others.
    telling: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """How it is called: as it is typed first, or without the ending of what is theirs: "jaydens" is "jayden"."""
        first = self.written[0]
        bare = [words for words in self.written if first.casefold() == f"{words.casefold()}s"]
        return bare[0] if bare else first

    @property
    def instead(self) -> str:
        return self.span.instead.removesuffix("'s")

    @property
    def is_ticked(self) -> bool:
        """Whether it is to be blanked: as was decided, else as is proposed. Of two decisions the safe one holds."""
        return self.is_blanked or (not self.is_kept and self.span.is_proposed)

    @property
    def stay(self) -> int:
        """In how many places it stays as it was typed."""
        return sum(place.stays for place in self.places) if self.is_ticked else len(self.places)


def found_page(seen: Seen) -> dict[str, Any]:
    """What a check page shows of what was seen: everything, with a tick where it is blanked."""
    things = _things(seen)
    is_open = sum(thing.is_open for thing in things)
    return {
        "things": things,
        # What nobody has decided about. Where there is nothing of it, the page says what becomes of each.
        "undecided": is_open,
        "unsure": _by_why([thing for thing in things if not thing.span.is_firm]),
        "kinds": _by_why([thing for thing in things if thing.span.is_firm]),
        "firm": sum(thing.span.is_firm for thing in things),
        # What "Blank all" takes though nobody has decided about it, and what it leaves.
        "unsure_taken": sum(not thing.span.is_firm and thing.is_open for thing in things),
        "left_by_all": [thing for thing in things if thing.is_kept and not thing.is_ticked],
        "some_are_decided": is_open < len(things),
        "pieces": {
            name: cut for name, text in seen.typed.items() if (cut := _pieces(seen, name, text, is_open == 0))
        },
        "ticked": [thing.number for thing in things if thing.is_ticked],
        "kept": [thing.number for thing in things if thing.is_kept and not thing.is_ticked],
        "places_that_stay": [place.named for thing in things for place in thing.places if place.stays],
        "blanked": sum(thing.is_ticked for thing in things),
        "staying": [thing for thing in things if not thing.is_ticked],
        "partly": [thing for thing in things if thing.is_ticked and thing.stay],
    }


def _pieces(seen: Seen, name: str, text: str, is_decided: bool) -> list[Piece]:
    """Cut a text at its marks; nothing where it has none. What was found behind another mark goes with it."""
    spans = seen.marks[name]
    gone = (
        {(span.start, span.end) for span in seen.looked.to_blank(text, spans, name)} if is_decided else set()
    )
    cut, at = [], 0
    for span in spans:
        if span.end <= at:
            continue
        start = max(span.start, at)
        instead = written_instead(span, text) if (span.start, span.end) in gone else ""
        stays = not instead and (is_decided or text[span.start : span.end] in seen.looked.keep)
        cut += [Piece(text[at:start]), Piece(text[start : span.end], span, instead, stays)]
        at = span.end
    return [piece for piece in [*cut, Piece(text[at:])] if piece.text] if spans else []


def _things(seen: Seen) -> list[Thing]:
    """Each thing once, in the order in which it was typed."""
    things: dict[str, Thing] = {}
    for name, text in seen.typed.items():
        for span, (folded, number, many) in zip(
            seen.marks[name], numbered(text, seen.marks[name]), strict=True
        ):
            words = text[span.start : span.end]
            who = _who(span, folded, things)
            if who not in things:
                things[who] = Thing(len(things) + 1, span, telling=_telling_words(folded))
            thing = things[who]
            if span.is_firm and not thing.span.is_firm:
                thing.span = span
            if words not in thing.written:
                thing.written.append(words)
            _decide(thing, words, seen.looked)
            apart = Apart(name, folded, number, many)
            thing.places.append(_place(text, span, apart, stays=apart in seen.looked.apart))
    return list(things.values())


def _decide(thing: Thing, words: str, looked: Looked) -> None:
    thing.is_blanked |= words in looked.blank
    thing.is_kept |= words in looked.keep and words not in looked.blank
    thing.is_open |= words not in looked.blank and words not in looked.keep


def _who(span: Span, folded: str, things: Mapping[str, Thing]) -> str:
    """Who it is: "jayden", "jaydens" and "jayden t" are one child, "hollybank" and "Hollybank Primary" one school."""
    if span.label == "person":
        return span.instead.removesuffix("'s")
    if span.label not in CALLED_BY_WORDS:
        return folded
    words = _telling_words(folded)
    for who, thing in things.items():
        known = thing.telling if thing.span.label == span.label else frozenset()
        if words and known and (words <= known or known <= words):
            return who
    return f"{span.label} {folded}"


def _telling_words(called: str) -> frozenset[str]:
    bare = NOT_A_WORD.sub("", called.replace("'s", "s").replace("’s", "s"))
    return frozenset(bare.split()) - SAYS_NOTHING


def _place(text: str, span: Span, apart: Apart, *, stays: bool) -> Place:
    before, after = text[: span.start], text[span.end :]
    # Whole words: the first and the last of what is cut out may be half of one.
    near = before if len(before) <= LOOK_AROUND else "… " + before[-LOOK_AROUND:].partition(" ")[2]
    then = after if len(after) <= LOOK_AROUND else after[:LOOK_AROUND].rpartition(" ")[0] + " …"
    return Place(near, text[span.start : span.end], then, apart.named, stays)


def _by_why(things: list[Thing]) -> list[tuple[str, list[Thing]]]:
    """The things by why they were found: each reason is said once."""
    kinds: dict[str, list[Thing]] = {}
    for thing in things:
        kinds.setdefault(thing.span.why, []).append(thing)
    return list(kinds.items())
