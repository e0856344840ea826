"""From what was asked to an answer: the model is run once for each set of choices, and remembered."""

from collections.abc import Hashable
from dataclasses import replace

from coalface.core.spiral import Scenario, shipped
from coalface.core.spiral.deciding import decide
from coalface.core.spiral.rehearse import Rehearsal, rehearse

from .asked import Asked
from .remembering import Remembered
from .starting import Starting

# Three levers, together and each alone, take about half a second of one core. A thousand sets would take one.
RUNS, SEED, WEEKS = 500, 1, 156
# What decides it is weighed by Sobol’s indices, from a small sample at once. A larger one, and half steps, take seconds
# more, so they are asked for by a press of their own.
FEW_SETS, MANY_SETS = 24, 192
# Levers are moved from the first week on.
FROM_WEEK = 0.0

remembered = Remembered()


def scenario_of(asked: Asked, starting: Starting) -> Scenario:
    return Scenario(
        weeks=WEEKS,
        parameters={**starting.parameters, **asked.beliefs},
        events={**asked.events, "levers_from_week": FROM_WEEK},
        levers=asked.levers,
    )


def key_of(scenario: Scenario, *more: Hashable) -> Hashable:
    """What an answer depends on: choices and figures, never words that somebody typed."""
    parts = (scenario.parameters, scenario.events, scenario.levers)
    return (shipped().digest, *more, *(tuple(sorted(part.items())) for part in parts))


def rehearsal_of(asked: Asked, starting: Starting) -> Rehearsal:
    """Raises SomebodyRehearses where another one is under way, and BadDefinition where the model leaves all bounds."""
    scenario = scenario_of(asked, starting)

    def make() -> Rehearsal:
        found = rehearse(
            scenario, runs=RUNS, seed=SEED, thorough=False, half_steps=asked.closer, drawn=asked.look
        )
        decided = decide(scenario, sets=FEW_SETS, seed=SEED, each=True)
        if asked.closer:
            decided |= decide(scenario, sets=MANY_SETS, seed=SEED)
        return replace(found, decided=decided)

    answered: Rehearsal = remembered.answer(key_of(scenario, asked.look, asked.closer), make)
    return answered
