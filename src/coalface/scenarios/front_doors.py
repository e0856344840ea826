"""A quarter at the front door as plain values: what waits become beside doing nothing, and never how many children."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.spiral.sentences import LABEL

from .asked import Asked
from .levers import LEVERS
from .quarters import quarter_words, quarters
from .queueing import Queue, Times, times
from .starting import Starting

# Less than half a part in a hundred is no difference.
NO_DIFFERENCE = 0.5
# An hour and a half.
HARDLY_DAYS = 1.5 / 24
WAITS = (
    ("waited_days_high", "high"),
    ("waited_days_first_class", "first_class"),
    ("waited_days_second_class", "second_class"),
)


def front_door_page(
    found: Mapping[str, Queue], asked: Asked, starting: Starting, quarter: int
) -> dict[str, Any]:
    nothing, levers = found["nothing"], found["levers"]
    return {
        "label": _(LABEL),
        "when": quarter_words()[quarter],
        "place": starting.area.name,
        "levers": _moved(asked),
        "says": [*_comes(nothing, levers), *_busy(nothing, levers), *_waits(nothing, levers)],
        "texts": [(_("With the levers"), levers.text), (_("With nothing done"), nothing.text)],
        "quarters": quarters(asked, quarter),
        "back": f"{reverse('what_if')}?{asked.query()}#answer",
    }


def _moved(asked: Asked) -> list[str]:
    chosen = ((one, one.step(asked.chosen[one.name])) for one in LEVERS)
    return [f"{one.title}: {step.says}" for one, step in chosen if step and step.told]


def _comes(nothing: Queue, levers: Queue) -> list[str]:
    more = 100 * (levers.door.referrals_a_week / nothing.door.referrals_a_week - 1)
    if abs(more) < NO_DIFFERENCE:
        return [_("About as many referrals are accepted for an assessment as with nothing done.")]
    if more > 0:
        return [_("%.0f%% more referrals are accepted for an assessment than with nothing done.") % more]
    return [_("%.0f%% fewer referrals are accepted for an assessment than with nothing done.") % -more]


def _busy(nothing: Queue, levers: Queue) -> list[str]:
    before, after = (min(100 * side.door.load, 100.0) for side in (nothing, levers))
    return [
        _(
            "Of 100 hours that assessors have, assessments take %(before).0f with nothing done, and %(after).0f with"
            " the levers. What they have to spare in usual times is our assumption."
        )
        % {"before": before, "after": after}
    ]


def _waits(nothing: Queue, levers: Queue) -> list[str]:
    if nothing.answers is None and levers.answers is None:
        return [_("With the levers and without, more comes in than can be assessed: the queue only grows.")]
    if levers.answers is None:
        return [
            _(
                "With the levers more comes in than can be assessed, so the queue only grows. With nothing done it"
                " could be kept up with."
            )
        ]
    if nothing.answers is None:
        return [
            _(
                "With nothing done more comes in than can be assessed, so the queue only grows. With the levers it"
                " can be kept up with."
            )
        ]
    who = (
        _("A child at high risk"),
        _("Whoever triage puts into the first class"),
        _("Whoever it puts into the second"),
    )
    found = (times(nothing.answers, levers.answers, *names) for names in WAITS)
    return [_wait(words, one) for words, one in zip(who, found, strict=True)]


def _wait(who: str, found: Times | None) -> str:
    if found is None or max(found.before, found.after) < HARDLY_DAYS:
        return _("%(who)s hardly waits in either: an hour or less.") % {"who": who}
    told = {
        "who": who,
        "before": _days(found.before),
        "after": _days(found.after),
        "middle": f"{found.middle:.1f}",
        "least": f"{found.least:.1f}",
        "most": f"{found.most:.1f}",
    }
    if found.least <= 1 <= found.most:
        return (
            _("%(who)s waits about as long in both: %(before)s with nothing done, %(after)s with the levers.")
            % told
        )
    return (
        _(
            "%(who)s waits %(before)s with nothing done, and %(after)s with the levers: %(middle)s times as long"
            " (%(least)s to %(most)s)."
        )
        % told
    )


def _days(days: float) -> str:
    if days < 1:
        return _("%d hours") % round(24 * days) if days >= HARDLY_DAYS else _("an hour or less")
    return _("%.1f days") % days
