"""What was weighed, held against what is ordinary here: "definatly", "the 22nd", "a safe haven".

`weighed` counts what is seen around a word; here stands what nobody could learn from a thousand reports.
"""

from collections.abc import Collection, Iterator

from coalface.core.redaction.cues import CALLED, CANNOT_BE_SAID, THINGS, VOWEL
from coalface.core.redaction.everyday import is_everyday
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, PLACE, PRACTICE, WORD
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.settings_by_name import is_a_day_or_a_stage
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import listed
from coalface.core.redaction.weighed import weighed
from coalface.core.redaction.words_first import is_a_word_first

# From here on what was weighed is firm; from the other on it is shown.
LIKELY_ENOUGH, LEAST_LIKELY = 0.5, 0.33
CARE_WITH_A_WORD, CARE_WITH_A_PLACE = 0.36, 0.1
LAND = listed("land")
# "Definatly" is no name, however it is typed.
ENDS_OF_WORDS = ("ly", "ing", "tion", "tions", "ment", "ness")
CALLED_SO = frozenset().union(
    *map(listed, ("words_for_services", "trees_and_land", "house_names", "lands_alone", "buildings"))
)


def sure_enough(scene: Scene, known: Collection[int]) -> Iterator[tuple[int, str, float]]:
    """Yield each word that was weighed and is nothing ordinary here, with its label and how likely it is (0 to 1)."""
    for place, label, weight in weighed(scene, known):
        if _is_no_name(scene, place):
            continue
        care = _care(scene, place, label)
        likely = weight - care
        if likely >= (LIKELY_ENOUGH if care > CARE_WITH_A_PLACE else LEAST_LIKELY):
            yield place, label, likely


def _is_no_name(scene: Scene, place: int) -> bool:
    """What is ordinary here, mistyped, or the name of a form."""
    word, code = scene.words[place], scene.codes[place]
    if is_everyday(scene, place, code) or is_a_day_or_a_stage(scene, place):
        return True
    if word.start and scene.typed.plain[word.start - 1].isdigit():
        # "The 22nd".
        return True
    small_word = code & WORD and not scene.capitals[place]
    if small_word and (word.bare in LAND or is_a_word_first(scene, place, code)):
        # "In green fields" and "from hill top" are read by `land_names`.
        return True
    if not code and (
        word.bare.endswith(ENDS_OF_WORDS) or _cannot_be_said(word.bare) or is_misspelt(word.bare)
    ):
        return True
    if code & WORD and not code & (FIRST | PLACE) and _is_among_ours(scene, place):
        return True
    return place > 1 and scene.words[place - 1].bare in CALLED and scene.words[place - 2].bare in THINGS


def _cannot_be_said(bare: str) -> bool:
    return not VOWEL.search(bare) or CANNOT_BE_SAID.search(bare) is not None


def _is_among_ours(scene: Scene, place: int) -> bool:
    """ "The Public Law Outline": a word with a capital beside one of our work that has one too."""
    return any(
        0 <= beside < len(scene.words)
        and scene.words[max(place, beside)].follows_on
        and scene.capitals[beside] is Capital.TELLING
        and bool(scene.codes[beside] & PRACTICE)
        for beside in (place - 2, place - 1, place + 1)
    )


def _care(scene: Scene, place: int, label: str) -> float:
    """How much surer a word has to be without the capital of a name, so that "hope", "cash" and "a safe haven" stay."""
    if not scene.codes[place] & WORD or scene.capitals[place] is Capital.TELLING:
        return 0.0
    weighed_by_rules = scene.codes[place] & FIRST or scene.words[place].bare in CALLED_SO
    return CARE_WITH_A_PLACE if label != "person" and not weighed_by_rules else CARE_WITH_A_WORD


def marks_of_settings(scene: Scene, weighed_so: dict[int, tuple[str, float]]) -> Iterator[Mark]:
    """Mark what was weighed, words of one label that follow each other together."""
    words, place = scene.words, 0
    while place < len(words):
        last = place
        if place in weighed_so:
            label, likely = weighed_so[place]
            while (
                last + 1 in weighed_so
                and weighed_so[last + 1][0] == label
                and words[last + 1].follows_on
                and not words[last].is_possessive
            ):
                last += 1
                likely = max(likely, weighed_so[last][1])
            sure = 0.5 + (likely - LIKELY_ENOUGH) * 0.3 if likely >= LIKELY_ENOUGH else likely * 0.8
            yield Mark(words[place].start, words[last].bare_end, label, sure)
        place = last + 1
