"""What the words before say: "told grace", "the grace period"."""

from collections.abc import Callable

from coalface.core.redaction.cues import (
    ACTING,
    AGED,
    BEFORE_A_PERSON,
    BEFORE_A_PLACE,
    BEFORE_AN_INFINITIVE,
    CALLED,
    DONE,
    DONE_TO_A_PERSON,
    IS,
    NEVER,
    PLACE_ENDINGS,
    POINTING,
    ROLES,
    SOME_OF,
    THINGS,
    TIMES_OF_DAY,
    TITLES,
    UNTIL,
    WEAKLY_DONE,
)
from coalface.core.redaction.lexicon import LAST, PLACE, PRACTICE, WORD, lexicon
from coalface.core.redaction.scene import Capital, Scene

TITLED = 4.0
WHO = frozenset({"himself", "herself", "themselves", "him", "her", "them", "me"})
CALLS = frozenset({"call", "calls", "called", "calling"})
Says = Callable[[Scene, int, int], float | None]


def before(scene: Scene, place: int, code: int) -> float:
    """What the words before say. The first rule that has something to say decides."""
    if not place:
        return 0.3 if not code else 0.0
    rules = IN_THE_SAME_PHRASE if scene.words[place].follows_on else AFTER_A_PAUSE
    for says in rules:
        said = says(scene, place, code)
        if said is not None:
            return said
    return 0.0


def _told_who_it_is(scene: Scene, place: int, _code: int) -> float | None:
    """ "Her mum, Grace", "Manager (Mark)", "Worker: Hope"."""
    previous = scene.words[place - 1]
    if scene.gap(place) in {", ", " (", " - ", ": ", "("} and previous.bare in ROLES:
        return None if previous.is_possessive else 1.6
    return None


def _titled_with_a_stop(scene: Scene, place: int, _code: int) -> float | None:
    return TITLED if scene.gap(place) in {". ", "."} and scene.words[place - 1].bare in TITLES else None


def _unknown_and_first(scene: Scene, place: int, code: int) -> float | None:
    return 0.3 if not code and scene.words[place].starts_sentence else None


def _titled(scene: Scene, place: int, code: int) -> float | None:
    """ "Mrs begum"; "i miss grace" is no title, but a person still."""
    title = scene.words[place - 1].bare
    if title not in TITLES:
        return None
    if title == "miss" and place > 1 and _is_missed(scene, place, code):
        return 0.9 if code & WORD else 0.6
    return TITLED


def _is_missed(scene: Scene, place: int, code: int) -> bool:
    """Whether "miss" is what somebody does: "i miss grace"; "said it to miss hall" has a title."""
    if not scene.words[place - 1].follows_on:
        return False
    before_that = scene.words[place - 2].bare
    if before_that == "to" and code & LAST == LAST and not code & PRACTICE:
        return place > 2 and scene.words[place - 3].bare in BEFORE_AN_INFINITIVE
    return before_that in ACTING


def _called(scene: Scene, place: int, code: int) -> float | None:
    """ "A girl called hope", "he calls himself ace", "they call her dolly"."""
    if scene.words[place - 1].bare not in CALLED:
        told = place > 1 and scene.words[place - 1].bare in WHO and scene.words[place - 2].bare in CALLS
        return 2.6 if told and (code >> 3 & 7 or not code & WORD) else None
    return -2.5 if place > 1 and scene.words[place - 2].bare in THINGS else 2.6


def _of_kin_or_trade(scene: Scene, place: int, code: int) -> float | None:
    """ "Mum sarah", "my worker is poppy"; of no word at all, "im kayzee"."""
    previous = scene.words[place - 1]
    if previous.bare in ROLES and not previous.is_possessive:
        return 2.0 if code & WORD else 1.6
    given = code >> 3 & 7 >= 3
    said_of_a_role = given and place > 1 and scene.words[place - 2].bare in ROLES
    is_aged = given and AGED.match(scene.after(place))
    if previous.bare in IS and (not code & WORD or said_of_a_role or is_aged):
        return 1.5 if code & WORD else 0.5
    return None


def _pointed_at(scene: Scene, place: int, code: int) -> float | None:
    """ "The grace period"; "my tyler" is still somebody, and "the okafors" are."""
    word, previous = scene.words[place], scene.words[place - 1]
    if previous.bare not in POINTING and not previous.is_possessive:
        return None
    if code & WORD:
        if previous.bare in {"our", "my"} and code >> 3 & 7 >= 3 and _does(scene, place + 1):
            # "Our jack came back": so brothers and sisters are spoken of.
            return -1.0
        return -2.2 if scene.capitals[place] is Capital.TELLING else -3.2
    if previous.bare == "the" and word.bare.endswith("s") and code & LAST and word.bare not in lexicon():
        return 0.3
    return -0.6 - (not code >> 3 & 7) * 0.9


def _does(scene: Scene, place: int) -> bool:
    """Whether somebody does what stands here: "came", and not "was" or "will"."""
    if place >= len(scene.words) or not scene.words[place].follows_on:
        return False
    return scene.words[place].bare in DONE and scene.words[place].bare not in WEAKLY_DONE


def _some_of(scene: Scene, place: int, code: int) -> float | None:
    """ "A beacon of hope"; "a photo of hope" is somebody's."""
    if scene.words[place - 1].bare != "of" or not code & WORD or scene.capitals[place] or place < 2:
        return None
    return -2.6 if scene.words[place - 2].bare in SOME_OF else None


def _meant_to_be_done(scene: Scene, place: int, code: int) -> float | None:
    """ "Was to hope", "had to chance it"; "spoke to hope" is somebody."""
    if scene.words[place - 1].bare != "to" or not code & WORD or scene.capitals[place] is Capital.TELLING:
        return None
    if (
        place > 1
        and scene.words[place - 1].follows_on
        and scene.words[place - 2].bare in BEFORE_AN_INFINITIVE
    ):
        return -2.6
    return None


def _done_by_somebody(scene: Scene, place: int, code: int) -> float | None:
    previous = scene.words[place - 1].bare
    if previous in ACTING and previous not in BEFORE_A_PERSON:
        return -2.6 if code & WORD else 0.0
    return None


def _at_a_time(scene: Scene, place: int, _code: int) -> float | None:
    """ "Before dawn"."""
    is_time = scene.words[place].bare in TIMES_OF_DAY and not scene.capitals[place]
    return -3.0 if is_time and scene.words[place - 1].bare in UNTIL else None


def _where_a_place_stands(scene: Scene, place: int, code: int) -> float | None:
    if scene.words[place - 1].bare not in BEFORE_A_PLACE or scene.capitals[place] is Capital.OPENING:
        return None
    if code & PLACE:
        # "In derby"; "in reading" only with its capital.
        return 1.2 if code & WORD < 3 or scene.capitals[place] else None
    if code:
        return None
    return 1.1 if scene.words[place].bare.endswith(PLACE_ENDINGS) else 0.6


def _where_a_person_stands(scene: Scene, place: int, code: int) -> float | None:
    previous = scene.words[place - 1].bare
    if previous in DONE_TO_A_PERSON:
        return 1.5 if code & WORD else 0.8
    if previous in BEFORE_A_PERSON:
        return 0.9 if code & WORD else 0.6
    return None


def _word_after_word(scene: Scene, place: int, code: int) -> float | None:
    before_it = scene.words[place - 1].bare not in NEVER and scene.codes[place - 1] & WORD
    return -0.4 if code & WORD and before_it and not scene.capitals[place] else None


AFTER_A_PAUSE: tuple[Says, ...] = (_told_who_it_is, _titled_with_a_stop, _unknown_and_first)
IN_THE_SAME_PHRASE: tuple[Says, ...] = (
    _titled,
    _called,
    _of_kin_or_trade,
    _pointed_at,
    _at_a_time,
    _some_of,
    _meant_to_be_done,
    _done_by_somebody,
    _where_a_place_stands,
    _where_a_person_stands,
    _word_after_word,
)
