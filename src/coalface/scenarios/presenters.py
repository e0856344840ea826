"""A rehearsal as plain values that templates show."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.spiral import shipped
from coalface.core.spiral.forecasting import may_be_forecast
from coalface.core.spiral.loops import links, loop_diagram
from coalface.core.spiral.published import SERIES
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.scenario import TOGETHER
from coalface.core.spiral.sentences import LABEL

from .asked import DRAWN, Asked, outcome_words
from .decided import all_together, deciding, held_by, is_in_order
from .levers import AS_NOW, BELIEF, EVENT, LEVERS, Choice
from .quarters import quarters
from .results import capital, result_of

# Less than two thousandths of where it started is no movement.
STILL = 0.002
LINKS_IN_WORDS = 12


@dataclass(frozen=True, slots=True)
class Field:
    """A select as it stands on the page."""

    choice: Choice
    chosen: str


def fields(asked: Asked) -> dict[str, list[Field]]:
    def field(choice: Choice) -> Field:
        return Field(choice, asked.chosen.get(choice.name, AS_NOW))

    return {"levers": [field(one) for one in LEVERS], "around": [field(EVENT), field(BELIEF)]}


def looks() -> list[tuple[str, str]]:
    return [(name, capital(outcome_words(name))) for name in DRAWN]


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
    results = [result_of(words, answers, found, asked) for words, answers in found.answers.items()]
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
        "in_order": is_in_order(found, asked),
        "weighed_closer": asked.closer,
        "held": held_by(asked),
        "quarters": quarters(asked),
        "closer": "" if asked.closer else f"{reverse('what_if')}?{asked.query(closer='1')}#deciding",
        "in_balance": bool(asked.events) or found.moves_by_itself < STILL,
        "address": f"{reverse('what_if')}?{asked.query()}",
        "changed": f"{reverse('what_if')}?{asked.query(closer='', go='', name='', beside=asked.query(closer=''))}",
        "two_views": f"{reverse('what_if_two_views')}?{asked.query(closer='')}",
    }
