"""An organisation's own lists: its staff, its schools, its teams.

Which list a term came from is thrown away here, so that nothing later can give it away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed, read

TOKEN = re.compile(r"[^\W_]+")
# What may stand between two words of one term: "St. Mary's", "Jean - Luc".
BETWEEN = re.compile(r"[\s.'-]{0,3}")

Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameLists:
    """Terms by their first word, so that twenty thousand of them cost no more than twenty."""

    by_first_word: dict[str, frozenset[Term]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, *, staff: Iterable[str] = (), schools: Iterable[str] = (), teams: Iterable[str] = ()
    ) -> "NameLists":
        gathered: dict[str, set[Term]] = {}
        for entry in (*staff, *schools, *teams):
            for term in _ways_to_write(entry):
                gathered.setdefault(term[0], set()).add(term)
        return cls({word: frozenset(terms) for word, terms in gathered.items()})


NO_LISTS = NameLists()


def _ways_to_write(entry: str) -> Iterator[Term]:
    """Yield the words of an entry with its hyphens and apostrophes as gaps, and run together."""
    plain = read(entry).plain.lower()
    for pattern in ("", "'", "-", "'-"):
        run_together = "".join(character for character in plain if character not in pattern)
        term = tuple(TOKEN.findall(run_together))
        # One letter is an initial, and would be found on every line.
        if len("".join(term)) > 1:
            yield term


def listed_names(typed: Typed, lists: NameLists) -> Iterator[Mark]:
    if not lists.by_first_word:
        return
    plain = typed.plain.lower()
    # A letter whose small form is two characters would move everything after it.
    plain = plain if len(plain) == len(typed.plain) else typed.plain
    tokens = [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(plain)]
    joins = [BETWEEN.fullmatch(plain, one[2], two[1]) is not None for one, two in pairwise(tokens)]
    for place, (word, start, _) in enumerate(tokens):
        longest = max(
            (len(term) for term in lists.by_first_word.get(word, ()) if _stands(term, tokens, joins, place)),
            default=0,
        )
        if longest:
            yield Mark(start, tokens[place + longest - 1][2], "name", 1.0)


def _stands(term: Term, tokens: list[tuple[str, int, int]], joins: list[bool], place: int) -> bool:
    end = place + len(term)
    here = tuple(word for word, _, _ in tokens[place:end])
    return here == term and all(joins[place : end - 1])
