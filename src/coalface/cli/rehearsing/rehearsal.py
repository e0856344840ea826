"""A scenario's file, run with levers and with nothing done."""

from dataclasses import dataclass, replace
from pathlib import Path

from coalface.core.spiral import Definition, Scenario, definition_from, scenario_from_text, shipped
from coalface.core.spiral.deciding import decide, rows_needed
from coalface.core.spiral.front_door import cap_words, front_door, queue_text, why_no_quarter
from coalface.core.spiral.noticing import noticed_in
from coalface.core.spiral.rehearse import Rehearsal, rehearse, simulations, why_not_compare
from coalface.core.triage import Scenario as Queue
from coalface.core.triage import why_overloaded

from ..saying import say_to_people
from ..simulating.reading import text_of
from ..simulating.showing import progress_of

NOTHING_DONE = "-nothing-done"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood on the command line."""

    file: Path
    model: Definition
    runs: int
    seed: int
    engine: str
    sobol: int
    fan: str
    quarter: int

    def scenario(self) -> Scenario:
        """What the file says; refused before anything is run where the quarter is not in it."""
        text, is_json = text_of(self.file)
        scenario = scenario_from_text(text, self.model, is_json=is_json)
        if self.quarter and (reason := why_no_quarter(scenario, self.quarter)):
            raise reason
        return scenario


def model_of(definition: Path | None) -> Definition:
    return shipped() if definition is None else definition_from(text_of(definition)[0])


def write_vensim(model: Definition, file: Path) -> None:
    from coalface.core.spiral.vensim import vensim_model

    file.write_text(vensim_model(model), encoding="utf-8")


def rehearsed(asked: Asked, scenario: Scenario) -> Rehearsal:
    """With what decides it, where that is asked for. One bar for both: a row of Sobol’s counts as a pair of runs."""
    if reason := why_not_compare(scenario, asked.model, asked.fan):
        raise reason
    simulated = asked.runs * simulations(scenario)
    rows = 2 * rows_needed(scenario, asked.model, asked.sobol)
    say_to_people(*noticed_in(scenario, asked.model, seed=asked.seed))
    with progress_of(simulated + rows) as progress:
        found = rehearse(
            scenario,
            runs=asked.runs,
            seed=asked.seed,
            engine=asked.engine,
            definition=asked.model,
            drawn=asked.fan,
            progress=lambda done: progress.done(done * asked.runs),
        )
        if not asked.sobol:
            return found
        decided = decide(
            scenario,
            sets=asked.sobol,
            seed=asked.seed,
            engine=asked.engine,
            definition=asked.model,
            progress=lambda done: progress.done(2 * done),
        )
    return replace(found, decided=decided)


def write_queues(asked: Asked, scenario: Scenario, file: Path) -> None:
    """One scenario of `triage` with the levers, one with nothing done."""
    beside = file.with_name(f"{file.stem}{NOTHING_DONE}{file.suffix}")
    for levers, words, where in (
        (scenario.levers, "With the levers", file),
        ({}, "With nothing done", beside),
    ):
        door = front_door(
            scenario.with_levers(levers),
            asked.quarter,
            runs=asked.runs,
            seed=asked.seed,
            engine=asked.engine,
            definition=asked.model,
        )
        queue, capped = door.queue(), [words for words in (cap_words(door),) if words]
        about = " ".join((f"{words}, quarter {asked.quarter}.", *capped))
        where.write_text(queue_text(queue, about=about), encoding="utf-8")
        say_to_people(f"{words}, quarter {asked.quarter} is in {where}.", *capped, *_overload(queue))


def _overload(queue: Queue) -> list[str]:
    reason = why_overloaded(queue)
    return [reason] if reason else []
