"""A rehearsal as plain values that templates show."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Labels, Table
from coalface.core.charts.drawing.fans import draw_fans
from coalface.core.spiral import shipped
from coalface.core.spiral.comparing import Answer, Halves
from coalface.core.spiral.fans import Fan
from coalface.core.spiral.forecasting import may_be_forecast
from coalface.core.spiral.loops import links, loop_diagram
from coalface.core.spiral.published import SERIES
from coalface.core.spiral.rehearse import NOTHING, TOGETHER, Rehearsal
from coalface.core.spiral.sentences import LABEL, helped, with_other_ranges

from .asked import DRAWN, Asked, outcome_words
from .decided import all_together, deciding, held_by
from .levers import AS_NOW, BELIEF, EVENT, LEVERS, Choice
from .quarters import quarters

YEAR = 52
# A tenth of the sets more or fewer.
TELLING = 0.1
# Less than a twentieth of a point, or of a percent, is no movement.
STILL = 0.05
LINKS_IN_WORDS = 12


@dataclass(frozen=True, slots=True)
class Field:
    """A select as it stands on the page."""

    choice: Choice
    chosen: str


@dataclass(frozen=True, slots=True)
class Result:
    """What one set of levers does. `conditions` say what would have to be true."""

    key: str
    title: str
    helped: str
    ranges: str
    half_steps: str
    conditions: tuple[str, ...]
    drawing: str
    says: str
    table: Table
    others: tuple[tuple[str, str], ...]


def fields(asked: Asked) -> dict[str, list[Field]]:
    def field(choice: Choice) -> Field:
        return Field(choice, asked.chosen.get(choice.name, AS_NOW))

    return {"levers": [field(one) for one in LEVERS], "around": [field(EVENT), field(BELIEF)]}


def looks() -> list[tuple[str, str]]:
    return [(name, capital(outcome_words(name))) for name in DRAWN]


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def loop() -> dict[str, Any]:
    """The loop as a drawing, and its strongest links in words."""
    model = shipped()
    strongest = [
        (model.stocks[one.source].says, model.stocks[one.target].says, one.strength > 0)
        for one in links(model)[:LINKS_IN_WORDS]
    ]
    return {"drawing": loop_diagram(model), "links": strongest}


def nearer_than_persistence() -> dict[str, Any]:
    """What came of holding the model against what came true."""
    allowed = may_be_forecast(shipped().digest)
    return {"series": len(SERIES), "nearer": len(allowed)}


def answer_page(found: Rehearsal, asked: Asked) -> dict[str, Any]:
    results = [_result(words, answers, found, asked) for words, answers in found.answers.items()]
    together = found.answers.get(TOGETHER)
    return {
        "label": _(LABEL),
        "runs": found.runs,
        "seed": found.seed,
        "definition": found.definition_digest[:12],
        "together": results[0] if together else None,
        "results": results[1:] if together else results,
        "deciding": deciding(found, asked),
        "all_together": all_together(found, asked),
        "weighed": asked.look in found.decided,
        "held": held_by(asked),
        "quarters": quarters(asked),
        "closer": "" if asked.closer else f"{reverse('what_if')}?{asked.query(closer='1')}#deciding",
        "in_balance": bool(asked.events) or abs(found.fans[NOTHING].moved).max() < STILL,
        "address": f"{reverse('what_if')}?{asked.query()}",
    }


def _result(words: str, answers: tuple[Answer, ...], found: Rehearsal, asked: Asked) -> Result:
    looked_at = next(one for one in answers if one.outcome.name == asked.look)
    fan, nothing = found.fans[words], found.fans[NOTHING]
    table = _table(fan, nothing)
    unit = unit_of(looked_at)
    said = _sentence(fan, nothing, unit)
    key = words.replace("_", "-")
    title = _title(words, asked)
    labels = Labels(f"{capital(looked_at.outcome.says)}: {title}", (), key=f"fan-{key}")
    marks = [
        (0, _("start")),
        (YEAR, _("1 year")),
        (2 * YEAR, _("2 years")),
        (3 * YEAR, _("3 years")),
    ]
    return Result(
        key,
        title,
        capital(helped(looked_at, found.runs)),
        with_other_ranges(looked_at) if _moves(looked_at, found.runs) else "",
        _by_half_steps(looked_at, found) if _moves(looked_at, found.runs) else "",
        tuple(_condition(half) for half in looked_at.halves if _turns(half)),
        draw_fans(fan.weeks, fan.moved, nothing.moved, labels, marks=marks, span=_span(found), says=said),
        said,
        table,
        tuple(
            (capital(one.outcome.says), capital(helped(one, found.runs)))
            for one in answers
            if one is not looked_at
        ),
    )


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


def _moves(answer: Answer, runs: int) -> bool:
    return answer.tallies["as_given"].same < runs


def _title(words: str, asked: Asked) -> str:
    if words == TOGETHER:
        return _("All of it together")
    choice = next(one for one in LEVERS if one.moves(words))
    step = choice.step(asked.chosen[choice.name])
    return f"{choice.title}: {step.says if step else ''}"


def unit_of(answer: Answer) -> str:
    return _("points") if answer.outcome.in_points else _("percent of the start")


def signed(value: float) -> str:
    said = f"{abs(value):,.1f}"
    return said if float(said) == 0 else f"{'+' if value > 0 else '−'}{said}"


def _sentence(fan: Fan, nothing: Fan, unit: str) -> str:
    after = dict(zip(("low", "middle", "high"), map(signed, fan.at(fan.weeks[-1])), strict=True))
    before = dict(
        zip(("was_low", "was_middle", "was_high"), map(signed, nothing.at(fan.weeks[-1])), strict=True)
    )
    return _(
        "After three years, since the start: %(middle)s %(unit)s in the middle, from %(low)s to %(high)s in eight"
        " sets of ten. With nothing done %(was_middle)s, from %(was_low)s to %(was_high)s."
    ) % {**after, **before, "unit": unit}


def _table(fan: Fan, nothing: Fan) -> Table:
    def cell(one: Fan, week: int) -> str:
        low, middle, high = map(signed, one.at(week))
        return _("%(middle)s (%(low)s to %(high)s)") % {"low": low, "middle": middle, "high": high}

    rows = tuple(
        (
            _("%d months") % (week // YEAR * 12 + week % YEAR * 12 // YEAR),
            cell(nothing, week),
            cell(fan, week),
        )
        for week in range(26, fan.weeks[-1] + 1, 26)
    )
    return Table((_("After"), _("With nothing done"), _("With this")), rows)


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
