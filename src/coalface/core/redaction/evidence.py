"""How likely a word is a name here: what is known of the word, and what stands around it.

The figures are log-odds in spirit, set by hand on the tuned part of `benchmarks/redaction_reports`. Each figure stands
for a sentence somebody could type, and is said beside it.
"""

import re

from coalface.core.redaction.alone import NO, by_itself, in_capitals
from coalface.core.redaction.cues import (
    BEFORE_A_MONTH,
    BELONGS,
    CALENDAR,
    CALLED,
    DONE,
    DONE_TO_A_PERSON,
    ILLNESSES,
    KIN,
    MODALS,
    NEVER,
    NO_SURNAME,
    PEOPLES,
    POINTING,
    ROLES,
    SAID,
    SHORT_NAMES,
    SHORTENED,
)
from coalface.core.redaction.everyday import is_everyday
from coalface.core.redaction.lexicon import LAST, PRACTICE, WORD, lexicon
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.standing_before import TITLED, before
from coalface.core.redaction.standing_behind import behind
from coalface.core.redaction.words_first import is_a_word_first

# Found on the tuned part: lower finds few more and takes many words.
# Said of carers, courts and wards; "amber" and "june" are people before they are ours.
OF_OUR_WORK = frozenset({"foster", "infant", "judge", "justice", "ward", "young"})
# "Mo is 14": no word of ours besides.
NO_WORDS = frozenset({"mo", "jo"})
SOME_PERSON = frozenset(
    {
        "lad",
        "man",
        "bloke",
        "guy",
        "woman",
        "girl",
        "boy",
        "lass",
        "kid",
        "fella",
        "lady",
        "dealer",
        "bf",
        "boyfriend",
        "mate",
        "friend",
    }
)
NO_NICKNAME = frozenset(
    {"late", "twice", "early", "round", "names", "daily", "weekly", "saying", "asking", "wanting"}
)
SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
FIRM = -0.5
AMBER = -1.1
# Not amber, and not made firm by standing there twice; brought back where it is surely a name elsewhere in the text.
HELD_BACK = -1.25


def evidence(scene: Scene, place: int) -> float:
    """Return how likely the word at `place` is a person's name or part of one."""
    word, code = scene.words[place], scene.codes[place]
    bare = word.bare
    if bare in NEVER or len(bare) < 2 or bare in PEOPLES or bare in KIN or bare.endswith(SHORTENED):
        return NO
    # "Wes" is no more than one "we".
    is_many = bare.endswith("s") and not (code >> 3 & 7 >= 5 and not code & WORD)
    if bare.endswith("s") and (bare[:-1] in KIN or (is_many and bare[:-1] in NEVER | CALENDAR)):
        return NO
    if _of_somebody(scene, place) and not (place and scene.words[place - 1].bare in POINTING):
        return 1.0
    capital = scene.capitals[place]
    if is_everyday(scene, place, code):
        return NO
    if word.text.isupper() and not scene.shouted[place]:
        return in_capitals(scene, place)
    if word.is_possessive and bare in ILLNESSES:
        return NO
    score = by_itself(bare, code, capital, small=not word.is_capitalised)
    if code & WORD and not capital and not scene.shouted[place]:
        score -= scene.care
    if score <= -5:
        somebody = (
            _is_a_surname_by_title(scene, place, code)
            or _is_short_and_somebody(scene, place)
            or _is_a_nickname(scene, place, code)
        )
        return FIRM if somebody else score
    if code & PRACTICE and bare not in CALENDAR and not (code >> 3 & 7) >= 3:
        if _is_a_surname_by_title(scene, place, code):
            return FIRM
        # "Health said no": the words of our work are names only where somebody is titled by one.
        return score + _around(scene, place, code) * 0.5 - 3.5
    if (bare in CALENDAR and _is_a_month(scene, place)) or _is_of_our_work(scene, place):
        return NO
    score += _around(scene, place, code)
    return min(score, HELD_BACK) if not capital and is_a_word_first(scene, place, code) else score


def _is_a_surname_by_title(scene: Scene, place: int, code: int) -> bool:
    """ "Miss hall" and "sw page left", typed small; "SW White"."""
    if not place or not code & LAST or not scene.words[place].follows_on:
        return False
    said_before = before(scene, place, code)
    common = code & LAST == LAST
    if said_before >= TITLED:
        return common or not code & PRACTICE
    if said_before < 1.6 or not common or scene.words[place].bare in NO_SURNAME:
        return False
    if scene.words[place - 1].bare not in ROLES:
        return False
    done = not code & PRACTICE and behind(scene, place, code) >= 1.8
    return done or scene.capitals[place] is Capital.TELLING


def _is_of_our_work(scene: Scene, place: int) -> bool:
    """ "Living with foster carers", typed small: a word of our work before another, and a name besides."""
    word = scene.words[place]
    if word.bare not in OF_OUR_WORK or word.is_capitalised or place + 1 >= len(scene.words):
        return False
    following = scene.words[place + 1]
    return following.follows_on and bool(scene.codes[place + 1] & PRACTICE) and following.bare not in DONE


def _is_short_and_somebody(scene: Scene, place: int) -> bool:
    """ "Eve told me", "sw ash": letters of our work, or cut short, where somebody surely stands."""
    if scene.words[place].bare not in SHORT_NAMES:
        return False
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    does = DONE if scene.words[place].bare in NO_WORDS else SAID
    if following is not None and following.follows_on and following.bare in does:
        return True
    previous = scene.words[place - 1].bare if place and scene.words[place].follows_on else ""
    return previous in DONE_TO_A_PERSON or (previous in ROLES and previous != "ex")


def _is_a_nickname(scene: Scene, place: int, code: int) -> bool:
    """ "A lad called spider", whatever the word; not "a man called late" nor "a woman called police"."""
    if (
        place < 3
        or code & PRACTICE
        or scene.words[place].bare in NO_NICKNAME
        or scene.words[place].bare in DONE
    ):
        return False
    article, who, called = scene.words[place - 3 : place]
    # "Baby is called blue".
    is_said = article.bare in ROLES | SOME_PERSON and who.bare in {"is", "was"} and who.follows_on
    if is_said and called.bare in CALLED and called.follows_on and scene.words[place].follows_on:
        return True
    return (
        called.bare in CALLED
        and who.bare in SOME_PERSON
        and article.bare in {"a", "an", "the", "this", "that", "some", "another", "one"}
        and scene.words[place].follows_on
        and called.follows_on
    )


def _of_somebody(scene: Scene, place: int) -> bool:
    """ "Graces mum", without its apostrophe."""
    word = scene.words[place]
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    owns = (
        following is not None
        and following.follows_on
        and following.bare in BELONGS
        and following.bare in ROLES
    )
    return owns and word.bare.endswith("s") and lexicon().get(word.bare[:-1], 0) >> 3 & 7 >= 3


def _is_a_month(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    before = scene.words[place - 1].bare if place and (word.follows_on) else ""
    if scene.after(place)[:2].strip()[:1].isdigit() or re.search(
        r"\d(?:st|nd|rd|th)?,? (?:of )?$", scene.gap(place)
    ):
        return True
    if word.bare in SEASONS and scene.capitals[place] is Capital.TELLING:
        # Few give a season its capital: "a visit to Autumn".
        return before in {"in", "of", "last", "this", "next", "early", "late"}
    if place and before == "of" and scene.capitals[place] is not Capital.NONE:
        return True
    return before in BEFORE_A_MONTH and not (
        place + 1 < len(scene.words)
        and scene.words[place + 1].follows_on
        and (
            scene.words[place + 1].bare in DONE - {"is", "was", "has", "had"}
            or before in {"to", "from", "for", "and"}
        )
        and scene.words[place + 1].bare in DONE
    )


def _around(scene: Scene, place: int, code: int) -> float:
    said_before, said_behind = before(scene, place, code), behind(scene, place, code)
    if said_before >= 0.9 and scene.words[place].bare not in MODALS:
        # "told hope that": what follows a person told is not what follows a hope.
        said_behind = max(said_behind, -0.3)
    return said_before + said_behind
