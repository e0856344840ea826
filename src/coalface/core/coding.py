"""Coding a card: the act if there was one, the conditions behind it, and how deep each of them went.

Two peers code a card without seeing how it ended, how far it got, or each other. Then both see both, and settle one
coding (see `settling`); the two first ones are kept. An act never stands without a condition: it would be one more
failing.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from .telling import Problem
from .thresholds import WEEKS_OUTCOME_WITHHELD
from .vocabulary import CONDITIONS, STAGES, Effect, Term
from .weeks import Week
from .words import gettext_noop as _


class Depth(StrEnum):
    """How far a condition went, after the child-death review forms (CDOP form C) with a step between 0 and 1."""

    NOT_KNOWN = "not_known"
    NONE = "0"
    UNLIKELY = "1*"
    PRESENT = "1"
    CONTRIBUTED = "2"
    RECURS = "3"


DEPTHS = {
    term.code: term
    for term in (
        Term(Depth.NOT_KNOWN, _("Not known"), _("The card does not say, and nobody was asked")),
        Term(Depth.NONE, _("No evidence of it"), _("Looked for, and not there")),
        Term(Depth.UNLIKELY, _("There, and unlikely to have played a part"), _("Worth noting all the same")),
        Term(Depth.PRESENT, _("There"), _("Nobody can say yet whether it played a part")),
        Term(Depth.CONTRIBUTED, _("It played a part"), _("Without it, this would have been less likely")),
        Term(
            Depth.RECURS, _("It played a part, and is likely to again"), _("It will still be there next week")
        ),
    )
}
_NOT_THERE = {Depth.NOT_KNOWN: _("Not known"), Depth.NONE: _("Looked for, and not there")}
# The same with what it did, as a page says it.
PHRASES = {
    Effect.HINDERED: _NOT_THERE
    | {
        Depth.UNLIKELY: _("There, and unlikely to have mattered here"),
        Depth.PRESENT: _("There; nobody can say yet whether it played a part"),
        Depth.CONTRIBUTED: _("Made it more likely"),
        Depth.RECURS: _("Made it more likely, and will again"),
    },
    Effect.HELPED: _NOT_THERE
    | {
        Depth.UNLIKELY: _("There, and unlikely to have helped here"),
        Depth.PRESENT: _("There; nobody can say yet whether it helped"),
        Depth.CONTRIBUTED: _("Helped"),
        Depth.RECURS: _("Helped, and will again"),
    },
}
# From the least to the most, for agreement between coders. "Not known" is no step: it is a missing value.
IN_ORDER = (Depth.NONE, Depth.UNLIKELY, Depth.PRESENT, Depth.CONTRIBUTED, Depth.RECURS)
CONTRIBUTING = frozenset({Depth.CONTRIBUTED, Depth.RECURS})

ACTS = {
    term.code: term
    for term in (
        Term("slip", _("A slip"), _("The plan was right; the hand or the eye did something else")),
        Term("lapse", _("A lapse"), _("Something meant to be done was forgotten or dropped")),
        Term("mistake", _("A mistake"), _("It was done as planned, and the plan did not fit what was there")),
        Term("workaround", _("A workaround"), _("The rule was left aside, for a reason that made sense")),
    )
}
# What coders have beside the tap-list of the form.
FOR_CODERS = {
    term.code: term
    for term in (
        Term("environment", _("The place we work in"), _("Noise, rooms, travel, weather, buildings")),
        Term(
            "central_support", _("Support from the centre"), _("Legal, finance, placements, human resources")
        ),
        Term("external", _("From outside"), _("Law, money, inspection, the press, a pandemic")),
    )
}
CODED_CONDITIONS = CONDITIONS | FOR_CODERS
CODERS = 2


@dataclass(frozen=True, slots=True)
class CodedCondition:
    """One condition as a coder sees it: what it did, and how deep it went."""

    code: str
    effect: str
    depth: str


@dataclass(frozen=True, slots=True)
class Coding:
    """How one peer, or two together, explain a card. `none_known`: conditions were asked for, and none is known."""

    act: str = ""
    stage: str = ""
    conditions: tuple[CodedCondition, ...] = ()
    none_known: bool = False

    def as_facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> "Coding":
        return cls(**{**facts, "conditions": tuple(CodedCondition(**given) for given in facts["conditions"])})

    def contributed(self, code: str, effect: str | None = None) -> bool | None:
        """Did this condition play a part (this one)? None where it is not known; a condition nobody named did not."""
        depth = self.depth(code)
        if depth is None:
            return None
        return depth in CONTRIBUTING and effect in (None, self._named(code).effect)

    def depth(self, code: str) -> Depth | None:
        """How deep this condition went. None where it is not known; a condition nobody named was not seen."""
        named = next((one for one in self.conditions if one.code == code), None)
        if named is None:
            return Depth.NONE
        return None if named.depth == Depth.NOT_KNOWN else Depth(named.depth)

    def _named(self, code: str) -> CodedCondition:
        return next(one for one in self.conditions if one.code == code)


NEEDS_CONDITION = _(
    "An act needs what made it likely. Choose at least one condition, or tick that you asked and none is known."
)
EITHER_OR = _("You named a condition and ticked that none is known. Take one of the two away.")
NOTHING_CODED = _("Choose at least one condition, or tick that you asked and none is known.")
HELPED_NOT_THERE = _(
    "What is not known, or was looked for and not there, cannot have helped. Say how deep it went, or take “It helped”"
    " away."
)
# Neither says that anything was there: neither explains an act, and neither can have helped.
NOT_SEEN = frozenset({Depth.NOT_KNOWN, Depth.NONE})


def coding_problems(coding: Coding) -> list[Problem]:
    """Everything to look at again before a coding is kept."""
    problems = []
    if coding.act and coding.act not in ACTS:
        problems.append(Problem("act", _("Choose an act from the list, or none.")))
    if coding.stage and coding.stage not in STAGES:
        problems.append(Problem("stage", _("Choose a place in the work from the list, or leave it out.")))
    codes = [named.code for named in coding.conditions]
    if any(_is_unknown(named) for named in coding.conditions) or len(set(codes)) < len(codes):
        return [*problems, Problem("conditions", _("Choose conditions from the list, each once."))]
    problems += [
        Problem(f"effect-{named.code}", HELPED_NOT_THERE)
        for named in coding.conditions
        if named.depth in NOT_SEEN and named.effect == Effect.HELPED
    ]
    known = any(named.depth not in NOT_SEEN for named in coding.conditions)
    if known and coding.none_known:
        problems.append(Problem("none_known", EITHER_OR))
    elif not known and not coding.none_known:
        problems.append(Problem("conditions", NEEDS_CONDITION if coding.act else NOTHING_CODED))
    return problems


def _is_unknown(named: CodedCondition) -> bool:
    return (
        named.code not in CODED_CONDITIONS or named.effect not in set(Effect) or named.depth not in set(Depth)
    )


def why_not_code(
    *,
    coder: str,
    coders: Collection[str],
    is_steward: bool,
    was_steward: bool,
    knows_the_case: bool,
    outcome_shown: bool,
    settled: bool,
) -> str | None:
    """Return why somebody may not code this card now, or None. `coders` are those who have coded it."""
    if settled:
        return _("This card is settled. The two first codings are kept beside the one agreed.")
    if coder in coders:
        return _("You have coded this card. A second peer codes it without seeing yours.")
    if len(coders) >= CODERS:
        return _("Two peers have coded this card. Now the two of them settle it.")
    if is_steward:
        return _("Stewards have read how it ended, so they do not code: the ending changes what one sees.")
    if was_steward:
        return _(
            "You were a steward here while this card may have been written, and may have read how it ended."
            " Please leave it to another peer."
        )
    if knows_the_case:
        return _("You know this one from elsewhere, and how it ended. Please leave it to another peer.")
    if outcome_shown:
        return _("How it ended has been shown to everyone, so nobody can code this card without knowing it.")
    return None


def outcome_day(*, published_on: date, settled_on: date | None = None) -> date:
    """The day from which how a card ended, and how far it got, are shown to everyone.

    The day after its coding is settled, and eight weeks after it was published at the latest. That somebody has begun
    to code moves nothing: a coder who never comes back must not hide an ending, and a day that moved would tell of
    them.
    """
    latest = Week.of(published_on).plus(weeks=WEEKS_OUTCOME_WITHHELD.value).monday
    return min(latest, settled_on + timedelta(days=1)) if settled_on else latest
