"""Services and nurseries by a word, typed small, shouted or opening a sentence: "the lady from rise", "RISE closed it".

`settings_by_name` takes what has a capital where none is due. Here the capital says nothing, so only words that
services are called by again and again are looked at, and only where a service stands.
"""

import re
from collections.abc import Collection, Iterator

from coalface.core.redaction.cues import POINTING
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Word
from coalface.core.redaction.scene import Scene
from coalface.core.redaction.vocabulary import listed

SERVICES = listed("words_for_services")
BEFORE = listed("before_a_service")
MOVED = listed("moved_on")
ALONE = listed("done_by_a_service_alone")
KINDS = listed("kinds_of_setting")
PARTS = listed("parts_of_a_service")
TWO_WORDS = listed("settings_of_two_words")
# Above a name of which no more is known.
SURE = 0.76
A_NAME_FIRST = 4
HOUSES = listed("house_names")
# What a service does and a step or a star hardly does.
SAYS = frozenset({"said", "says", "told", "rang", "closed", "refused", "offered", "discharged", "declined"})
BACK = frozenset({"back", "then", "now", "nobody", "nothing", "still", "they", "we", "i"})
TO_OR_AT = frozenset(
    {
        "left",
        "leaving",
        "at",
        "from",
        "to",
        "called",
        "of",
        "outside",
        "attends",
        "near",
        "with",
        "by",
        "are",
        "is",
    }
)
# "14 the beeches".
NUMBER = re.compile(r"\d[a-z]?,? $")
SMALL_SIZES = frozenset({"little", "tiny"})
NO_NURSERY = frozenset(
    {
        "ones",
        "things",
        "bits",
        "details",
        "girls",
        "boys",
        "kids",
        "hands",
        "lads",
        "less",
        "is",
        "as",
        "brothers",
        "sisters",
    }
)


def services_small(scene: Scene, people: Collection[int]) -> Iterator[Mark]:
    lowers = scene.typed.lowers
    if not SERVICES.isdisjoint(lowers):
        yield from _by_one_word(scene, people)
    if HOUSES.isdisjoint(lowers) and FIRST_OF_TWO.isdisjoint(lowers):
        return
    for place, word in enumerate(scene.words[:-1]):
        if word.bare in FIRST_OF_TWO or word.bare == "the":
            yield from _of_two_words(scene, place)


def _by_one_word(scene: Scene, people: Collection[int]) -> Iterator[Mark]:
    places = [
        place
        for place, word in enumerate(scene.words)
        if word.bare in SERVICES
        and not word.is_possessive
        # "Phoenix" is a child's name more often.
        and (place not in people or scene.codes[place] >> 3 & 7 < A_NAME_FIRST)
    ]
    found = {scene.words[place].bare for place in places if _is_a_service(scene, place)}
    for place in places:
        word = scene.words[place]
        is_a_thing = place > 0 and word.follows_on and scene.words[place - 1].bare in POINTING
        if word.bare in found and (not is_a_thing or _is_a_service(scene, place)):
            yield Mark(word.start, word.bare_end, "team", SURE)


FIRST_OF_TWO = SMALL_SIZES | {setting.split()[0] for setting in TWO_WORDS}


def _is_a_service(scene: Scene, place: int) -> bool:
    words, word = scene.words, scene.words[place]
    if word.text.isupper() and not scene.shouted[place]:
        return True
    after = _in_phrase(words, place + 1)
    if not word.follows_on:
        said_what = place > 0 and scene.gap(place) in {", ", " ("} and words[place - 1].bare in KINDS
        return said_what or (after is not None and after.bare in ALONE)
    before = words[place - 1].bare
    if after is not None and after.bare in PARTS and before == "the":
        return True
    if before == "to":
        moved = words[place - 2].bare if place > 1 and words[place - 1].follows_on else ""
        # "From early help and then to aspire and back": after what is done, nothing joins on.
        return moved in MOVED or (moved == "then" and (after is None or _turns(words, place + 1)))
    if before in BEFORE:
        return True
    return (
        before in {"and", "but", "then", "so", "when", "because", "or"}
        and after is not None
        and after.bare in ALONE
    )


def _turns(words: tuple[Word, ...], place: int) -> bool:
    """ "And back again", "but they": somebody goes on, and it is not what they rise and do."""
    then = _in_phrase(words, place + 1)
    return words[place].bare in {"and", "but"} and then is not None and then.bare in BACK


def _in_phrase(words: tuple[Word, ...], place: int) -> Word | None:
    return words[place] if place < len(words) and words[place].follows_on else None


def _of_two_words(scene: Scene, place: int) -> Iterator[Mark]:
    """ "Bright futures", "at little rainbows", "the willows did not tell us"."""
    word, after = scene.words[place], scene.words[place + 1]
    if not after.follows_on or word.is_possessive:
        return
    before = scene.words[place - 1] if place and word.follows_on else None
    stands = before is not None and (before.bare in TO_OR_AT or before.bare in KINDS)
    capitals = after.is_capitalised and (word.is_capitalised or word.bare == "the")
    if word.bare == "the":
        then = _in_phrase(scene.words, place + 2)
        does = before is None and then is not None and then.bare in ALONE
        numbered = NUMBER.search(scene.typed.plain, max(0, word.start - 6), word.start)
        if after.bare in HOUSES and after.bare.endswith("s") and (does or capitals or numbered):
            yield Mark(word.start, after.bare_end, "school", SURE)
    elif f"{word.bare} {after.bare}" in TWO_WORDS:
        verb = _in_phrase(scene.words, place + 2)
        does = before is None and verb is not None and verb.bare in SAYS
        if capitals or stands or does:
            yield Mark(word.start, after.bare_end, "team", SURE)
    elif (
        word.bare in SMALL_SIZES
        and after.bare.endswith("s")
        and after.bare not in NO_NURSERY
        and (stands or (capitals and before))
    ):
        yield Mark(word.start, after.bare_end, "school", SURE)
