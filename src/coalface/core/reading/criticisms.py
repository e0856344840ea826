"""Which sentences say that something was not good enough.

A sign of weakness counts only where it stands for itself: not in a condition ("if they are unable to"), not behind what
puts it right ("reduced delays"), not behind its denial ("without delay"), and not where somebody is only described by
it ("young people who are not in school"). Precision comes first: what is unclear is left alone.
"""

import re

from ..language.quotations import quoted
from .patterns import pattern

# Each is a sign that something is missing, late, uneven, weak or still to do.
SIGNS = pattern("criticisms", "signs")
# What begins a part of a sentence that only says when or for whom, up to its comma.
CONDITIONS = pattern("criticisms", "conditions")
CONDITIONS_AT_START = re.compile(
    r"^(?:however, |similarly, |equally, |importantly, |for example, |for instance, )?"
    r"(?:even )?(?:when|where|if|once|until|unless|whenever|wherever|notwithstanding|in the absence of)\b[^,;]*[,;]",
    re.IGNORECASE,
)
# A part with one of these is no judgement: the weakness is put right, prevented, known of, or denied.
HARMLESS = pattern("criticisms", "harmless")
# Said of what was, and is so no more.
PUT_RIGHT = pattern("criticisms", "put_right")
PUT_RIGHT_SINCE = pattern("criticisms", "put_right_since")
CONCEDED = pattern("criticisms", "conceded")
NO_HARM = pattern("criticisms", "no_harm")
# "Needs are well considered, despite delays" praises.
DESPITE = re.compile(r"(?<=\w),? (?:despite|in spite of|notwithstanding)\b[^,;]*", re.IGNORECASE)
DESPITE_AT_START = re.compile(r"(?:however, )?(?:despite|in spite of|notwithstanding)\b", re.IGNORECASE)
CONTRAST = re.compile(
    r"\b(?:however|but|although|though|yet to|nevertheless|despite this|whereas)\b|^while\b|^whilst\b",
    re.IGNORECASE,
)
ASKS_IN_PASSING = re.compile(
    r"^(?:improve|ensure|review|develop|strengthen|take|continue|increase|establish)\s", re.IGNORECASE
)


def is_criticism(sentence: str) -> bool:
    """Does this sentence say that something in the work was not good enough?"""
    plain = _without_quotations(sentence).replace("’", "'")
    # Most sentences hold no sign at all, and are done with here.
    if SIGNS.search(plain) is None or ASKS_IN_PASSING.match(plain):
        return False
    told = CONDITIONS_AT_START.sub(" ", plain)
    if PUT_RIGHT_SINCE.search(told) or (PUT_RIGHT.search(told) and not CONTRAST.search(told)):
        return False
    conceded = CONCEDED.match(told)
    main = DESPITE.sub(" ", told[conceded.end() :] if conceded else told)
    if conceded and DESPITE_AT_START.match(told) and NO_HARM.search(main) and not CONTRAST.search(main):
        return False
    if _shows_weakness(main):
        return True
    # "Although plans are poor, all is now well" concedes; "while visits are late, plans are good" criticises as well.
    return conceded is not None and _strong(told[: conceded.end()])


def _without_quotations(sentence: str) -> str:
    """What stands in quotation marks is somebody else's word, unless it is a word or two."""
    theirs = quoted(sentence)
    for start, end in zip(reversed(theirs.starts), reversed(theirs.ends), strict=True):
        if sentence.count(" ", start, end) > 2:
            sentence = f"{sentence[:start]} {sentence[end:]}"
    return " ".join(sentence.split())


def _shows_weakness(words: str) -> bool:
    return SIGNS.search(HARMLESS.sub(" ", CONDITIONS.sub(" ", words))) is not None


def _strong(words: str) -> bool:
    """A part that concedes counts where it says plainly that something is not as it should be."""
    plain = HARMLESS.sub(" ", words)
    return STRONG.search(plain) is not None


STRONG = pattern("criticisms", "strong")
