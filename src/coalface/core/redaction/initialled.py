"""A title, initials and a surname, typed small or with half its capitals: "mrs s khan", "dr a. patel", "Mr J smith"."""

from coalface.core.redaction.cues import DONE, KIN, MODALS, NEVER, NO_SURNAME
from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import listed

# Letters that people type for words: "dr i saw", "miss u".
NOT_AN_INITIAL = frozenset("ainruxy")
# Before these "a" or "n" may be an initial still.
SURE_TITLES = listed("always_titles")
# "Miss u." is said of somebody who is missed.
NEVER_AN_INITIAL = frozenset("u")
MOST_INITIALS = 3
COMMON_SURNAME = 3


def joined(typed: Typed, before: Word, after: Word) -> bool:
    """Whether two words may be of one name: a space between them, a full stop, or both."""
    return typed.plain[before.end : after.start] in {" ", "  ", ". ", "."}


def initialled(typed: Typed, title: str, first: int) -> int | None:
    """Return where the name ends that opens with an initial at `first`, or None if it is none, or is told by others.

    "Mrs s khan" and "dr a. at the clinic" end here; "Mr J Smith" is told by its capitals.
    """
    words, last = typed.words, first
    while last < len(words) and last - first < MOST_INITIALS and len(words[last].bare) == 1:
        last += 1
    if last == first or not all(joined(typed, words[at - 1], words[at]) for at in range(first, last)):
        return None
    is_a_word = words[first].lower in NOT_AN_INITIAL
    if is_a_word and (title not in SURE_TITLES or words[first].lower in NEVER_AN_INITIAL):
        return None
    goes_on = last < len(words) and joined(typed, words[last - 1], words[last])
    if goes_on and words[last].is_capitalised:
        return None
    if goes_on and _is_a_surname(typed, last) and (not is_a_word or _closes(typed, last)):
        return last
    has_a_stop = typed.plain[words[first].end : words[first].end + 1] == "."
    return last - 1 if is_a_word and has_a_stop else None


def _is_a_surname(typed: Typed, place: int) -> bool:
    """Whether a small word after an initial is a surname: of no list, or one; a common word only if many bear it.

    A word of our work is one only where it does something, too: "mr t young came", not "mr t young people".
    """
    bare = typed.words[place].bare
    if len(bare) < 2 or any(bare in words for words in (NEVER, DONE, KIN, MODALS)):
        return False
    code = lexicon().get(bare, 0)
    if code & PRACTICE or bare in NO_SURNAME:
        common = code >> 6 & 3 >= COMMON_SURNAME
        return common and (_does(typed, place) or (bare not in NO_SURNAME and _closes(typed, place)))
    if code & WORD:
        return code >> 6 & 3 >= COMMON_SURNAME - 1
    return bool(code & (FIRST | LAST)) or (not code and not is_misspelt(bare))


def _does(typed: Typed, place: int) -> bool:
    following = typed.words[place + 1 : place + 2]
    return bool(following) and following[0].follows_on and following[0].bare in DONE


def _closes(typed: Typed, place: int) -> bool:
    """Whether the name may end here: "dr a brown rang", not "rang the dr a young child" or "the dr. a place"."""
    word = typed.words[place]
    code = lexicon().get(word.bare, 0)
    if not code & WORD:
        return True
    if code >> 6 & 3 < COMMON_SURNAME:
        return False
    if word.is_possessive or place + 1 == len(typed.words):
        return True
    following = typed.words[place + 1]
    return not following.follows_on or following.bare in DONE or following.bare in NEVER
