"""How well the rules read, against sentences coded by hand; and what readers have said since."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _noop

from coalface.core.reading.readers import ASKED, CRITICISM, SAYINGS

from ..shipped import page

MEASURED = {
    "criticism_precision": _noop("Of what the rules call a criticism, is one"),
    "criticism_recall": _noop("Of the criticisms there are, found"),
    "cause_precision": _noop("Of what the rules call a cause, is one"),
    "cause_recall": _noop("Of the causes there are, found"),
}


def gold_page(readers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    by_hand = page("agreement")
    return {
        "measured": [
            *(_measured(_(words), page("measured")[name]) for name, words in MEASURED.items()),
            _measured(
                _("Of the words that they quote as a cause, right from the first to the last"), _spans()
            ),
        ],
        "judged": _judged(page("measured")),
        "by_hand": {
            **by_hand,
            "ac1": f"{by_hand['ac1']:.2f}",
            "low": f"{by_hand['interval'][0]:.2f}",
            "high": f"{by_hand['interval'][1]:.2f}",
        },
        "codes": list(SAYINGS[CRITICISM].values()),
        "levels": list(SAYINGS[ASKED].values()),
        "readers": [_readers(kind, readers[kind]) for kind in (CRITICISM, ASKED)],
    }


def _spans() -> dict[str, Any]:
    found = page("spans")
    return {"share": found["codes"]["right"] / found["judged"], "interval": found["interval"]}


def _measured(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    low, high = found["interval"]
    return {
        "name": name,
        "share": f"{found['share']:.0%}",
        "interval": _("%(low)s to %(high)s") % {"low": f"{low:.0%}", "high": f"{high:.0%}"},
    }


def _judged(measured: Mapping[str, Any]) -> dict[str, int]:
    """From how many sentences the shares come, and how many of them the rules had right and wrong."""
    chance = measured["criticism_judged"][0]["judged"]
    causes = [one["judged"] for one in measured["cause_judged"]]
    marked = [sum(one[1][code] for one in causes) for code in range(3)]
    left = [sum(one[0][code] for one in causes) for code in range(3)]
    return {
        "chance": sum(map(sum, chance)),
        "criticisms_marked": sum(chance[1]),
        "criticisms_right": chance[1][0],
        "criticisms_there": chance[0][0] + chance[1][0],
        "marked": sum(marked),
        "right": marked[0],
        "left": sum(left),
        "missed": left[0],
    }


def _readers(kind: str, found: dict[str, Any]) -> dict[str, Any]:
    value, interval = found["value"], found["interval"]
    if value is None:
        between = _(
            "No sentence has been read by two readers yet, so nothing can be said of how far they agree."
        )
    elif interval is None:
        between = _("Too few sentences have two readers for an interval: %(paired)d. AC1 is %(value).2f.") % {
            "paired": found["paired"], "value": value,
        }  # fmt: skip
    else:
        between = _(
            "Between readers, beyond chance: Gwet’s AC1 %(value).2f (%(low).2f to %(high).2f), on %(paired)d"
            " sentences that two or more have read."
        ) % {"value": value, "low": interval.low, "high": interval.high, "paired": found["paired"]}
    return {**found, "kind": kind, "between": between}
