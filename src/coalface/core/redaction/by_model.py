"""One more layer: the people that a spaCy model finds, where a site has one on its disk. Never the only layer.

None is shipped. `pip install coalface[ner]` brings spaCy; the model is a folder that the site names. What it finds is
put beside what the rules find; a word of our work that it takes for somebody is left.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from coalface.core.redaction.cues import NEVER
from coalface.core.redaction.kinds import Mark, Rule
from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, WORD, lexicon
from coalface.core.redaction.reading import Typed

# Below a name that the rules know, above the level of a mark that is blanked.
SURE = 0.55
PERSON = "PERSON"
# Whatever of a pipeline names need not.
NOT_NEEDED = ("parser", "tagger", "lemmatizer", "attribute_ruler", "senter", "morphologizer")

Found = Iterable[tuple[int, int]]


class NoNamesModel(Exception):
    """There is no model to ask. Says what to do."""


def names_by_model(folder: Path) -> Rule:
    """Return the rule that asks the model in this folder."""
    try:
        spacy = import_module("spacy")
    except ImportError as reason:
        raise NoNamesModel(
            "spaCy is not installed. Install coalface[ner], or leave --names-model out."
        ) from reason
    if not (folder / "config.cfg").is_file():
        raise NoNamesModel(
            "This folder holds no spaCy model: config.cfg is not there. Name the folder that has it."
        )
    try:
        model = spacy.load(folder, exclude=NOT_NEEDED)
    except (OSError, ValueError, KeyError) as reason:
        raise NoNamesModel(
            "spaCy cannot load this model. Take one made for the spaCy that is installed."
        ) from reason

    def found(plain: str) -> Found:
        return [(each.start_char, each.end_char) for each in model(plain).ents if each.label_ == PERSON]

    return beside(found)


def beside(found: Callable[[str], Found]) -> Rule:
    """Return a rule that takes the names in what was found, and leaves the words."""

    def rule(typed: Typed) -> Iterator[Mark]:
        stretches = list(found(typed.plain))
        for word in typed.words if stretches else ():
            inside = any(start <= word.start and word.end <= end for start, end in stretches)
            if inside and _may_be_a_name(word.bare, small=not word.is_capitalised):
                yield Mark(word.start, word.bare_end, "person", SURE)

    return rule


def _may_be_a_name(bare: str, *, small: bool) -> bool:
    code = lexicon().get(bare, 0)
    if bare in NEVER or len(bare) < 2 or code & PRACTICE:
        return False
    return not code & WORD or (bool(code & (FIRST | LAST)) and not small)
