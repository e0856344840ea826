"""Names that whoever asks knows to be in a text: of the child on the record, of the school.

Beside the whole name each part of a person's name counts, unless it is a word that everybody writes.
"""

from collections.abc import Iterable, Iterator, Mapping

from coalface.core.redaction.cues import MODALS, NEVER
from coalface.core.redaction.kinds import KINDS, Mark
from coalface.core.redaction.lexicon import FIRST, WORD, lexicon
from coalface.core.redaction.own_lists import NameLists, listed_names
from coalface.core.redaction.reading import Typed, read

Known = Mapping[str, NameLists]
EVERYDAY = 4


def known_lists(names: Mapping[str, Iterable[str]]) -> dict[str, NameLists]:
    """Return lists by label. What has no label of ours is taken in as a name."""
    by_label: dict[str, list[str]] = {}
    for label, given in names.items():
        for name in given:
            by_label.setdefault(label if label in KINDS else "name", []).extend(
                [name, *(_parts(name) if label == "person" else ())]
            )
    return {label: NameLists.of(staff=given) for label, given in by_label.items()}


def _parts(name: str) -> list[str]:
    return [word.bare for word in read(name).words if len(word.bare) > 2 and not _is_everyday(word.bare)]


def _is_everyday(word: str) -> bool:
    code = lexicon().get(word, 0)
    return word in NEVER or word in MODALS or (code & WORD >= EVERYDAY and not code & FIRST)


def known_names(typed: Typed, known: Known) -> Iterator[Mark]:
    for label, lists in known.items():
        for mark in listed_names(typed, lists):
            yield mark._replace(label=label)
