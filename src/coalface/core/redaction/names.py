"""People by name: the names the lists know, those that no list knows, and every place where one comes back.

A word is looked at with what stands around it (`evidence`). What is firm is a seed: it takes in the rest of the name
beside it, and then every other place in the text where a part of it stands, in whatever case.
"""

from collections.abc import Iterator

from coalface.core.redaction.cues import ACTING, BEFORE_A_PLACE, CALENDAR, DONE, MODALS, NEVER, TITLES
from coalface.core.redaction.evidence import AMBER, FIRM, NO, evidence
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.letters import letters
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE, SHORT, WORD
from coalface.core.redaction.reading import Typed
from coalface.core.redaction.scene import Capital, Scene, scene_of
from coalface.core.redaction.settings_by_name import settings_by_name
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import listed

PARTICLES = listed("particles")
KNOWN_PHRASES = listed("known_phrases")
BODIES = listed("bodies")
LONGEST_NAME = 5
# Less than what is known by its form: "the Okafors" is a family and "Mary Hall Primary" a school.
SUREST = 0.74
COMES_BACK = 1.8
TWICE_MAKES_ONE = 0.5
LIST_MAKES_ONE = 0.3


def names(typed: Typed) -> Iterator[Mark]:
    scene = scene_of(typed)
    if not scene.words:
        return
    scores = [NO if word.bare in NEVER else evidence(scene, place) for place, word in enumerate(scene.words)]
    _twice_is_more(scene, scores)
    parts = _take_in(scene, scores)
    _in_a_list(scene, scores, parts)
    _bring_back(scene, scores, parts)
    yield from _marks(scene, scores, parts)
    yield from letters(scene)
    yield from settings_by_name(scene, parts)


def _twice_is_more(scene: Scene, scores: list[float]) -> None:
    """A word that is half a name in two places is a name: "sunny is the baby. sunny has a cough"."""
    halves: dict[str, list[int]] = {}
    for place, score in enumerate(scores):
        if TWICE_MAKES_ONE <= score < FIRM:
            halves.setdefault(scene.words[place].bare, []).append(place)
    for places in halves.values():
        if len(places) > 1:
            for place in places:
                scores[place] = FIRM


def _in_a_list(scene: Scene, scores: list[float], parts: dict[int, float]) -> None:
    """Take in a half-sure name beside a sure one: "ruby, amber and jade"."""
    half_sure = [place for place, score in enumerate(scores) if LIST_MAKES_ONE <= score < FIRM]
    for _round in range(2):
        for place in half_sure:
            if place not in parts and _beside_a_name(scene, place, parts):
                parts[place] = FIRM


def _beside_a_name(scene: Scene, place: int, parts: dict[int, float]) -> bool:
    last = len(scene.words) - 1
    for step in (-1, 1):
        beside = place + step
        if (
            0 <= beside <= last
            and scene.gap(max(place, beside)) in {", ", ",", " & ", "/"}
            and beside in parts
        ):
            return True
        further = place + 2 * step
        joined = 0 <= further <= last and scene.words[beside].bare in {"and", "n", "or", "with"}
        if (
            joined
            and further in parts
            and scene.words[max(place, beside)].follows_on
            and scene.words[max(beside, further)].follows_on
        ):
            return True
    return False


def _take_in(scene: Scene, scores: list[float]) -> dict[int, float]:
    """Return the places of all words that are part of a name, each with its score."""
    parts: dict[int, float] = {}
    for place, score in enumerate(scores):
        if place in parts or score < FIRM or _is_let_through(scene, place):
            continue
        parts[place] = score
        if words_in_capitals(scene, place - 1, place):
            parts[place - 1] = score
        following = place + 1
        while following - place < LONGEST_NAME and _goes_on(scene, scores, following):
            parts[following] = score
            following += 1
        if following == place + 1 and _particle_and_name(scene, following):
            parts[following] = parts[following + 1] = score
    return parts


def words_in_capitals(scene: Scene, before: int, place: int) -> bool:
    """Whether "JACK" goes with "OKAFOR"."""
    if before < 0 or scene.shouted[place] or not scene.words[place].follows_on:
        return False
    return (
        scene.words[place].text.isupper()
        and scene.words[before].text.isupper()
        and bool(scene.codes[before] & FIRST)
    )


def _goes_on(scene: Scene, scores: list[float], place: int) -> bool:
    """Whether the word at `place` is the rest of the name before it."""
    if place >= len(scene.words):
        return False
    word, before, code = scene.words[place], scene.words[place - 1], scene.codes[place]
    if not word.follows_on or before.is_possessive or word.bare in NEVER:
        return False
    if scores[place] >= FIRM:
        return True
    if len(word.bare) == 1:
        return word.text.isupper() and word.text not in "AI"
    first, last, known = code & FIRST, code & LAST, code & WORD
    if code & PRACTICE or word.bare in DONE:
        return False
    if word.text.isupper() and not scene.shouted[place]:
        return len(word.bare) >= 4 and not code & (SHORT | WORD)
    if scene.capitals[place] and scene.capitals[place - 1]:
        return bool(first or last or not known)
    if scene.capitals[place - 1] is Capital.TELLING and not scene.shouted[place]:
        return False
    if not known:
        return bool(first or last) or not is_misspelt(word.bare)
    return (code >> 6 & 3) == 3 and _closes(scene, place)


def _closes(scene: Scene, place: int) -> bool:
    """Whether what follows lets a word be a surname: "jayden walker said", not "jayden brown hair"."""
    if scene.words[place].is_possessive:
        return True
    following = place + 1
    return (
        following >= len(scene.words)
        or not scene.words[following].follows_on
        or (scene.words[following].bare in DONE | {"and", "who"} and scene.words[place].bare not in MODALS)
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
    for first in (place - 1, place):
        if first >= 0 and " ".join(word.lower for word in words[first : first + 2]) in KNOWN_PHRASES:
            return True
    following = words[place + 1] if place + 1 < len(words) else None
    return (
        following is not None
        and following.follows_on
        and following.is_capitalised
        and following.bare in BODIES
        and not words[place].is_possessive
    )


def _bring_back(scene: Scene, scores: list[float], parts: dict[int, float]) -> None:
    """Take in every other place where a part of a name stands: small, with an ending, or beside a hyphen."""
    found = {scene.words[place].bare for place in parts if len(scene.words[place].bare) > 2}
    if not found:
        return
    found |= {piece for name in found if "-" in name for piece in name.split("-") if len(piece) > 2}
    has_capitals = any(scene.capitals[place] for place in parts)
    for place, word in enumerate(scene.words):
        if place in parts:
            continue
        bare = word.bare
        again = bare in found
        if not again and bare[-1] == "s":
            again = bare[:-1] in found
        if not again and "-" in bare:
            again = any(piece in found for piece in bare.split("-"))
        if not again or bare in NEVER or (scores[place] <= NO and bare in CALENDAR):
            continue
        is_word = scene.codes[place] & WORD and bare in found
        # "Amber's risk was amber for a year": where names have a capital, a word without one is a word.
        least = FIRM if has_capitals and not scene.capitals[place] else FIRM - COMES_BACK
        if not is_word or scene.capitals[place] is Capital.TELLING or scores[place] >= least:
            parts[place] = FIRM


def _marks(scene: Scene, scores: list[float], parts: dict[int, float]) -> Iterator[Mark]:
    place = 0
    words = scene.words
    while place < len(words):
        if place not in parts:
            if AMBER <= scores[place] < FIRM and not _is_let_through(scene, place):
                yield Mark(words[place].start, words[place].bare_end, "person", 0.3 + scores[place] * 0.1)
            place += 1
            continue
        last = place
        while last + 1 in parts and words[last + 1].follows_on and not words[last].is_possessive:
            last += 1
        score = max(parts[each] for each in range(place, last + 1))
        label = "place" if _is_a_place(scene, place, last) else "person"
        first = _with_initials(scene, place)
        yield Mark(words[first].start, _end(scene, last), label, min(SUREST, 0.5 + score * 0.06))
        place = last + 1


def _with_initials(scene: Scene, place: int) -> int:
    """Take in the initials or the title before a name: "C. Hartnell", "J R Smith", "miss cartwright"."""
    while place and scene.gap(place) in {" ", ". ", "."}:
        before = scene.words[place - 1].text
        if (
            len(before) != 1
            or not before.isupper()
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
