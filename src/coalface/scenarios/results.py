"""What one set of levers does, as plain values that a template shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Labels, Table
from coalface.core.charts.drawing.fans import draw_fans
from coalface.core.spiral import shipped
from coalface.core.spiral.comparing import Answer, Halves, halves_of
from coalface.core.spiral.fans import Fan
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.scenario import TOGETHER
from coalface.core.spiral.sentences import helped, interval, with_other_ranges, worth_counting

from .asked import Asked
from .levers import LEVERS

YEAR = 52
# A tenth of the sets more or fewer.
TELLING = 0.1
# What gets worse in one set of twenty, or more often, stands beside what helps.
WORSE = 0.05


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fan beside doing nothing: the drawing, the same in a sentence, and in a table."""

    drawing: str
    says: str
    table: Table


@dataclass(frozen=True, slots=True)
class Result:
    """What one set of levers does. `counts` are the three answers, and are all sets. `worse` is what else gets worse,
    `conditions` say what would have to be true.
    """

    key: str
    title: str
    counts: tuple[str, ...]
    interval: str
    worse: tuple[str, ...]
    ranges: str
    half_steps: str
    conditions: tuple[str, ...]
    drawn: Drawn
    others: tuple[tuple[str, str], ...]
    changes: bool = True


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def counts_of(answer: Answer) -> tuple[str, ...]:
    """Three answers, all in the same size; or one, where nothing changes at all."""
    given = answer.tallies["as_given"]
    if answer.changes_nothing:
        return (_("Nothing changes in any of the %d sets of assumptions we tried.") % given.sets,)
    told = {"helps": given.helps, "sets": given.sets, "same": given.same, "harms": given.harms}
    return (
        _("Helps in %(helps)d of the %(sets)d sets of assumptions we tried.") % told,
        _("Makes no difference worth counting in %(same)d.") % told,
        _("Makes it worse in %(harms)d.") % told,
    )


def interval_of(answer: Answer) -> str:
    if answer.changes_nothing:
        return ""
    return _("%(interval)s. Less than %(least)s is not counted.") % {
        "interval": capital(interval(answer.outcome, answer.tallies["as_given"])),
        "least": worth_counting(answer.outcome),
    }


def worse_of(answers: tuple[Answer, ...], looked_at: Answer) -> tuple[str, ...]:
    """What else gets worse, most often first."""
    others = [(one, one.tallies["as_given"]) for one in answers if one is not looked_at]
    worse = sorted(
        ((one, given) for one, given in others if given.harms >= max(WORSE * given.sets, 1)),
        key=lambda pair: -pair[1].harms,
    )
    return tuple(
        _("%(outcome)s: worse in %(harms)d of %(sets)d.")
        % {"outcome": capital(one.outcome.says), "harms": given.harms, "sets": given.sets}
        for one, given in worse
    )


def result_of(words: str, answers: tuple[Answer, ...], found: Rehearsal, asked: Asked) -> Result:
    looked_at = next(one for one in answers if one.outcome.name == asked.look)
    key, title = words.replace("_", "-"), _title(words, asked)
    return Result(
        key,
        title,
        counts_of(looked_at),
        interval_of(looked_at),
        worse_of(answers, looked_at),
        "" if looked_at.changes_nothing else with_other_ranges(looked_at),
        "" if looked_at.changes_nothing else _by_half_steps(looked_at, found),
        _conditions(words, looked_at, found),
        drawn_of(looked_at, found.fans[words], title, key, _span(found)),
        tuple(
            (capital(one.outcome.says), capital(helped(one, found.runs)))
            for one in answers
            if one is not looked_at
        ),
        changes=not looked_at.changes_nothing,
    )


def drawn_of(answer: Answer, fan: Fan, title: str, key: str, span: tuple[float, float]) -> Drawn:
    """`key` makes names in the drawing its own; drawings that share a `span` share a scale."""
    said = _sentence(fan, unit_of(answer))
    labels = Labels(f"{capital(answer.outcome.says)}: {title}", (), key=f"fan-{key}")
    marks = [(0, _("start")), (YEAR, _("1 year")), (2 * YEAR, _("2 years")), (3 * YEAR, _("3 years"))]
    drawing = draw_fans(fan.weeks, fan.moved, 0 * fan.moved, labels, marks=marks, span=span, says=said)
    return Drawn(drawing, said, _table(fan))


def _by_half_steps(answer: Answer, found: Rehearsal) -> str:
    """Whether the answer hangs on how often the model counts. Nothing where that was not tried."""
    if not found.half_steps:
        return ""
    changed = answer.sign_changes_with_half_steps
    if not changed:
        return _("Counted every half week instead of every week, no set says the opposite.")
    return _(
        "Counted every half week, %(changed)d of the %(runs)d sets say the opposite: do not lean on those."
    ) % {
        "changed": changed,
        "runs": found.runs,
    }


def _span(found: Rehearsal) -> tuple[float, float]:
    """What all fans of a page lie between, so that they can be compared."""
    return (
        min(float(fan.moved.min()) for fan in found.fans.values()),
        max(float(fan.moved.max()) for fan in found.fans.values()),
    )


def _conditions(words: str, answer: Answer, found: Rehearsal) -> tuple[str, ...]:
    """Of the assumptions that weigh most, those on whose side of the middle it hangs how often it helps."""
    decided = found.deciding(words, answer.outcome.name)
    names = [one.assumption for one in decided.weightiest()] if decided else []
    return tuple(_condition(half) for half in halves_of(answer, found.told, names) if _turns(half))


def _title(words: str, asked: Asked) -> str:
    if words == TOGETHER:
        return _("All of it together")
    choice = next(one for one in LEVERS if one.moves(words))
    step = choice.step(asked.chosen[choice.name])
    return f"{choice.title}: {step.says if step else ''}"


def unit_of(answer: Answer) -> str:
    return _("points") if answer.outcome.in_points else _("percent of doing nothing")


def signed(value: float) -> str:
    said = f"{abs(value):,.1f}"
    return said if float(said) == 0 else f"{'+' if value > 0 else '−'}{said}"


def _sentence(fan: Fan, unit: str) -> str:
    told = dict(zip(("low", "middle", "high"), map(signed, fan.at(fan.weeks[-1])), strict=True))
    return _(
        "After three years, beside doing nothing: %(middle)s %(unit)s in the middle, from %(low)s to %(high)s in eight"
        " sets of ten."
    ) % {**told, "unit": unit}


def _table(fan: Fan) -> Table:
    def cell(week: int) -> str:
        low, middle, high = map(signed, fan.at(week))
        return _("%(middle)s (%(low)s to %(high)s)") % {"low": low, "middle": middle, "high": high}

    rows = tuple(
        (_("%d months") % (week // YEAR * 12 + week % YEAR * 12 // YEAR), cell(week))
        for week in range(26, fan.weeks[-1] + 1, 26)
    )
    return Table((_("After"), _("Beside doing nothing")), rows)


def _turns(half: Halves) -> bool:
    """Whether it makes a difference to how often a lever helps on which side of the middle an assumption lies."""
    return abs(half.helps_high / max(half.high, 1) - half.helps_low / max(half.low, 1)) >= TELLING


def _condition(half: Halves) -> str:
    one = shipped().parameters[half.assumption]
    return _(
        "“%(says)s”: above %(middle)s it helps in %(helps_high)d of %(high)d sets, below in %(helps_low)d of %(low)d."
    ) % {
        "says": one.says,
        "middle": f"{half.middle:.2g}" if half.middle < 100 else f"{half.middle:,.0f}",
        "helps_high": half.helps_high,
        "high": half.high,
        "helps_low": half.helps_low,
        "low": half.low,
    }
