"""People named by a title, by a role beside a name, or by initials."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from coalface.core.redaction.cues import DONE, NEVER
from coalface.core.redaction.initialled import NOT_AN_INITIAL, initialled, joined
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import is_ordinary, is_practice, listed, may_be_a_name

ALWAYS_TITLES = listed("always_titles")
TITLES_ON_DUTY = listed("titles_on_duty")
OTHER_TITLES = listed("other_titles") | {title.lower() for title in TITLES_ON_DUTY}
KEPT_TITLES = frozenset({"aunt", "auntie", "uncle", "nan", "nana", "nanny", "nurse"})
TITLES = ALWAYS_TITLES | OTHER_TITLES
FIGURE = re.compile(r"\d")
# Words that are never a name but after "Mr": "mr long".
NEVER_BUT_BY_TITLE = listed("surnames_that_are_never_names")
SURNAME_TITLES = {title.lower() for title in TITLES_ON_DUTY} | {
    "judge",
    "miss",
    "sgt",
    "sergeant",
    "sister",
    "sir",
}
ROLES_BEFORE = listed("roles_before")
KIN_AFTER = listed("kin_after")
ABBREVIATIONS = listed("abbreviations")

SHOULDER_NUMBER = re.compile(
    r"(?<!\w)(?:[WTA]/?)?(?:PC|Pc|DC|Dc|DS|DI|DCI|PS|PCSO|Sgt|Sergeant) ?\d{3,6}(?!\w)"
    r"|(?<!\w)(?:w?pc|pcso|sgt|sergeant) ?\d{3,6}(?!\w)"
)

NAME_AFTER_NUMBER = re.compile(r" {1,2}(?P<name>[A-Za-z][a-zA-Z'-]{1,30})(?<!'s)(?!\w)")
RANKS_IN_SMALL = frozenset({"pc", "dc", "ds", "di", "dci", "pcso", "wpc", "sgt", "sergeant"})
# "Mr & Mrs Patel".
BOTH = frozenset({" & ", "&", "/", " + "})
# "DJ Kaur": two initials before a surname.
TWO_INITIALS = re.compile(r"(?<![\w.'/-])(?P<initials>[A-Z]{2}) $")

INITIALS_WITH_STOPS = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?){2,3}(?![\w.])|(?<![\w.])(?:[A-Z]\.){1,2}[A-Z](?![\w.])"
    r"|(?<![\w.])(?:[a-z]\.){2,3}(?![\w.])"
)
INITIALS_AFTER_ROLE = re.compile(
    r"(?<!\w)(?:child|children|young person|yp|mum|dad|mother|father|sibling|brother|sister|baby|boy|girl|son"
    r"|daughter|carer|worker|colleague|client|manager|nan|uncle|aunt|auntie|mr|mrs|ms|miss|dr)\.? "
    r"(?P<initials>[A-Z]{2,3})(?!\w)"
)
NICKNAMES = frozenset({"big", "lil", "wee"})
NICKNAME = re.compile(
    r"(?<!\w)(?:big|lil|wee) (?:(?:man|boy|girl|miss) )?[b-hj-z](?![\w'/&])|(?<!\w)lil man(?! \w)",
    re.IGNORECASE,
)
# "(CH)", "(JS, 4)", "(J S)", "(MG and PG)"; and right after a word for a person, "(kb)".
IN_BRACKETS = re.compile(
    r"\((?P<initials>(?P<first>[A-Za-z]{2,3}|[A-Z] [A-Z])(?:(?:, ?| and | & |/)[A-Z]{2,3})*)"
    r"(?=\)|,? ?(?:aged? ?)?\d)"
)
PERSON_WORDS = ROLES_BEFORE | listed("relations_of_many") | KIN_AFTER | listed("people")
# Small words that an abbreviation skips: "Child in Need (CIN)" keeps the "in", "head of service (HS)" drops the "of".
SKIPPED = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})


def titled_people(typed: Typed) -> Iterator[Mark]:
    for match in SHOULDER_NUMBER.finditer(typed.plain) if FIGURE.search(typed.plain) else ():
        yield Mark(match.start(), _with_surname(typed.plain, match.end()), "person", 0.95)
    for place, word in enumerate(typed.words):
        if word.lower in TITLES and (last := _last_word_of_name(typed, place)) is not None:
            # "Auntie Jo" becomes "Auntie" and a role: who somebody is to the child stays.
            first = typed.words[place + 1] if word.lower in KEPT_TITLES else word
            yield Mark(first.start, typed.words[last].bare_end, "person", 0.95)


def _with_surname(plain: str, end: int) -> int:
    """Take in the surname after a number: "PC 4471 Davies", "PC 4471 Amy Davies"."""
    for _ in range(2):
        match = NAME_AFTER_NUMBER.match(plain, end)
        if match and _is_said_as_a_name(match["name"]):
            end = match.end()
    return end


def is_short_for_something(letters: str) -> bool:
    """Two letters are somebody's initials more often than three, so fewer of them are let through."""
    return letters in ABBREVIATIONS or (len(letters) > 2 and bool(lexicon().get(letters, 0) & SHORT))


def _is_said_as_a_name(name: str) -> bool:
    if name[0].isupper():
        return may_be_a_name(name.lower())
    code = lexicon().get(name, 0)
    return bool(code & (FIRST | LAST)) and not code & WORD


def _last_word_of_name(typed: Typed, place: int) -> int | None:
    """Return where the name after the title at `place` ends, or None if no name follows."""
    words = typed.words
    if not _is_title(words[place].text) or place + 1 == len(words):
        return None
    following = place + 1
    # "Mr and Mrs Patel".
    if (
        words[following].lower == "and"
        and following + 2 < len(words)
        and words[following + 1].lower in ALWAYS_TITLES
    ):
        following += 2
    elif (
        words[following].lower in ALWAYS_TITLES
        and typed.plain[words[place].end : words[following].start] in BOTH
    ):
        following += 1
        if following == len(words):
            return None
    if not joined(typed, words[following - 1], words[following]):
        return None
    has_initials = initialled(typed, words[place].lower, following)
    if has_initials is not None:
        return has_initials
    if not _is_name_after_title(words[place].lower, words[following]):
        return None
    # "Mrs A Patel" has an initial; "I rang Mrs. A place" is the end of a sentence.
    is_a_word = words[following].text in {"A", "I"}
    if is_a_word and not any(word.is_capitalised for word in words[following + 1 : following + 2]):
        return None
    while (
        following + 1 < len(words)
        and not words[following].is_possessive
        and joined(typed, words[following], words[following + 1])
        and _carries_on(words[following], words[following + 1])
    ):
        following += 1
    return following


def _is_title(text: str) -> bool:
    return (
        text in TITLES_ON_DUTY
        or text in RANKS_IN_SMALL
        or text.lower() in ALWAYS_TITLES
        or (text.lower() in OTHER_TITLES and not text.isupper())
    )


def _is_name_after_title(title: str, word: Word) -> bool:
    bare = word.bare
    if title in RANKS_IN_SMALL and not word.is_capitalised and word.follows_on:
        return _is_a_surname_in_small(bare)
    if title == "miss" and len(bare) == 1 and word.follows_on:
        return bare not in NOT_AN_INITIAL
    if title not in ALWAYS_TITLES:
        last = lexicon().get(bare, 0) >> 6 & 3
        # "Judge Young", though "young" is our word; "Sister Ward".
        is_surname = title in SURNAME_TITLES and word.follows_on and last > (2 if is_practice(bare) else 0)
        return word.is_capitalised and (may_be_a_name(bare) or is_surname)
    if len(bare) == 1:
        # "Mr w shouts", in a text typed small.
        return word.text[0].isupper() or bare not in NOT_AN_INITIAL
    if bare in NEVER_BUT_BY_TITLE and word.follows_on:
        return True
    # "Dr Foster" is a name though "foster" is our word; "I rang the Dr. Then" is the end of a sentence.
    if not is_ordinary(bare) or (word.is_capitalised and (word.follows_on or may_be_a_name(bare))):
        return True
    # "Mr white", typed small; not "dr said".
    return (
        word.follows_on and lexicon().get(bare, 0) & LAST >= LAST and bare not in DONE and bare not in NEVER
    )


def _is_a_surname_in_small(bare: str) -> bool:
    """ "Dc iqbal", "pc bone"; not "pc died", for all that a Died may live somewhere."""
    if bare in NEVER_BUT_BY_TITLE:
        return True
    code = lexicon().get(bare, 0)
    if bare in NEVER or bare in DONE or (code & PRACTICE and code & LAST < LAST):
        return False
    return code >> 6 & 3 >= 2 or bool(code & FIRST) or (not code and not is_misspelt(bare))


def _carries_on(before: Word, after: Word) -> bool:
    """Whether the name goes on: "Mrs Anita Patel", "Dr J. Okafor"."""
    if after.bare in NEVER:
        # "I rang Mrs K. One day".
        return False
    initial_then_name = len(before.bare) == 1 and after.is_capitalised
    return initial_then_name or (after.is_capitalised and after.follows_on and may_be_a_name(after.bare))


def _is_surname_after(letters: str, word: Word) -> bool:
    is_office = letters in ABBREVIATIONS or is_ordinary(letters) or letters.upper() in TITLES_ON_DUTY
    return not is_office and _is_first_name(word) and not is_ordinary(word.bare)


def _is_first_name(word: Word) -> bool:
    return word.is_capitalised and len(word.bare) > 1 and may_be_a_name(word.bare)


def initials(typed: Typed) -> Iterator[Mark]:
    for match in INITIALS_WITH_STOPS.finditer(typed.plain):
        letters = "".join(character for character in match.group().lower() if character.isalpha())
        if not is_short_for_something(letters) and not is_practice(letters):
            yield Mark(match.start(), match.start() + len(match.group().rstrip()), "person", 0.7)
    for surname in typed.words:
        if not (surname.follows_on and surname.is_capitalised):
            continue
        before = TWO_INITIALS.search(typed.plain, max(0, surname.start - 4), surname.start)
        if before and _is_surname_after(before["initials"].lower(), surname):
            yield Mark(before.start(), surname.bare_end, "person", 0.65)
    for match in INITIALS_AFTER_ROLE.finditer(typed.plain):
        letters = match["initials"].lower()
        if not is_short_for_something(letters) and not is_ordinary(letters):
            yield Mark(*match.span("initials"), "person", 0.7)


def nicknames(typed: Typed) -> Iterator[Mark]:
    """ "Lil man t", "big d": a letter by what it is called with."""
    if not NICKNAMES.isdisjoint(typed.lowers):
        for match in NICKNAME.finditer(typed.plain):
            yield Mark(*match.span(), "person", 0.65)


def bracketed_initials(typed: Typed) -> Iterator[Mark]:
    """Initials set in brackets. An abbreviation that the words before it spell out is none: "Domestic Abuse (DA)"."""
    for match in IN_BRACKETS.finditer(typed.plain):
        letters = match["first"].replace(" ", "").lower()
        place = bisect_right(typed.words, match.start(), key=lambda word: word.end)
        before = [word.bare for word in typed.words[max(0, place - 2 * len(letters)) : place]]
        after_a_person = bool(before) and before[-1] in PERSON_WORDS
        is_written_big = match["first"].isupper()
        sure_enough = after_a_person or (
            is_written_big and (len(letters) == 2 or PERSON_WORDS & set(before[-4:]))
        )
        is_a_word = is_ordinary(letters) and not (after_a_person and is_written_big)
        if sure_enough and not is_a_word and not _stands_for_something(letters, before):
            yield Mark(*match.span("initials"), "person", 0.65)


def _stands_for_something(letters: str, before: list[str]) -> bool:
    if is_short_for_something(letters) or letters.upper() in TITLES_ON_DUTY:
        return True
    spelt = "".join(word[0] for word in before)
    shorter = "".join(word[0] for word in before if word not in SKIPPED)
    return spelt.endswith(letters) or shorter.endswith(letters)
