"""Names that in small letters are words first: "numbers rose every week", "cash was short".

They are people only where something beside them says so: "told rose", "sw grace", "frank said".
"""

from coalface.core.redaction.cues import DONE_TO_A_PERSON
from coalface.core.redaction.scene import Scene
from coalface.core.redaction.standing_before import before
from coalface.core.redaction.standing_behind import behind
from coalface.core.redaction.vocabulary import listed

WORDS_FIRST = listed("words_before_names")
WORDS_FAR_FIRST = listed("words_far_before_names")
WEAKLY_BEFORE = listed("weakly_before_a_person")
# What can be done to a word, too: "took cash", "gave charity".
DONE_TO_THINGS = frozenset(
    [
        "took",
        "brought",
        "left",
        "collected",
        "dropped",
        "picked",
        "sent",
        "gave",
        "given",
        "shown",
        "handed",
        "hit",
        "loved",
        "love",
        "hates",
        "hated",
    ]
)
# "Told rose" and "rose was"; of what is a word almost always, only "mum cash" and "cash said".
# "The children drew a house", "mum drew up a list".
DRAWN = frozenset({"a", "an", "the", "his", "her", "my", "their", "some", "up", "on", "it"})
CUE_BEFORE, CUE_BEHIND = 0.6, 0.8
SURE_CUE_BEFORE, SURE_CUE_BEHIND = 1.5, 1.7


def is_a_word_first(scene: Scene, place: int, code: int) -> bool:
    """Whether a small word of these stands where nothing says that it is somebody."""
    bare = scene.words[place].bare
    if bare not in WORDS_FIRST and bare not in WORDS_FAR_FIRST:
        return False
    if bare == "drew" and _draws(scene, place + 1):
        return True
    far = bare in WORDS_FAR_FIRST
    if behind(scene, place, code) >= (SURE_CUE_BEHIND if far else CUE_BEHIND):
        return False
    previous = scene.words[place - 1].bare if place else ""
    if previous in WEAKLY_BEFORE or (far and previous in DONE_TO_THINGS):
        return True
    if far and previous in DONE_TO_A_PERSON:
        return False
    return before(scene, place, code) < (SURE_CUE_BEFORE if far else CUE_BEFORE)


def _draws(scene: Scene, place: int) -> bool:
    following = scene.words[place : place + 1]
    return bool(following) and following[0].follows_on and following[0].bare in DRAWN
