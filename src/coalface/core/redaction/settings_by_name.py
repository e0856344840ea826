"""Schools, homes and services whose name is a word: "referred to Rise", "at The Willows", "Bright Futures".

A capital in the middle of a sentence on a word that is neither of our work nor a person's name, where a service
could stand, is one. Once it is found, it is found wherever it has its capital.
"""

from collections.abc import Collection, Iterator

from coalface.core.redaction.cues import NEVER, PEOPLES, POINTING, ROLES, THINGS
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import PLACE, PRACTICE, SHORT, WORD
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.vocabulary import listed

BEFORE = listed("before_a_setting")
DONE = listed("done_by_a_setting")
HOUSES = listed("house_names")
SMALL_HEADS = listed("small_heads")
SCHOOLS = listed("schools_typed_small")
KINDS = listed("kinds_of_school")
# "The young girl at the lodge".
ONE_HOUSE = frozenset({"haven", "lodge", "grange", "manor"})
TO_OR_AT = frozenset({"at", "from", "to", "in", "called", "of", "outside", "attends", "near", "with", "by"})
AMONG_TREES = listed("among_trees")
TREES_DO = frozenset({"fell", "grow", "grew", "tree", "trees", "by", "along", "near", "outside", "swayed"})
NURSERIES = frozenset({"nursery", "playgroup", "preschool", "pre-school"})
NO_NURSERY = listed("no_nursery_is_called")
CALENDAR = listed("calendar_names")
HEADS = listed("heads_of_a_team") | listed("heads_of_a_school") | listed("heads_of_a_building")
KNOWN_PHRASES = listed("known_phrases")
# "Cragside First".
NUMBERS = frozenset({"first", "second", "one", "way", "right", "little", "long"})
LETTERED = listed("lettered") & {"stage", "tier", "phase", "year"}
# "Boxing Day", "Refugee Week".
DAYS = frozenset({"day", "week", "month", "year", "night", "eve"})
COMMON = 4
COMPASS = frozenset({"north", "south", "east", "west", "upper", "lower"})
FIRM = 1.0
AMBER = 0.7


def settings_by_name(scene: Scene, people: Collection[int]) -> Iterator[Mark]:
    found: dict[int, float] = {}
    for place in range(len(scene.words)):
        if scene.capitals[place] is not Capital.TELLING or place in people:
            continue
        if (score := _score(scene, place)) > 0.3:
            found[place] = score
    if found:
        yield from _wherever_they_stand(scene, people, found)
    lowers = scene.typed.lowers
    if "the" in lowers and not HOUSES.isdisjoint(lowers):
        yield from _houses_in_small(scene)
    if not SCHOOLS.isdisjoint(lowers):
        yield from _schools_in_small(scene)


def _wherever_they_stand(scene: Scene, people: Collection[int], found: dict[int, float]) -> Iterator[Mark]:
    names = {scene.words[place].bare for place, score in found.items() if score >= FIRM}
    for place, word in enumerate(scene.words):
        if place in people or not scene.capitals[place]:
            continue
        if word.bare in names:
            first, last = _capitals_around(scene, place)
            first -= _has_article(scene, first)
            yield Mark(scene.words[first].start, scene.words[last].bare_end, "team", 0.6)
        elif found.get(place, 0) >= AMBER:
            yield Mark(word.start, word.bare_end, "team", 0.35)


def _capitals_around(scene: Scene, place: int) -> tuple[int, int]:
    """The first and the last word of the name, which goes as far as the capitals do: "City Gate", "Detached South"."""
    first = last = place
    while first and scene.words[first].follows_on and scene.capitals[first - 1] is Capital.TELLING:
        first -= 1
    if first == place and _opens_a_name(scene, place):
        first -= 1
    while (
        last + 1 < len(scene.words)
        and scene.words[last + 1].follows_on
        and scene.capitals[last + 1] is Capital.TELLING
        and not scene.words[last].is_possessive
    ):
        last += 1
    return first, last


def _opens_a_name(scene: Scene, place: int) -> bool:
    """ "Sure Footing had closed her": the first of two capitals opens the sentence too."""
    return place > 0 and scene.words[place].follows_on and _could_name(scene, place - 1)


def _is_a_word_with_a_capital(scene: Scene, place: int) -> bool:
    word, code = scene.words[place], scene.codes[place]
    return (
        scene.capitals[place] is Capital.TELLING
        and bool(code & WORD)
        and not code & (PRACTICE | SHORT)
        and word.bare not in NEVER
        and word.bare not in CALENDAR
        and word.bare not in PEOPLES
        and len(word.bare) > 2
    )


def _score(scene: Scene, place: int) -> float:
    if not _is_a_word_with_a_capital(scene, place) or is_a_day_or_a_stage(scene, place):
        return 0.0
    words = scene.words
    said_before = _said_before(scene, place)
    if said_before is None:
        return 0.0
    score = said_before
    after = words[place + 1] if place + 1 < len(words) and words[place + 1].follows_on else None
    if after is not None:
        score += 0.5 * (after.bare in DONE) + 0.8 * (after.bare in SMALL_HEADS)
    if _of_two_capitals(scene, place):
        # "Turning Tide had closed her", "at City Gate": where capitals tell, two in a row are a name.
        score += 1.0
    if any(_goes_with(scene, place, beside) for beside in (place - 1, place + 1)):
        score += 0.6
    return score + 0.3 * bool(scene.codes[place] & PLACE)


def _said_before(scene: Scene, place: int) -> float | None:
    """What the words before say; None for the name of a form."""
    words, word = scene.words, scene.words[place]
    before = words[place - 1] if place and word.follows_on else None
    if before is None:
        return 0.5 if scene.gap(place) in {" (", ", "} else 0.0
    article = before.bare == "the"
    earlier = words[place - 2].bare if article and place > 1 and before.follows_on else ""
    if before.bare == "called" and place > 1 and words[place - 2].bare in THINGS:
        return None
    if before.bare in BEFORE or (article and earlier in TO_OR_AT):
        return 1.0
    if article:
        return 0.7 if before.is_capitalised and not before.starts_sentence else 0.3
    return -1.0 if before.bare in POINTING else 0.0


def _goes_with(scene: Scene, place: int, beside: int) -> bool:
    """Whether the word beside is part of the name: "Bright Futures", "Little Acorns"."""
    words = scene.words
    if not 0 <= beside < len(words) or not words[max(beside, place)].follows_on:
        return False
    is_little = beside < place and words[beside].is_capitalised and words[beside].bare == "little"
    return is_little or _is_a_word_with_a_capital(scene, beside)


def is_a_day_or_a_stage(scene: Scene, place: int) -> bool:
    """ "Boxing Day", "World Book Day", "Key Stage One"."""
    first, last = _capitals_around(scene, place)
    named = [word.bare for word in scene.words[first : last + 1]]
    return len(named) > 1 and (named[-1] in DAYS or not LETTERED.isdisjoint(named))


def _of_two_capitals(scene: Scene, place: int) -> bool:
    """Whether the word or the one beside it opens no sentence, and both have the capital of a name."""
    first, last = _capitals_around(scene, place)
    if first == last or not all(_could_name(scene, each) for each in range(first, last + 1)):
        return False
    if last == first + 1 and scene.words[first].starts_sentence and scene.codes[last] & WORD >= COMMON:
        # "Rooms Space to meet": a heading, and what stands under it.
        return False
    return " ".join(word.lower for word in scene.words[first : last + 1]) not in KNOWN_PHRASES


def _could_name(scene: Scene, place: int) -> bool:
    word, code = scene.words[place], scene.codes[place]
    is_ours = code & (PRACTICE | SHORT) and word.bare not in COMPASS | HEADS
    return bool(scene.capitals[place]) and not (
        is_ours
        or word.bare in NEVER - NUMBERS
        or word.bare in CALENDAR
        or word.bare in PEOPLES
        or word.is_possessive
    )


def _has_article(scene: Scene, place: int) -> bool:
    return (
        place > 0
        and scene.words[place].follows_on
        and scene.words[place - 1].text == "The"
        and not (scene.words[place - 1].starts_sentence)
    )


def _houses_in_small(scene: Scene) -> Iterator[Mark]:
    """ "At the willows", typed small."""
    words = scene.words
    for place in range(1, len(words)):
        word = words[place]
        if word.bare in HOUSES and word.follows_on and words[place - 1].bare == "the":
            before = words[place - 2].bare if place > 1 and words[place - 1].follows_on else ""
            many = word.bare.endswith("s") and before not in AMONG_TREES and not _are_trees(scene, place)
            if many or (word.bare in ONE_HOUSE and before in TO_OR_AT - {"of", "near", "outside"}):
                yield Mark(words[place - 1].start, word.bare_end, "school", 0.55)


def _are_trees(scene: Scene, place: int) -> bool:
    """Whether it is said what trees do: "the oaks fell", "the pines by the lake"."""
    following = scene.words[place + 1 : place + 2]
    return bool(following) and following[0].follows_on and following[0].bare in TREES_DO


def _schools_in_small(scene: Scene) -> Iterator[Mark]:
    """ "To little acorns nursery", typed small."""
    words = scene.words
    for place in range(1, len(words)):
        if words[place].lower not in SCHOOLS or not words[place].follows_on:
            continue
        first = place
        while first and place - first < 3 and words[first].follows_on and _names_a_school(scene, first - 1):
            first -= 1
        at = first and words[first].follows_on and words[first - 1].bare in TO_OR_AT
        if first < place and (at or _opens_with_a_nursery(scene, first, place)):
            yield Mark(words[first].start, words[place].bare_end, "school", 0.55)


def _opens_with_a_nursery(scene: Scene, first: int, head: int) -> bool:
    """ "Sparkles nursery wrote it down": nothing else is said of a nursery by such a word."""
    word = scene.words[head - 1]
    alone = first == head - 1 and not (first and word.follows_on)
    called_so = word.bare.endswith("s") or not scene.codes[first] & WORD
    return (
        alone
        and called_so
        and scene.words[head].lower in NURSERIES
        and word.bare not in NO_NURSERY
        and word.bare not in ROLES
    )


def _names_a_school(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    if word.bare in KINDS or (word.is_possessive and scene.codes[place] & WORD):
        return False
    if word.bare == "little":
        return True
    return word.bare not in NEVER and word.bare not in POINTING and not scene.codes[place] & PRACTICE
