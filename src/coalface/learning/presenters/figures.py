"""Figures of openness as a page shows them: a row for each condition."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.agreement import Agreement
from coalface.core.coding import CODED_CONDITIONS

from ..queries.agreeing import Agreed
from ..queries.openness import Openness
from .words import brief


def figures_page(facts: Openness) -> dict[str, Any]:
    return {
        "conditions": [
            {"label": brief(CODED_CONDITIONS, one.code), "likely": one.likely, "helped": one.helped}
            for one in facts.conditions
        ],
        "agreement": [_agreed(one) for one in facts.agreement],
    }


def _agreed(one: Agreed) -> dict[str, Any]:
    return {
        "label": brief(CODED_CONDITIONS, one.code) if one.code else _("All conditions"),
        "both": _("%(both)s of %(either)s") % {"both": one.both, "either": one.either},
        "on_part": _figure(one.on_part),
        "on_depth": _figure(one.on_depth),
        "cards": one.cards,
    }


def _figure(found: Agreement | None) -> str:
    """A figure with its interval, or in words that there is too little."""
    if found is None or found.value is None:
        return _("too few")
    value = f"{found.value:.2f}"
    if found.interval is None:
        return value
    range_ = {"value": value, "low": f"{found.interval.low:.2f}", "high": f"{found.interval.high:.2f}"}
    return _("%(value)s, range %(low)s to %(high)s") % range_
