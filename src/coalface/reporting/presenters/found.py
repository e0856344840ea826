"""What was found in what somebody wrote: the text cut at its marks, and each thing once, with how often it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from coalface.core.redaction import Span
from coalface.core.wording import numbered

# So much is shown on either side of one place of several.
LOOK_AROUND = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, or marked with the span that marks it."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where a thing stands: what comes before and after, and how a form names it."""

    before: str
    words: str
    after: str
    named: str


@dataclass(slots=True)
class Thing:
    """One thing that was found, however often it stands there and in whatever case it is typed."""

    span: Span
    # As it is typed, the first way first: "Amy", "amy".
    written: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def words(self) -> str:
        return self.written[0]


def pieces(text: str, spans: list[Span]) -> list[Piece]:
    """Cut a text at its marks."""
    cut, at = [], 0
    for span in spans:
        cut += [Piece(text[at : span.start]), Piece(text[span.start : span.end], span)]
        at = span.end
    return [piece for piece in [*cut, Piece(text[at:])] if piece.text]


def found_page(
    texts: Mapping[str, str], left: Mapping[str, list[Span]], *, kept: Iterable[str]
) -> dict[str, Any]:
    """What a check page shows of these texts, by field. `kept` was looked at before, and is not asked about again."""
    things = _things(texts, left)
    marked = {name: spans for name, spans in left.items() if spans}
    return {
        "things": things,
        "kinds": _by_why(things),
        "firm": sum(thing.span.is_firm for thing in things),
        "unsure": sum(not thing.span.is_firm for thing in things),
        "pieces": {name: pieces(texts[name], spans) for name, spans in marked.items()},
        "kept": sorted(kept),
    }


def _things(texts: Mapping[str, str], left: Mapping[str, list[Span]]) -> list[Thing]:
    """Each thing once, in the order in which it was typed."""
    things: dict[str, Thing] = {}
    for name, spans in left.items():
        for span, (folded, number, many) in zip(spans, numbered(texts[name], spans), strict=True):
            words = texts[name][span.start : span.end]
            thing = things.setdefault(_who(span) or folded, Thing(span))
            if span.is_firm and not thing.span.is_firm:
                thing.span = span
            if words not in thing.written:
                thing.written.append(words)
            thing.places.append(_place(texts[name], span, f"{name} {number} of {many}: {folded}"))
    return list(things.values())


def _who(span: Span) -> str:
    """Who it is, where a role is to be written: "jayden", "jaydens" and "jayden t" are one child."""
    return span.instead.removesuffix("'s") if span.instead.startswith("[") else ""


def _place(text: str, span: Span, named: str) -> Place:
    before, after = text[: span.start], text[span.end :]
    # Whole words: the first and the last of what is cut out may be half of one.
    near = before if len(before) <= LOOK_AROUND else "… " + before[-LOOK_AROUND:].partition(" ")[2]
    then = after if len(after) <= LOOK_AROUND else after[:LOOK_AROUND].rpartition(" ")[0] + " …"
    return Place(near, text[span.start : span.end], then, named)


def _by_why(things: list[Thing]) -> list[tuple[str, list[tuple[int, Thing]]]]:
    """The things, numbered, by why they were found: each reason is said once."""
    kinds: dict[str, list[tuple[int, Thing]]] = {}
    for number, thing in enumerate(things, start=1):
        kinds.setdefault(thing.span.why, []).append((number, thing))
    return list(kinds.items())
