"""From what was asked to an answer: the model is run once for each set of choices, and remembered."""

from coalface.core.spiral import Scenario, shipped
from coalface.core.spiral.rehearse import Rehearsal, rehearse

from .asked import Asked
from .remembering import Remembered
from .starting import Starting

# Three levers, together and each alone, take about half a second of one core. A thousand sets would take one.
RUNS, SEED, WEEKS = 500, 1, 156
# Levers are moved from the first week on.
FROM_WEEK = 0.0

remembered = Remembered()


def rehearsal_of(asked: Asked, starting: Starting) -> Rehearsal:
    """Raises SomebodyRehearses where another one is under way, and BadDefinition where the model leaves all bounds."""
    scenario = Scenario(
        weeks=WEEKS,
        parameters={**starting.parameters, **asked.beliefs},
        events={**asked.events, "levers_from_week": FROM_WEEK},
        levers=asked.levers,
    )
    key = (
        shipped().digest,
        asked.look,
        *(tuple(sorted(part.items())) for part in (scenario.parameters, scenario.events, scenario.levers)),
    )
    return remembered.answer(
        key, lambda: rehearse(scenario, runs=RUNS, seed=SEED, thorough=False, drawn=asked.look)
    )
