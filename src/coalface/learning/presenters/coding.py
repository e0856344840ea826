"""A coding as people read it: which conditions, what they did, and how deep they went."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.coding import ACTS, CODED_CONDITIONS, PHRASES, CodedCondition, Coding, Depth
from coalface.core.vocabulary import STAGES, Effect

from .words import brief

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


def side_by_side(first: Coding, second: Coding) -> list[dict[str, Any]]:
    """Both codings of a card, a line for each condition that either has named."""
    named = [{one.code: one for one in coding.conditions} for coding in (first, second)]
    return [
        {
            "label": brief(CODED_CONDITIONS, code),
            "first": _cell(named[0].get(code)),
            "second": _cell(named[1].get(code)),
            "same": _cell(named[0].get(code)) == _cell(named[1].get(code)),
        }
        for code in CODED_CONDITIONS
        if code in named[0] or code in named[1]
    ]


def _cell(named: Any) -> str:
    if named is None:
        return _("Not named")
    return phrase(named)


def phrase(named: CodedCondition) -> str:
    """What it did and how deep it went, as one phrase."""
    return _(PHRASES[Effect(named.effect)][Depth(named.depth)])
