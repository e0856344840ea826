"""What somebody typed into a page, a file or a program, read as a review. Each fault is told beside its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from coalface.core.days import day_of, has_two_digit_year
from coalface.core.errors import NotAllowed

from .authorities import Authorities, Authority
from .keys import why_not_key
from .lists import CODED
from .rules import DATES, FIRST_YEAR, NO_DATE, STRANGE_YEAR, TWO_AGES, WHOLE_MONTHS, YEAR_OF_TWO_DIGITS
from .values import ChildFacts, ReviewFacts, why_not_child, why_not_review

Answers = Mapping[str, str]
T = TypeVar("T")
LAST_YEAR = 2200
NO_NUMBER = "Give a whole number, 0 or more."
NO_SUCH_AUTHORITY = "There is no authority of this code. Look at the list of codes."
CODES = ("type", "status", "status_reason", "method", "publication")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right: the field, the sentence, and which child it is about, counted from 1."""

    field: str
    says: str
    child: int = 0


def read_day(typed: str) -> date | None:
    """The day that was typed as 2014-03-31, 31/03/2014 or 31 March 2014. NotAllowed where it is none."""
    if not typed.split():
        return None
    found = day_of(typed)
    if found is None:
        raise NotAllowed(YEAR_OF_TWO_DIGITS if has_two_digit_year(typed) else NO_DATE)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotAllowed(STRANGE_YEAR)
    return found


def read_count(typed: str, says: str = NO_NUMBER) -> int | None:
    plain = typed.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        raise NotAllowed(says)
    return int(plain)


def read_review(
    answers: Answers, children: Sequence[Answers], places: Authorities, *, known_from: date | None
) -> tuple[ReviewFacts, list[Fault]]:
    """The review that was typed, and everything that is wrong in it. `known_from` is the day of recording.

    Whatever could be read is judged, so that nobody mends a form in two rounds.
    """
    faults: list[Fault] = []
    said: dict[str, Any] = {name: tried(faults, name, read_day, answers) for name in DATES}
    said |= {name: _code(answers, name) for name in CODES}
    count = tried(faults, "recommendations", read_count, answers)
    found = [_child(one, place, faults) for place, one in enumerate(children, start=1)]
    facts = ReviewFacts(
        key=answers.get("review", "").strip(),
        **said,
        recommendations=count,
        authorities=_authorities(answers.get("authorities", ""), places, faults),
        children=tuple(found),
        known_from=known_from,
        known_to=tried(faults, "known_to", read_day, answers),
    )
    unread = {fault.field for fault in faults}
    for name, says in why_not_review(facts):
        # A day that could not be read is not a day that is missing.
        if name not in unread:
            faults.append(Fault(name, says))
    return facts, faults


def why_not_reference(key: str) -> list[Fault]:
    """What is wrong with a key that somebody typed. None need be typed at all."""
    reason = why_not_key(key) if key else None
    return [Fault("review", reason)] if reason else []


def _child(answers: Answers, place: int, faults: list[Fault]) -> ChildFacts:
    mine: list[Fault] = []
    months = tried(mine, "age_months", lambda typed: read_count(typed, WHOLE_MONTHS), answers)
    also = (code.strip() for code in answers.get("maltreatment_also", "").split(";"))
    child = ChildFacts(
        age_months=months,
        age_band=answers.get("age_band", "").strip(),
        died=_code(answers, "died"),
        maltreatment=_code(answers, "maltreatment"),
        also=frozenset(code for code in also if code),
    )
    mine += [Fault(name, says) for name, says in why_not_child(child)]
    if months is not None and child.age_band and not any(fault.field == "age_band" for fault in mine):
        mine.append(Fault("age_band", TWO_AGES))
    faults += [Fault(fault.field, fault.says, place) for fault in mine]
    return child


def _code(answers: Answers, name: str) -> str:
    return answers.get(name, "").strip() or CODED[name][1] or ""


def tried(faults: list[Fault], name: str, read: Callable[[str], T | None], answers: Answers) -> T | None:
    """What stands in this field, or None with what is wrong with it among the faults."""
    try:
        return read(answers.get(name, ""))
    except NotAllowed as refusal:
        faults.append(Fault(name, str(refusal)))
    return None


def _authorities(typed: str, places: Authorities, faults: list[Fault]) -> tuple[Authority, ...]:
    found: dict[str, Authority] = {}
    for written in filter(None, (part.strip() for part in typed.split(";"))):
        one = places.named(written)
        if one is None:
            faults.append(Fault("authorities", NO_SUCH_AUTHORITY))
        elif one.code in found:
            faults.append(Fault("authorities", "An authority is named twice. Name each once."))
        else:
            found[one.code] = one
    return tuple(found.values())
