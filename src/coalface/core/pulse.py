"""The safety climate pulse: a few questions once a year, answered with a code that is used once and joined to nothing.

What people answer is added to counts, and no sheet is kept: who would say how one person answered two questions has
nothing to look at. There is no field for a team or an area, so nothing can be shown by one.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from .errors import NotAllowed
from .intervals import Interval, wilson
from .pulse_questions import ANSWERS, SETS, latest_set
from .sealing import hkdf
from .thresholds import (
    ANSWERS_IN_PULSE,
    DAYS_BETWEEN_PULSES,
    LONGEST_PULSE,
    MOST_CODES_IN_PULSE,
    SHORTEST_PULSE,
    SMALLEST_COUNT_SHOWN,
)
from .vocabulary import PROTECTED_AUDIENCES
from .words import gettext_noop as _

# Letters and figures that nobody takes for another, printed as capitals, and no vowels, so that no code spells a word.
LETTERS = "bcdfghjkmnpqrtvwxz3479"
# Figures that look like one of those capitals, on paper and to tired eyes.
LOOK_ALIKES = str.maketrans("268", "zgb")
CODE_LENGTH, GROUP = 12, 4
BETWEEN = str.maketrans("", "", " \t\r\n-–—.")


Counts = dict[str, dict[str, int]]

NO_CODE = _("Type the code from your slip of paper: twelve letters and figures.")
UNKNOWN_CODE = _(
    "This code does not open a pulse. Look at each letter once more."
    " A code works once, and until the last day on the slip."
)
NO_ANSWER = _("Answer at least one of the questions.")
ODD_ANSWER = _("Choose one of the answers below it, or leave the question out.")
ONE_IS_OPEN = _("A pulse is open in this channel. Wait until it has closed.")
OTHER_QUESTIONS = _(
    "Your code is for the questions that stand here now. Answer what is new, and press again: nothing is counted yet."
)
OVER = _("This pulse is over. What was answered is counted already.")


def no_counts(asked: int | None = None) -> Counts:
    """The counts of a pulse that nobody has answered. `asked` is the number of its set of questions."""
    return {question: dict.fromkeys(ANSWERS, 0) for question in SETS[asked or latest_set()]}


def counted(counts: Mapping[str, Mapping[str, int]], given: Mapping[str, str]) -> Counts:
    """Return the counts with one sheet added. A question that was left out is counted nowhere."""
    return {
        question: {answer: counts[question][answer] + (given.get(question) == answer) for answer in ANSWERS}
        for question in counts
    }


def why_not_given(given: Mapping[str, str], *, asked: int) -> tuple[str, str] | None:
    """Return the question to look at again and the reason, or None where the sheet can be counted."""
    questions = SETS[asked]
    for question in questions:
        if given.get(question) and given[question] not in ANSWERS:
            return question, ODD_ANSWER
    if not any(given.get(question) for question in questions):
        return next(iter(questions)), NO_ANSWER
    return None


def still_meant(given: Mapping[str, str], *, asked: int, instead_of: int) -> dict[str, str]:
    """Return the answers to questions that stand, word for word, in the set that is asked as well."""
    before, now = SETS[instead_of], SETS[asked]
    return {
        question: answer for question, answer in given.items() if before.get(question) == now.get(question)
    }


def new_codes(how_many: int) -> list[str]:
    """So many different codes, in an order that chance makes."""
    codes: dict[str, None] = {}
    while len(codes) < how_many:
        code = "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))
        codes["-".join(code[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP)).upper()] = None
    return list(codes)


def digest_of_code(typed: str) -> str:
    """Return what is kept of a code, however it was typed; an empty text where it cannot be one."""
    code = typed.lower().translate(BETWEEN).translate(LOOK_ALIKES)
    if len(code) != CODE_LENGTH or not set(code) <= set(LETTERS):
        return ""
    return hkdf(code.encode(), label=b"coalface pulse code").hex()


def why_not_open(
    *, audience: str, codes: int, closes_on: date, today: date, last_opened_on: date | None, one_is_open: bool
) -> tuple[str, str] | None:
    """Return the field to look at again and the reason why no pulse can be opened so, or None."""
    if audience in PROTECTED_AUDIENCES:
        return "channel", _("A pulse asks about work. Open one in a channel of staff or partner agencies.")
    if one_is_open:
        return "channel", ONE_IS_OPEN
    if last_opened_on and (today - last_opened_on).days < DAYS_BETWEEN_PULSES.value:
        return "channel", _(
            "A pulse was opened here less than ten months ago. Once a year is enough: people tire of being asked."
        )
    if codes < ANSWERS_IN_PULSE.value:
        return "codes", _(
            "Hand out at least ten codes. With fewer answers than ten nothing is shown, so that nobody can be guessed."
        )
    if codes > MOST_CODES_IN_PULSE.value:
        return "codes", _("These are more codes than one pulse can have: at most 5,000.")
    days = (closes_on - today).days
    if not SHORTEST_PULSE.value <= days <= LONGEST_PULSE.value:
        return "closes_on", _(
            "Choose a last day that is one to eight weeks from today, so that whoever is away can answer too."
        )
    return None


@dataclass(frozen=True, slots=True)
class Share:
    """How many gave one answer, or one of several beside each other, with Wilson's interval of that share."""

    answers: tuple[str, ...]
    count: int
    share: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers to one question. No `n` where fewer than ten answered it, and no shares where they would tell."""

    question: str
    n: int | None
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a closed pulse shows. `used` is None, and everything hidden, where fewer than ten codes were used."""

    handed_out: int
    used: int | None
    spreads: tuple[Spread, ...]


def results(counts: Mapping[str, Mapping[str, int]], *, asked: int, used: int, handed_out: int) -> Results:
    """Return what may be shown of a pulse that has closed. What is hidden is not in it at all."""
    if used < ANSWERS_IN_PULSE.value:
        return Results(handed_out, None, ())
    return Results(handed_out, used, tuple(_spread(question, counts[question]) for question in SETS[asked]))


def _spread(question: str, counts: Mapping[str, int]) -> Spread:
    n = sum(counts[answer] for answer in ANSWERS)
    if n < ANSWERS_IN_PULSE.value:
        return Spread(question, None, ())
    groups = together([counts[answer] for answer in ANSWERS], smallest=SMALLEST_COUNT_SHOWN.value)
    if len(groups) < 2:
        return Spread(question, n, ())
    names = list(ANSWERS)
    shares = []
    for group in groups:
        answers = tuple(names[place] for place in group)
        count = sum(counts[answer] for answer in answers)
        shares.append(Share(answers, count, count / n, wilson(count, n)))
    return Spread(question, n, tuple(shares))


def together(counts: Sequence[int], *, smallest: int) -> list[list[int]]:
    """Return which neighbouring answers are counted together, by place, so that no count is smaller than this.

    As many stay apart as can; of several ways, the first that cuts later. Nothing else is shown of the counts, so what
    was joined cannot be taken apart again. No count of nought stands alone either: it would say of everybody whom one
    knows what they did not answer, and one that is all of them what they did.
    """
    places = range(1, len(counts))
    for cuts in (
        cuts for many in reversed(range(len(counts))) for cuts in reversed([*combinations(places, many)])
    ):
        ends = [0, *cuts, len(counts)]
        groups = [list(range(start, end)) for start, end in pairwise(ends)]
        if all(sum(counts[place] for place in group) >= smallest for group in groups):
            return groups
    return [list(range(len(counts)))]


def refuse(reason: tuple[str, str] | None) -> None:
    """Raise NotAllowed where there is a reason, with the field that it is about."""
    if reason:
        field, says = reason
        raise NotAllowed(says, field)
