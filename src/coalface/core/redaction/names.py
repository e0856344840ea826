"""People by name: the names the lists know, those that no list knows, and every place where one comes back.

A word is looked at with what stands around it (`evidence`). What is firm is a seed: it takes in the rest of the name
beside it, and then every other place in the text where a part of it stands, in whatever case.
"""

from collections.abc import Iterator

from coalface.core.redaction.again import (
    bring_back,
    given_and_surname,
    in_a_list,
    told_by_a_role_behind,
    twice_is_more,
    with_a_letter,
)
from coalface.core.redaction.alone import NO, is_only_a_word
from coalface.core.redaction.cues import (
    ACTING,
    BEFORE_A_PERSON,
    BEFORE_A_PLACE,
    CALLED,
    NEVER,
    POINTING,
    ROLES,
    TITLES,
)
from coalface.core.redaction.evidence import AMBER, FIRM, evidence
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.letters import letters
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE
from coalface.core.redaction.reading import Typed
from coalface.core.redaction.scene import Scene, scene_of
from coalface.core.redaction.services_small import services_small
from coalface.core.redaction.settings_by_name import settings_by_name
from coalface.core.redaction.sure_enough import LIKELY_ENOUGH, marks_of_settings, sure_enough
from coalface.core.redaction.surnames import LETTERS_OF_SURNAMES, goes_on
from coalface.core.redaction.vocabulary import listed

NICKNAMES_OPEN = frozenset({"big", "lil", "lil'", "wee"})
PARTICLES = listed("particles")
KNOWN_PHRASES = listed("known_phrases")
BODIES = listed("bodies")
LONGEST_NAME = 5
TYPED_FOR_WITH = frozenset("wv")
# Less than what is known by its form: "the Okafors" is a family and "Mary Hall Primary" a school.
SUREST = 0.74


def names(typed: Typed) -> Iterator[Mark]:
    scene = scene_of(typed)
    if not scene.words:
        return
    scores = _scores_of(scene)
    twice_is_more(scene, scores)
    given_and_surname(scene, scores)
    told_by_a_role_behind(scene, scores)
    with_a_letter(scene, scores)
    parts = _take_in(scene, scores)
    in_a_list(scene, scores, parts)
    settings = _take_in_weighed(scene, scores, parts)
    bring_back(scene, scores, parts)
    yield from _marks(scene, scores, parts)
    yield from marks_of_settings(scene, settings)
    yield from letters(scene)
    yield from settings_by_name(scene, parts)
    yield from services_small(scene, parts)


def _scores_of(scene: Scene) -> list[float]:
    """Return for each word how likely the rules hold it to be a person's name."""
    scores = [
        NO if word.bare in NEVER or is_only_a_word(word.bare, code) else evidence(scene, place)
        for place, (word, code) in enumerate(zip(scene.words, scene.codes, strict=True))
    ]
    if not CALLED.isdisjoint(scene.typed.lowers):
        # Whatever the word: "a lad called spider".
        for place in range(1, len(scores)):
            if scene.words[place - 1].bare in CALLED:
                scores[place] = evidence(scene, place)
    return scores


def _take_in_weighed(
    scene: Scene, scores: list[float], parts: dict[int, float]
) -> dict[int, tuple[str, float]]:
    """Take in people no rule was sure of and all that is seen speaks for; return what is no person, or half sure."""
    others: dict[int, tuple[str, float]] = {}
    for place, label, likely in list(sure_enough(scene, parts)):
        if _is_let_through(scene, place):
            continue
        if label == "person" and likely >= LIKELY_ENOUGH:
            _take_in_one(scene, scores, parts, place, FIRM)
        elif place not in parts:
            others[place] = label, likely
    return others


def _take_in(scene: Scene, scores: list[float]) -> dict[int, float]:
    """Return the places of all words that are part of a name, each with its score."""
    parts: dict[int, float] = {}
    for place, score in enumerate(scores):
        if place not in parts and score >= FIRM and not _is_let_through(scene, place):
            _take_in_one(scene, scores, parts, place, score)
    return parts


def _take_in_one(
    scene: Scene, scores: list[float], parts: dict[int, float], place: int, score: float
) -> None:
    """Take in a word that is a name, with the rest of the name beside it."""
    parts[place] = score
    if words_in_capitals(scene, place - 1, place):
        parts[place - 1] = score
    following = place + 1
    while following - place < LONGEST_NAME and goes_on(scene, scores, following):
        parts[following] = score
        following += 1
    if following == place + 1 and _particle_and_name(scene, following):
        parts[following] = parts[following + 1] = score


def words_in_capitals(scene: Scene, before: int, place: int) -> bool:
    """Whether "JACK" goes with "OKAFOR"."""
    if before < 0 or scene.shouted[place] or not scene.words[place].follows_on:
        return False
    return (
        scene.words[place].text.isupper()
        and scene.words[before].text.isupper()
        and bool(scene.codes[before] & FIRST)
    )


def _particle_and_name(scene: Scene, place: int) -> bool:
    words = scene.words
    return (
        place + 1 < len(words)
        and words[place].follows_on
        and words[place + 1].follows_on
        and words[place].lower in PARTICLES
        and words[place + 1].is_capitalised
        and not scene.codes[place + 1] & PRACTICE
    )


def _is_let_through(scene: Scene, place: int) -> bool:
    """Names that point to nobody: of laws, of reviews, of authorities."""
    words = scene.words
    # "Asked nan rose to keep him": who it is comes before what rises.
    is_told = place > 0 and words[place].follows_on and words[place - 1].bare in ROLES
    for first in (place - 1, place):
        if (
            first >= 0
            and not is_told
            and " ".join(word.lower for word in words[first : first + 2]) in KNOWN_PHRASES
        ):
            return True
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        following is not None
        and following.follows_on
        and following.is_capitalised
        and following.bare in BODIES
        and not words[place].is_possessive
    )


def _marks(scene: Scene, scores: list[float], parts: dict[int, float]) -> Iterator[Mark]:
    place = 0
    words = scene.words
    while place < len(words):
        if place not in parts:
            if AMBER <= scores[place] < FIRM and not _is_let_through(scene, place):
                yield Mark(
                    words[place].start, words[place].bare_end, "person", 0.4 + 0.15 * (scores[place] - FIRM)
                )
            place += 1
            continue
        last = place
        while last + 1 in parts and words[last + 1].follows_on and not words[last].is_possessive:
            last += 1
        score = max(parts[each] for each in range(place, last + 1))
        label = "place" if _is_a_place(scene, place, last) else "person"
        first = _with_initials(scene, place)
        if label == "person" and first == place:
            first = _with_a_nickname(scene, place)
        yield Mark(
            words[first].start, _end(scene, last), label, min(SUREST, 0.5 + max(0.0, score - FIRM) * 0.06)
        )
        place = last + 1


def _with_a_nickname(scene: Scene, place: int) -> int:
    """Take in the word a nickname opens with: "big sue", "lil dre"; not "the big sue"."""
    if not place or not scene.words[place].follows_on or scene.words[place - 1].lower not in NICKNAMES_OPEN:
        return place
    before = scene.words[place - 2].bare if place > 1 and scene.words[place - 1].follows_on else ""
    return place if before in POINTING else place - 1


def _with_initials(scene: Scene, place: int) -> int:
    """Take in the initials or the title before a name: "C. Hartnell", "J R Smith", "miss cartwright"."""
    while place and scene.gap(place) in {" ", ". ", "."}:
        before = scene.words[place - 1].text
        typed_small = before in LETTERS_OF_SURNAMES and _is_an_initial_typed_small(scene, place - 1)
        if (
            len(before) != 1
            or not (before.isupper() or typed_small)
            or before == "I"
            or (before == "A" and scene.gap(place) == " ")
        ):
            break
        place -= 1
    before_that = scene.words[place - 2].bare if place > 1 else ""
    if (
        place
        and scene.gap(place) in {" ", ". ", "."}
        and scene.words[place - 1].bare in TITLES
        and not (scene.words[place - 1].bare == "miss" and before_that in ACTING)
    ):
        return place - 1
    return place


def _is_an_initial_typed_small(scene: Scene, place: int) -> bool:
    """ "C. hartnell", "signed by j patel"; not "seen w patel"."""
    if scene.gap(place + 1) == ". ":
        return scene.gap(place)[-1:] != "."
    before = scene.words[place - 1].bare if place and scene.words[place].follows_on else ""
    return scene.words[place].text not in TYPED_FOR_WITH and (before in BEFORE_A_PERSON or before in ROLES)


def _end(scene: Scene, last: int) -> int:
    """Where a name ends: without "'s", and without the s of "tylers coat"."""
    word = scene.words[last]
    return word.bare_end


def _is_a_place(scene: Scene, first: int, last: int) -> bool:
    if first != last:
        return False
    if not first:
        return bool(scene.codes[0] & PLACE) and not scene.codes[0] & (FIRST | LAST)
    code, before = scene.codes[first], scene.words[first - 1].bare
    if code & PLACE and not code & FIRST and before not in TITLES:
        return True
    if not scene.words[first].follows_on or before in TITLES or scene.words[first].is_possessive:
        return False
    if code & PLACE:
        return before in BEFORE_A_PLACE or not code & FIRST
    return before in {"in", "at", "near", "outside"} and not code & FIRST
