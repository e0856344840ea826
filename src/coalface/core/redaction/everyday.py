"""Words that are names too, standing in something ordinary: "Christmas Day", "the judge may grant", "rated amber".

Each is told by what stands beside it, so that "Mr Day", "told may" and "amber said" are people still.
"""

from coalface.core.redaction.cues import (
    BEFORE_A_PERSON,
    CALENDAR,
    CALLED,
    DONE,
    JOINING,
    LIKE_A_VERB,
    MODALS,
    POINTING,
    ROLES,
    SAID,
    TITLES,
    UNCHANGED,
)
from coalface.core.redaction.lexicon import LAST, WORD, lexicon
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.vocabulary import listed

MONTHS = frozenset(
    {"january", "february", "march", "july", "september", "october", "november", "december"}
    | {"jan", "feb", "mar", "apr", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
)
KINDS_OF_ILLNESS = frozenset({"disease", "syndrome", "palsy"})
MEASURED = frozenset({"miles", "mile", "stone", "pence", "grand", "bob", "carat", "marks"})
FEASTS = listed("feasts")
COLOURS_OF_RISK = frozenset({"amber"})
RATED = listed("rated")
# A rating and its colour stand so near each other.
NEAR = 6
CARS = listed("cars")
CARS_AND_NAMES = listed("cars_that_are_names")
BEFORE_A_CAR = listed("before_a_car")


def is_everyday(scene: Scene, place: int, code: int) -> bool:
    """Whether the word is part of something ordinary here, and so nobody."""
    bare = scene.words[place].bare
    if bare in MEASURED and scene.gap(place)[-2:-1].isdigit():
        # "1.9 miles", "2 stone": how much, and nobody.
        return True
    if bare in CALENDAR and _is_among_months(scene, place):
        return True
    if _is_an_illness(scene, place):
        return True
    if bare == "day":
        return place > 0 and _is_a_feast(scene, place - 1)
    is_feast = bare in FEASTS or scene.words[place].lower in FEASTS
    if is_feast and place + 1 < len(scene.words) and scene.words[place + 1].bare in {"day", "eve"}:
        return scene.words[place + 1].follows_on
    if bare in MODALS:
        return _is_a_modal(scene, place)
    if bare in COLOURS_OF_RISK:
        return _is_a_rating(scene, place)
    if bare in CARS or bare in CARS_AND_NAMES:
        return _is_a_car(scene, place)
    # "The judge may grant it", "she will bill us".
    return bool(code & WORD) and place > 1 and _is_done_after_a_modal(scene, place)


def _is_among_months(scene: Scene, place: int) -> bool:
    """ "March, April and June"."""
    for step in (-1, 1):
        beside = place + step
        if 0 <= beside < len(scene.words) and scene.words[beside].bare in JOINING:
            beside += step
        if 0 <= beside < len(scene.words) and scene.words[beside].bare in MONTHS:
            gap = scene.typed.plain[
                min(scene.words[place].end, scene.words[beside].end) : max(
                    scene.words[place].start, scene.words[beside].start
                )
            ]
            return not set(gap) & set(".!?;\n")
    return False


def _is_an_illness(scene: Scene, place: int) -> bool:
    """ "Batten disease"."""
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    return following is not None and following.follows_on and following.bare in KINDS_OF_ILLNESS


def _is_a_feast(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    return scene.words[place + 1].follows_on and (word.bare in FEASTS or word.lower in FEASTS)


def _is_a_modal(scene: Scene, place: int) -> bool:
    """ "My manager will sign", "the judge may grant it"; not "told will about it" nor "sw will smith came"."""
    words = scene.words
    if not place or not words[place].follows_on or scene.capitals[place] is Capital.TELLING:
        return False
    if words[place].is_possessive or place + 1 >= len(words) or not words[place + 1].follows_on:
        return False
    previous = words[place - 1]
    if previous.bare in TITLES or previous.bare in CALLED or not _is_a_bare_verb(words[place + 1].bare):
        return False
    if place + 2 < len(words) and words[place + 2].follows_on and words[place + 2].bare in SAID:
        return False
    if previous.bare in ROLES:
        is_pointed_at = place > 1 and previous.follows_on and _points(scene, place - 2)
        return is_pointed_at or not scene.codes[place + 1] & LAST
    return previous.bare not in BEFORE_A_PERSON


def _points(scene: Scene, place: int) -> bool:
    """Whether a role is said with "the" or "my" before it, or one word further off: "the duty manager"."""
    words = scene.words
    if words[place].bare in POINTING:
        return True
    return place > 0 and words[place].follows_on and words[place - 1].bare in POINTING


def _is_done_after_a_modal(scene: Scene, place: int) -> bool:
    before = scene.words[place - 1]
    return (
        before.bare in MODALS
        and scene.words[place].follows_on
        and not scene.capitals[place]
        and not scene.words[place].is_possessive
        and _is_a_modal(scene, place - 1)
    )


def _is_a_bare_verb(word: str) -> bool:
    """Whether the word is what follows "will": "grant", "ring", "be"; told by its form in -ing."""
    if word in {"be", "have", "do", "not", "need"} or word in LIKE_A_VERB or word in UNCHANGED:
        return True
    if word in DONE or len(word) < 2:
        return False
    forms = [f"{word}ing", f"{word}{word[-1]}ing"]
    if word[-1] == "e":
        forms.append(f"{word[:-1]}ing")
    known = lexicon()
    return bool(known.get(word, 0) & WORD) and any(known.get(form, 0) & WORD for form in forms)


def _is_a_rating(scene: Scene, place: int) -> bool:
    """ "The rag rating went to amber"; not "amber said that her rating was wrong"."""
    words = scene.words
    if words[place].is_possessive or (place and words[place].follows_on and words[place - 1].bare in ROLES):
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    if following is not None and following.follows_on and following.bare in SAID:
        return False
    nearby = words[max(0, place - NEAR) : place + NEAR + 1]
    return any(word.bare in RATED for word in nearby)


def _is_a_car(scene: Scene, place: int) -> bool:
    """ "A white corsa"; what is a name too only after a colour or a maker: "a seat leon"."""
    words = scene.words
    if words[place].is_possessive:
        return False
    previous = words[place - 1].bare if place and words[place].follows_on else ""
    if words[place].bare in CARS_AND_NAMES:
        return previous in BEFORE_A_CAR
    return previous not in ROLES and previous not in TITLES
