"""A quarter at the front door as plain values: what waits become beside doing nothing, and never how many children."""

from collections.abc import Mapping
from math import isinf
from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.spiral.front_door import SENSITIVITY
from coalface.core.spiral.sentences import LABEL

from .asked import Asked
from .levers import moved_words
from .quarters import quarter_words, quarters
from .queueing import ENDS, FIRST, HIGH, SECOND, Side, Waits, waits_of
from .starting import Starting

# Less than half a part in a hundred is no difference.
NO_DIFFERENCE = 0.5
# An hour and a half.
HARDLY_DAYS = 1.5 / 24


def front_door_page(
    found: Mapping[str, Side], asked: Asked, starting: Starting, quarter: int
) -> dict[str, Any]:
    nothing, levers = found["nothing"], found["levers"]
    return {
        "label": _(LABEL),
        "when": quarter_words()[quarter],
        "place": starting.area.name,
        "levers": moved_words(asked.chosen),
        "sets": len(levers.waits["wait_first_class"]),
        "says": [
            _comes(nothing, levers),
            _busy(nothing, levers),
            *_grows(nothing, levers),
            *_waits(nothing, levers),
        ],
        "texts": [(_("With the levers"), levers.text), (_("With nothing done"), nothing.text)],
        "quarters": quarters(asked, quarter),
        "back": f"{reverse('what_if')}?{asked.query()}#answer",
    }


def _comes(nothing: Side, levers: Side) -> str:
    pairs = zip(nothing.doors, levers.doors, strict=True)
    more = [100 * (one.referrals_a_week / other.referrals_a_week - 1) for other, one in pairs]
    least, middle, most = (_more(value) for value in np.quantile(more, ENDS))
    if least == most:
        return _("Accepted for an assessment, beside doing nothing: %s.") % middle
    return _(
        "Accepted for an assessment, beside doing nothing: %(middle)s in the middle set, from %(least)s to %(most)s in"
        " eight sets of ten."
    ) % {"least": least, "middle": middle, "most": most}


def _more(percent: float) -> str:
    if abs(percent) < NO_DIFFERENCE:
        return _("about as many")
    return (_("%.0f%% more") if percent > 0 else _("%.0f%% fewer")) % abs(percent)


def _busy(nothing: Side, levers: Side) -> str:
    told = {}
    for name, side in (("before", nothing), ("after", levers)):
        low, middle, high = np.quantile(
            [min(100 * door.load / max(door.with_cap, 1.0), 100.0) for door in side.doors], ENDS
        )
        told[name] = _("%(middle).0f (%(low).0f to %(high).0f)") % {
            "low": low,
            "middle": middle,
            "high": high,
        }
    return (
        _(
            "Of 100 hours that assessors have, assessments take %(before)s with nothing done, and %(after)s with the"
            " levers; in brackets eight sets of ten. What they have to spare in usual times is our assumption."
        )
        % told
    )


def _grows(nothing: Side, levers: Side) -> list[str]:
    said = []
    if levers.capped:
        said.append(
            _(
                "In %(capped)d of %(sets)d sets the cap holds. It takes no assessor away and does not keep back whom"
                " triage puts into the first class. It keeps back the second."
            )
            % {"capped": levers.capped, "sets": len(levers.waits[SECOND])}
        )
    if nothing.overloaded or levers.overloaded:
        said.append(
            _(
                "In the second class the queue only grows in %(after)d of %(sets)d sets with the levers, and in"
                " %(before)d with nothing done: more comes into it than is taken out."
            )
            % {"after": levers.overloaded, "before": nothing.overloaded, "sets": len(levers.waits[SECOND])}
        )
    return said


def _waits(nothing: Side, levers: Side) -> list[str]:
    classes = {
        FIRST: _("Whoever triage puts into the first class"),
        SECOND: _("Whoever it puts into the second"),
    }
    told = {name: _wait(words, waits_of(nothing, levers, name)) for name, words in classes.items()}
    found = waits_of(nothing, levers, HIGH)
    has_no_mean = isinf(max(found.before[-1], found.after[-1]))
    high = _high_by_class() if has_no_mean else _wait(_("A child at high risk"), found)
    return [high, *told.values()]


def _high_by_class() -> str:
    """No mean: it would have no end for the sake of those whom triage does not see."""
    seen = round(100 * SENSITIVITY)
    return _(
        "Of the high risk triage sees %(seen)d in a hundred, as we assume: they wait with the first class. It does not"
        " see the other %(unseen)d: they wait with the second."
    ) % {"seen": seen, "unseen": 100 - seen}


def _wait(who: str, found: Waits) -> str:
    """Days or hours on both sides, never how many times as long: beside almost nothing that would say nothing."""
    if max(found.before[2], found.after[2]) < HARDLY_DAYS:
        return _("%(who)s hardly waits in either: an hour or less in nine sets of ten.") % {"who": who}
    told = {"who": who, "shorter": found.shorter, "same": found.same, "longer": found.longer}
    told |= {name: _spread(days) for name, days in (("before", found.before), ("after", found.after))}
    return (
        _(
            "%(who)s waits %(before)s with nothing done, and %(after)s with the levers. Shorter in %(shorter)d sets, no"
            " difference worth counting in %(same)d, longer in %(longer)d."
        )
        % told
    )


def _spread(days: tuple[float, float, float]) -> str:
    least, middle, most = map(_days, days)
    if least == most:
        return middle
    return _("%(middle)s (%(least)s to %(most)s)") % {"least": least, "middle": middle, "most": most}


def _days(days: float) -> str:
    if isinf(days):
        return _("without end")
    if days < 1:
        return _("%d hours") % round(24 * days) if days >= HARDLY_DAYS else _("an hour or less")
    return _("%.1f days") % days
