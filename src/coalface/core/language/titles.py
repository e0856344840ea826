"""What the title of a theme should not name: a person, somebody's post, or whose fault it was.

A theme is titled by a condition, so that it would be true whoever was there. A title that is not so is questioned, and
never refused. The posts are data: `core/data/language_words.toml`.
"""

import re
from functools import cache

from ..redaction import NO_LISTS, NameLists, find
from ..words import gettext_noop as _
from .guard import ASK, STRAIGHT, WORD, Kind, Remark, Token, listed, look_over, written

# What the pattern guard calls a person. Its other labels are shown by the page, as everywhere.
PEOPLE = frozenset({"person", "name", "family", "email", "handle", "phone"})
WHO = _("This may point to somebody. Could the title name the condition?")
# "The newly allocated social worker": so many words may stand between "the" and the post.
BEFORE_REACHES = 2


def names_a_person_or_post(title: str, lists: NameLists = NO_LISTS) -> Remark | None:
    """Return what in this title could be asked again, or None. A person comes first, then blame, then a post."""
    for span in find(title, lists):
        if span.label in PEOPLE:
            return Remark(span.start, span.end, title[span.start : span.end], Kind.PERSON, WHO)
    blames = look_over(title, {Kind.BLAME, Kind.HINDSIGHT})
    return blames[0] if blames else _post(title)


def _post(title: str) -> Remark | None:
    plain = title.translate(STRAIGHT)
    tokens = [Token(found[0].lower(), *found.span()) for found in WORD.finditer(plain)]
    words = [token.word.removesuffix("'s") for token in tokens]
    for place in range(len(tokens)):
        for post in posts():
            end = place + len(post)
            if tuple(words[place:end]) == post and _is_somebody(tokens, place, end):
                return _remark(title, tokens[place].start, tokens[end - 1].end)
    if found := capitals().search(plain):
        end = next((place for place, token in enumerate(tokens) if token.end >= found.end()), 0) + 1
        place = next(place for place, token in enumerate(tokens) if token.start >= found.start())
        if _is_somebody(tokens, place, end):
            return _remark(title, *found.span())
    return None


def _remark(title: str, start: int, end: int) -> Remark:
    return Remark(start, end, " ".join(title[start:end].split()), Kind.POST, ASK["name_the_condition"])


def _is_somebody(tokens: list[Token], start: int, end: int) -> bool:
    """The post stands for whoever holds it, and is not the first half of "manager sign-off"."""
    after = tokens[end].word if end < len(tokens) else ""
    if after in things():
        return False
    is_possessive = tokens[end - 1].word.endswith("'s")
    before = {token.word for token in tokens[max(0, start - 1 - BEFORE_REACHES) : start]}
    alone = start == 0 and end == len(tokens)
    named = _words("before") | (_words("first") if start <= 1 + BEFORE_REACHES else frozenset())
    return is_possessive or alone or after in verbs() or not before.isdisjoint(named)


@cache
def posts() -> tuple[tuple[str, ...], ...]:
    """The posts, the longest first."""
    return tuple(sorted(listed(written()["posts"]["words"]), key=lambda post: (-len(post), post)))


@cache
def capitals() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(' '.join(post) for post in listed(written()['posts']['capitals']))})\b"
    )


def things() -> frozenset[str]:
    return _words("things")


def verbs() -> frozenset[str]:
    return _words("verbs")


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(written()["posts"][which].replace(",", " ").split())
