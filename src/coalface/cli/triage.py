"""coalface triage: rehearse who waits at the front door, where high risk cannot be seen from outside."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

# So many runs are done between two steps of the bar; the answer does not depend on it.
RUNS_A_CHUNK = 50
# Less work than this is done sooner than other processes have started.
WORTH_SHARING = 20_000_000


def triage(
    file: Annotated[Path, typer.Argument(help="A scenario, in TOML; or in JSON where it ends with .json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program.")] = False,
    runs: Annotated[int, typer.Option(help="How often it is run, each time with other luck.")] = 1000,
    seed: Annotated[int, typer.Option(help="Where the luck begins. The same seed, the same answer.")] = 1,
    compare: Annotated[
        bool, typer.Option("--compare", help="Also try one more assessor, and a triage that misses half.")
    ] = False,
    even_if_overloaded: Annotated[
        bool, typer.Option("--even-if-overloaded", help="Run it though the queue can only grow.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option(help="How many processes share the work. As needed, unless you say.")
    ] = None,
    cluster: Annotated[
        str, typer.Option(help="The address of a Dask scheduler, whose workers share the work instead.")
    ] = "",
) -> None:
    """Say how long children wait for an assessment, and how many at high risk wait too long. A rehearsal, no forecast.

    Exit code 2 where the scenario cannot be run: the sentence says what is wrong, and where.
    """
    from .simulating.showing import refusing

    with refusing(as_json):
        run = partial(_run, runs=runs, seed=seed, workers=workers, cluster=cluster)
        answer, said = _answered(file, runs, seed, compare, even_if_overloaded, run)
    if as_json:
        import json

        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    from .saying import say

    say(*said)


def _answered(
    file: Path, runs: int, seed: int, compare: bool, even_if_overloaded: bool, run: Callable[[Any], Any]
) -> tuple[dict[str, Any], list[str]]:
    from coalface.core import triage as core
    from coalface.core.triage import buying, sentences

    from .simulating.reading import text_of

    text, is_json = text_of(file)
    scenario = core.scenario_from_text(text, is_json=is_json)
    if reason := core.why_not_run(scenario, runs=runs, seed=seed, even_if_overloaded=even_if_overloaded):
        raise reason
    warnings = [core.why_overloaded(scenario), core.why_overloaded_in_surge(scenario)]
    warnings = [one for one in warnings if one]
    for warning in warnings:
        typer.echo(warning, err=True)
    answers = run(scenario)
    answer = {**core.summary(answers), "seed": seed, "label": sentences.LABEL, "warnings": warnings}
    said = [*sentences.sentences(scenario, answer)]
    if compare:
        others = buying.to_be_bought(scenario).items()
        bought = [buying.bought(name, answers, run(other)) for name, other in others]
        answer["compared"] = [
            {field: getattr(one, field) for field in buying.Bought.__dataclass_fields__} for one in bought
        ]
        said += sentences.sentences_about(bought, scenario)
    return answer, [*said, f"Seed {seed}."]


def _run(scenario: Any, *, runs: int, seed: int, workers: int | None, cluster: str) -> Any:
    from coalface.core.triage import is_worth_compiling, joined, simulate_runs

    from .simulating.chunks import chunks, cores, map_chunks
    from .simulating.showing import progress_of

    if workers is None:
        much = runs * scenario.referrals_per_day * scenario.days > WORTH_SHARING
        workers = cores() if much else 1
    pieces = chunks(runs, max(RUNS_A_CHUNK, runs // 20))
    parts = []
    # Of all runs together, for one piece alone may not be worth it. The workers of a cluster decide for themselves.
    engine = "compiled" if not cluster and is_worth_compiling(scenario, runs) else None
    simulated = partial(simulate_runs, scenario, seed=seed, engine=engine)
    in_threads = engine == "compiled"
    with progress_of(runs) as progress:
        for part in map_chunks(simulated, pieces, workers, cluster=cluster, in_threads=in_threads):
            parts.append(part)
            progress.done(len(part.run))
    return joined(parts)
