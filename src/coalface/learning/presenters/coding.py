"""A coding as people read it: which conditions, what they did, and how deep they went."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.coding import ACTS, CODED_CONDITIONS, PHRASES, CodedCondition, Coding, Depth
from coalface.core.settling import alike_from, differing
from coalface.core.vocabulary import STAGES, Effect

from ..queries.coding import Pair
from .words import brief, day_words

# The bars beside a condition: three for the deepest, none where it was looked for and not found.
BARS = {
    Depth.NOT_KNOWN: 0,
    Depth.NONE: 0,
    Depth.UNLIKELY: 1,
    Depth.PRESENT: 1,
    Depth.CONTRIBUTED: 2,
    Depth.RECURS: 3,
}


def coding_page(coding: Coding) -> dict[str, Any]:
    return {
        "act": brief(ACTS, coding.act),
        "stage": brief(STAGES, coding.stage),
        "none_known": coding.none_known,
        "conditions": [_condition(named) for named in _deepest_first(coding.conditions)],
    }


def _condition(named: Any) -> dict[str, Any]:
    bars, helped = BARS[Depth(named.depth)], named.effect == Effect.HELPED
    return {
        "label": brief(CODED_CONDITIONS, named.code),
        "says": phrase(named),
        "bars": [("up" if helped else "on") if bar < bars else "" for bar in range(3)],
    }


def _deepest_first(conditions: Iterable[Any]) -> list[Any]:
    order = list(CODED_CONDITIONS)
    return sorted(conditions, key=lambda named: (-BARS[Depth(named.depth)], order.index(named.code)))


def settling_page(pair: Pair, *, proposed_by_me: bool) -> dict[str, Any]:
    """Both codings and what is proposed, line by line, and by when they settle it."""
    proposal = pair.proposal
    # What both saw alike is shown for both, once they had their time.
    by_day = day_words(alike_from(pair.last_step))
    return {
        "rows": side_by_side(pair.mine, pair.theirs, proposal.coding if proposal else None),
        "other": pair.other_name,
        "proposal": proposal,
        "mine": proposed_by_me,
        "proposed_on": day_words(proposal.on) if proposal else "",
        "by_day": by_day,
        "seen": proposal.number if proposal else 0,
    }


def side_by_side(mine: Coding, theirs: Coding, proposed: Coding | None = None) -> list[dict[str, Any]]:
    """A line for the act, the place, whether anything is known, and each condition that either of them named."""
    apart = differing(mine, theirs)
    all_three = [coding for coding in (mine, theirs, proposed) if coding]
    facts = {
        "act": (_("Act"), lambda coding: brief(ACTS, coding.act) or _("No act, or not known")),
        "stage": (_("Where in the work"), lambda coding: brief(STAGES, coding.stage) or _("Not said")),
    }
    if any(coding.none_known for coding in all_three):
        facts["none_known"] = (_("None known"), lambda coding: _("Yes") if coding.none_known else _("No"))
    rows = [
        _row(label, [said(coding) for coding in all_three], differs=name in apart)
        for name, (label, said) in facts.items()
    ]
    named = [{one.code: one for one in coding.conditions} for coding in all_three]
    return rows + [
        _row(brief(CODED_CONDITIONS, code), [_cell(one.get(code)) for one in named], differs=code in apart)
        for code in CODED_CONDITIONS
        if any(code in one for one in named)
    ]


def _row(label: str, cells: list[str], *, differs: bool) -> dict[str, Any]:
    return {"label": label, "mine": cells[0], "theirs": cells[1], "proposed": cells[2:], "differs": differs}


def _cell(named: Any) -> str:
    if named is None:
        return _("Not named")
    return phrase(named)


def phrase(named: CodedCondition) -> str:
    """What it did and how deep it went, as one phrase."""
    return _(PHRASES[Effect(named.effect)][Depth(named.depth)])
