"""People by their initials: "CH disclosed", "saw JB", "T's carer".

Our work is full of letters, and most are offices and forms (`lists/abbreviations.txt`). Two or three that no list
knows are somebody where they do what people do, or where they stand as people stand.
"""

from collections.abc import Iterator

from coalface.core.redaction.cues import AGED, BEFORE_A_PERSON, BELONGS, DONE, JOINING, POINTING, ROLES
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import PRACTICE, SHORT, WORD
from coalface.core.redaction.reading import Word
from coalface.core.redaction.scene import Scene
from coalface.core.redaction.vocabulary import listed

# "MGM" is the mother's mother in one office and Mary Grace Moss in the next: without "the" or "her" it is a name.
KIN_IN_LETTERS = frozenset({"mgm", "mgf", "pgm", "pgf"})
AFTER_LETTERS = listed("after_letters")
LETTERED = listed("lettered")
NOT_ALONE = frozenset("AI")
FIRM = 1.0
# What says of a word that it is no person: "the", "team".
LEAST_OF_A_PARTNER = 0.0
JOINS = frozenset({", ", ",", " & ", "&", "/", " / ", " + "})
# "K's nursery wrote \"K ok\"": a letter that is somebody in this text is nobody else beside.
LEAST_OF_A_LETTER = -0.5
# Three letters and "'s".
LONGEST = 5
SMALL_FIRM = 1.0
# Not those typed for words: a, b ("be"), c ("see"), i, n, o, r, u, x, y; nor "s" and "t" of "it s" and "don t".
LETTERS_ALONE = frozenset("dfghjklmpqvwz")


def letters(scene: Scene) -> Iterator[Mark]:
    places = [
        place
        for place, word in enumerate(scene.words)
        if word.end - word.start <= LONGEST
        and (word.end - word.start <= 3 or word.text[0].isupper())
        # "the", "for": a small word that is known.
        and (word.end - word.start == 1 or not scene.codes[place] or word.text != word.lower)
        and _could_be_initials(scene, place)
    ]
    if not places:
        return
    scores = {place: _score(scene, place) for place in places}
    _make_partners_firm(scene, scores)
    known = {scene.words[place].bare for place, score in scores.items() if score >= FIRM}
    for place, score in scores.items():
        word = scene.words[place]
        alone = len(word.bare) == 1
        if word.text.islower() and score < SMALL_FIRM:
            continue
        if score >= FIRM or (word.bare in known and score > (LEAST_OF_A_LETTER if alone else -1)):
            yield Mark(word.start, word.bare_end, "person", 0.65 if not alone else 0.55)


def _make_partners_firm(scene: Scene, scores: dict[int, float]) -> None:
    """Where one of joined initials is somebody, so are those beside it: "CH's sibs KH and LH not seen"."""
    firm = [place for place, score in scores.items() if score >= FIRM]
    while firm:
        place = firm.pop()
        for beside in _partners(scene, place):
            is_like_it = beside in scores and _is_alike(scene.words[place], scene.words[beside])
            if is_like_it and LEAST_OF_A_PARTNER <= scores[beside] < FIRM:
                scores[beside] = FIRM
                firm.append(beside)


def _partners(scene: Scene, place: int) -> Iterator[int]:
    """What is joined to a word, on either side of a comma or an "and"."""
    words = scene.words
    for step in (-1, 1):
        beside, further = place + step, place + 2 * step
        if 0 <= beside < len(words) and scene.gap(max(place, beside)) in JOINS:
            yield beside
        is_joined = 0 <= further < len(words) and words[beside].bare in JOINING
        if is_joined and words[max(beside, further)].follows_on and words[max(place, beside)].follows_on:
            yield further


def _is_alike(word: Word, other: Word) -> bool:
    """Both of one letter or both of more, and both small or neither."""
    return (len(word.bare) == 1) is (len(other.bare) == 1) and word.text.islower() is other.text.islower()


def _could_be_initials(scene: Scene, place: int) -> bool:
    word, code = scene.words[place], scene.codes[place]
    written = word.text[:-2] if word.is_possessive else word.text
    if word.text.islower():
        if len(word.text) == 1:
            return _is_one_small_letter(scene, place)
        return not code and _is_small_and_no_word(scene, place)
    if not written.isupper() or len(written) > 3 or scene.shouted[place] or not written.isalpha():
        return False
    if len(written) == 1:
        before = scene.typed.plain[word.start - 1 : word.start]
        after = scene.typed.plain[word.end : word.end + 2]
        return written not in NOT_ALONE and not (before + after[:1]).strip(" ,.:;!?)(\n\"'")
    if _is_said_to_be_kin(scene, place):
        return True
    return not code & (SHORT | PRACTICE) and (code & WORD) < 3


def _score(scene: Scene, place: int) -> float:
    words, word = scene.words, scene.words[place]
    alone = len(word.bare) == 1
    # "K (15)"; of more letters, "EHCP 12" is no age.
    in_brackets = word.text.isupper() and scene.after(place)[:2] == " ("
    score = 1.2 if (alone or in_brackets) and AGED.match(scene.after(place)) else 0.0
    before = words[place - 1] if place and word.follows_on else None
    after = words[place + 1] if place + 1 < len(words) and _is_said_of(scene, place, alone=alone) else None
    if before is not None:
        if before.bare in LETTERED and alone:
            return -9.0
        if before.bare in POINTING or before.is_possessive:
            score -= 2.0
        elif before.bare in ROLES:
            score += 1.2
        elif before.bare in BEFORE_A_PERSON:
            score += 0.6 if before.bare in {"to", "of", "for", "from", "by", "about", "or"} else 1.0
        elif before.bare in {"and", "n"} and place > 1 and _could_be_initials(scene, place - 2):
            score += 0.8
    elif word.starts_sentence:
        score += 0.2
    if word.is_possessive:
        score += 1.4 if after is not None and after.bare in BELONGS else 1.0
    elif after is not None:
        if after.bare in DONE:
            score += 1.0
        elif after.bare in {"and", "n"} and place + 2 < len(words) and _could_be_initials(scene, place + 2):
            score += 0.8
        elif after.bare in AFTER_LETTERS:
            score -= 1.5
    if _is_said_to_be_kin(scene, place):
        score += 1.2
    if word.bare in KIN_IN_LETTERS:
        # A name of theirs after it says which it is: "MGM Ngozi".
        score += 0.6 if after is None or not scene.capitals[place + 1] else -2.0
    return score


def _is_said_of(scene: Scene, place: int, *, alone: bool) -> bool:
    """Whether the next word belongs to the letters: "K said", and "K. said"."""
    return scene.words[place + 1].follows_on or (alone and scene.gap(place + 1) == ". ")


def _is_said_to_be_kin(scene: Scene, place: int) -> bool:
    """Whether it says who it is: "FB (mum)"."""
    following = scene.words[place + 1 : place + 2]
    return scene.after(place).startswith(" (") and bool(following) and following[0].bare in ROLES


def _is_small_and_no_word(scene: Scene, place: int) -> bool:
    """Two or three letters without a vowel that no list knows: "jb agreed"."""
    bare = scene.words[place].bare
    return (
        scene.words[place].text.islower()
        and 2 <= len(bare) <= 3
        and not scene.codes[place]
        and not set(bare) & set("aeiouy'-")
    )


def _is_one_small_letter(scene: Scene, place: int) -> bool:
    """One letter that people do not type for a word, in a text without capitals: "carer for k"."""
    word = scene.words[place]
    around = (
        scene.typed.plain[max(0, word.start - 1) : word.start] + scene.typed.plain[word.end : word.end + 1]
    )
    return word.lower in LETTERS_ALONE and word.text.islower() and not around.strip(' ,.:;!?)(\n"')
