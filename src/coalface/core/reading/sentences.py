"""The sentences of a report, each with its place: across pages, over hyphens, apart from headings and lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ..sentences import sentence_spans
from .headings import (
    ASKS,
    LONGEST_HEADING,
    LONGEST_KNOWN,
    RUNS_ON,
    SHORT_HEADING,
    is_heading,
    is_known,
    opens_asking,
)
from .lines import Line, lines_of

BULLET = re.compile(r"\s*(?:[◼■▪●•◦‣∙·➢➤✓\ue000-\uf8ff*–—-]|o(?=\s{2}))\s+(?=\S)")
NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}(?=\s{3}))\s+(?=[A-Z‘“\"'(])"
)
# A raised figure after a stop or a word is the number of a footnote.
NOTE_MARK = re.compile(r"(?<=[a-z][.?!,;:)])\d{1,2}(?=\s|$)|(?<=[a-z][.?!]’)\d{1,2}(?=\s|$)")
HYPHEN = re.compile(r"(?<=[a-z])[-‐\u00ad]$")
STOPS = (".", "?", "!", "…", ".’", ".”", '."', ".'", "?’", "!’", ".)")
FEW_WORDS = 6
LINES_AROUND = 12


class Part(StrEnum):
    """What a stretch of a report is."""

    PROSE = "prose"
    NUMBERED = "numbered"
    ITEM = "item"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, in character offsets of the text. `text` has single spaces and nothing of the page around it.

    `under` is the heading it stands under, `block` counts paragraphs and items.
    """

    text: str
    start: int
    end: int
    part: Part
    under: str
    block: int


@dataclass(slots=True)
class Block:
    """A paragraph, an item of a list or a heading while it is being read: its letters, and where each stood."""

    part: Part
    letters: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.letters)

    @property
    def tail(self) -> str:
        """The last letters, in a time that does not grow with the block."""
        return "".join(self.letters[-40:])

    def add(self, line: Line, begins: int, known: frozenset[str]) -> None:
        """Put a line to it, from the raw line's sign `begins` on."""
        raw = line.raw[begins:].lstrip()
        begins = len(line.raw) - len(raw)
        if self.letters:
            if HYPHEN.search(self.tail) and raw[:1].isalpha():
                if raw[0].islower() and not _keeps_hyphen(self.tail, raw, known):
                    self.letters.pop()
                    self.places.pop()
            else:
                self.letters.append(" ")
                self.places.append(line.start + begins)
        for place, sign in enumerate(raw):
            if sign == "\u00ad" and place < len(raw.rstrip()) - 1:
                continue
            if sign.isspace():
                if self.letters and self.letters[-1] != " ":
                    self.letters.append(" ")
                    self.places.append(line.start + begins + place)
            else:
                self.letters.append(sign)
                self.places.append(line.start + begins + place)
        while self.letters and self.letters[-1] == " ":
            self.letters.pop()
            self.places.pop()


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """A word broken at the end of a line loses its hyphen where the text has it whole elsewhere."""
    if before.endswith("\u00ad"):
        return False
    first = re.split(r"[^A-Za-z]", before[:-1])[-1].lower()
    second = re.split(r"[^A-Za-z]", after, maxsplit=1)[0].lower()
    if f"{first}-{second}" in known:
        return True
    return f"{first}{second}" not in known and first in known and second in known


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences, items and headings in order. Takes time in step with the text."""
    found: list[Sentence] = []
    under = ""
    for number, block in enumerate(blocks_of(text)):
        whole = block.text
        if block.part is Part.HEADING:
            under = whole
            found.append(Sentence(whole, block.places[0], block.places[-1] + 1, Part.HEADING, under, number))
            continue
        whole = _without_note_marks(block)
        for start, end in sentence_spans(whole):
            while whole[start] == " ":
                start += 1
            while whole[end - 1] == " ":
                end -= 1
            found.append(
                Sentence(
                    whole[start:end],
                    block.places[start],
                    block.places[end - 1] + 1,
                    block.part,
                    under,
                    number,
                )
            )
    return found


def _without_note_marks(block: Block) -> str:
    whole = block.text
    for mark in reversed(list(NOTE_MARK.finditer(whole))):
        del block.letters[mark.start() : mark.end()]
        del block.places[mark.start() : mark.end()]
    return block.text


def blocks_of(text: str) -> Iterator[Block]:
    """Yield paragraphs, items and headings, each whole across the pages it runs over."""
    lines = lines_of(text)
    known = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()))
    block: Block | None = None
    apart = True
    # The place of the first line under a heading that asks.
    asking: int | None = None
    for place, line in enumerate(lines):
        if line.around:
            apart = True
            continue
        if not line.words:
            apart = True
            continue
        begins, part = _beginning(line.raw)
        if (
            block is None
            or _is_new(block, line, part, begins, apart, lines, place)
            or _parts_at_a_heading(block, lines, place)
            or (asking is not None and _is_item_of_its_own(block, lines, place, asking))
        ):
            if block is not None and block.letters:
                settled = _settled(block, asking is not None)
                if settled.part is Part.HEADING:
                    asking = place if ASKS.fullmatch(settled.text) else None
                yield settled
            block = Block(part)
        block.add(line, begins, known)
        apart = False
    if block is not None and block.letters:
        yield _settled(block, asking is not None)


def _beginning(raw: str) -> tuple[int, Part]:
    """Where the words of a line begin, past a bullet; and whether it is an item of a list."""
    if found := BULLET.match(raw):
        return found.end(), Part.ITEM
    if found := NUMBER.match(raw):
        return found.end(), Part.NUMBERED
    return 0, Part.PROSE


def _is_new(
    block: Block, line: Line, part: Part, begins: int, apart: bool, lines: list[Line], place: int
) -> bool:
    if part is Part.ITEM:
        return True
    ended = block.tail.endswith(STOPS)
    if begins:
        return True
    if apart:
        # A sentence goes on over a page, or over the gap that a page number left.
        goes_on = (
            line.words[0].islower() or line.words[0] in "(0123456789&" or block.tail.endswith((",", "-", "–"))
        )
        return ended or not goes_on
    if not ended or block.tail.endswith("?"):
        return _stands_above(block, line)
    # Directly under a paragraph, without an empty line: a heading is short, ends with no stop, and a list or a
    # numbered paragraph follows.
    return _heads_a_list(lines, place)


def _parts_at_a_heading(block: Block, lines: list[Line], place: int) -> bool:
    """What stands above, or this line, is a heading that we know: no sentence goes on over it, empty line or not."""
    words = lines[place].words
    if len(block.letters) <= LONGEST_KNOWN and is_known(block.text):
        return words[0].isupper()
    if len(words) > LONGEST_KNOWN or not is_known(words) or RUNS_ON.search(block.tail):
        return False
    following = next((other.words for other in lines[place + 1 :] if other.words), "A")
    return not following[0].islower()


def _is_item_of_its_own(block: Block, lines: list[Line], place: int, since: int) -> bool:
    """A line of what is asked for that begins an item, with no bullet: the one above ended before the margin did."""
    words = lines[place].words
    if block.part is not Part.PROSE or not words[0].isupper():
        return False
    first, last = place, place
    while first > max(since, place - LINES_AROUND) and lines[first - 1].words:
        first -= 1
    while last + 1 < min(len(lines), place + LINES_AROUND) and _goes_on(lines[last + 1].words):
        last += 1
    together = [line.words for line in lines[first : last + 1] if not line.around]
    if not block.tail.endswith(STOPS):
        return all(opens_asking(line) and line[0].isupper() for line in together)
    if all(line.endswith(STOPS) for line in together):
        return True
    room = max(len(line) for line in together) - len(lines[place - 1].words)
    return room > len(words.split(" ", 1)[0])


def _goes_on(words: str) -> bool:
    """A list ends at an empty line, and at a heading that we know."""
    return words != "" and not (len(words) <= LONGEST_KNOWN and is_known(words))


def _stands_above(block: Block, line: Line) -> bool:
    """What was read so far is a heading, with its paragraph directly under it."""
    if len(block.letters) > LONGEST_HEADING:
        return False
    above = block.text
    if not is_heading(above) or not line.words[0].isupper():
        return False
    if ASKS.fullmatch(above):
        return True
    if block.part is not Part.PROSE:
        return False
    return above.endswith(("?", ":")) or (len(above) <= SHORT_HEADING and len(line.words) > 1.4 * len(above))


def _heads_a_list(lines: list[Line], place: int) -> bool:
    line = lines[place].words
    if len(line) > 70 or line.endswith((".", ",", ";")) or not line[0].isupper():
        return False
    following = next((other for other in lines[place + 1 :] if other.words and not other.around), None)
    if following is None:
        return False
    asks = line.endswith("?") and len(line) <= SHORT_HEADING and following.words[0].isupper()
    return asks or _beginning(following.raw)[0] > 0


def _settled(block: Block, asking: bool) -> Block:
    if asking and opens_asking(block.text) and not ASKS.fullmatch(block.text):
        return block
    if block.part is Part.ITEM or not is_heading(block.text) or len(sentence_spans(block.text)) != 1:
        return block
    # "4. Recommendations" is a heading; "4. Plans for care leavers in custody, and how they are kept" is an item.
    if block.part is Part.PROSE or block.text.count(" ") < FEW_WORDS or ASKS.fullmatch(block.text):
        block.part = Part.HEADING
    return block
