"""A rehearsal in sentences, for a director and a front-line worker who disagree about an assumption."""

from typing import Any

from .comparing import Answer, Tally, halves_of
from .deciding import Decided, Share
from .definition import Definition, Outcome
from .fans import SHARES, Fan
from .rehearse import Rehearsal
from .scenario import TOGETHER

LABEL = "A rehearsal, not a forecast"
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def sentences(rehearsal: Rehearsal, definition: Definition) -> list[str]:
    """What is said to a person. Never how many children: a rehearsal knows none."""
    weeks = rehearsal.scenario.weeks
    said = [
        f"{LABEL}: {rehearsal.runs:,} sets of assumptions, each over {weeks:,} weeks, with the levers"
        " and with nothing done.",
        "What is compared is the last year.",
    ]
    for words, answers in rehearsal.answers.items():
        said += ["", _heading(words, rehearsal, definition)]
        for answer in answers:
            said.append(_about(answer, rehearsal.runs))
    said += deciding_sentences(rehearsal, definition)
    return [*said, "", f"Seed {rehearsal.seed}, definition {rehearsal.definition_digest[:12]}."]


def deciding_sentences(rehearsal: Rehearsal, definition: Definition) -> list[str]:
    """What the answer turns on. Nothing where it was not asked, or where nothing is told apart from chance."""
    words = next(iter(rehearsal.answers))
    said, all_in_order = [], True
    for name, decided in rehearsal.decided.get(words, {}).items():
        says = definition.outcomes[name].says
        if weighty := decided.weightiest():
            listed = "; ".join(f"{one.assumption} {weight_in_words(one)}" for one in weighty)
            said.append(f"- {says[0].upper()}{says[1:]}: {listed}.")
            all_in_order &= decided.is_in_order
    if not said:
        return []
    together = "all levers together" if len(rehearsal.scenario.levers) > 1 else "the lever"
    return [
        "",
        f"What decides how much {together} would do (Sobol’s indices): of 100 parts of all differences between sets of"
        " assumptions, so many go back to an assumption with all it does together with others, and so many to it alone."
        " What several do only together counts for each, so the parts overlap and may add up to more than 100. In"
        " brackets what nine in ten resamples hold, and the places that it may have.",
        *said,
        *([] if all_in_order else [too_small()]),
    ]


def too_small() -> str:
    return (
        "Where there are several places, the sample is too small to put these assumptions in order: take a larger one"
        " before you say that one of them weighs more than another."
    )


def weight_in_words(one: Share) -> str:
    low, middle, high = (parts_of_a_hundred(value) for value in one.in_all)
    alone = min(parts_of_a_hundred(one.alone[1]), middle)
    return f"{middle} ({low} to {high}; {places_in_words(one.places)}), {alone} alone"


def places_in_words(places: tuple[int, int]) -> str:
    first, last = (ORDINALS.get(place, f"{place}th") for place in places)
    return first if first == last else f"{first} to {last}"


def parts_of_a_hundred(share: float) -> int:
    """In parts of a hundred. An estimate may stray below nought or above all, and alone above what it is with others;
    what it stands for cannot.
    """
    return round(100 * min(max(share, 0.0), 1.0))


def _heading(words: str, rehearsal: Rehearsal, definition: Definition) -> str:
    if words == TOGETHER:
        return "All levers together:"
    says = definition.parameters[words].says.split(":")[0]
    return f"{words} = {rehearsal.scenario.levers[words]:g} alone ({says}):"


def _about(answer: Answer, runs: int) -> str:
    outcome = answer.outcome
    name = f"- {outcome.says[0].upper()}{outcome.says[1:]}"
    if answer.changes_nothing:
        return f"{name}: {helped(answer, runs)}"
    said = (
        f"{name} (counted from {worth_counting(outcome)}): {helped(answer, runs)} {with_other_ranges(answer)}"
    )
    if changed := answer.sign_changes_with_half_steps:
        said += f" In {changed:,} sets a step of half a week would say the opposite."
    return said.rstrip()


def helped(answer: Answer, runs: int) -> str:
    """The end of a sentence that begins with a lever, or with what it is judged by. Its three counts are all sets."""
    given = answer.tallies["as_given"]
    if answer.changes_nothing:
        return f"nothing changes in any of the {runs:,} sets we tried."
    return (
        f"helps in {given.helps:,} of the {runs:,} sets of assumptions we tried, makes no difference worth counting in"
        f" {given.same:,} and makes it worse in {given.harms:,}; {interval(answer.outcome, given)}."
    )


def worth_counting(outcome: Outcome) -> str:
    """The smallest difference that is, with its unit."""
    unit = "point" if outcome.in_points and outcome.counts_from == 1 else unit_of(outcome)
    return f"{outcome.counts_from:g} {unit}"


def unit_of(outcome: Outcome) -> str:
    return "points" if outcome.in_points else "percent"


def with_other_ranges(answer: Answer) -> str:
    """Nothing where other ranges were not tried."""
    if "halved" not in answer.tallies:
        return ""
    return (
        f"With the ranges halved it helps in {answer.tallies['halved'].helps:,},"
        f" doubled in {answer.tallies['doubled'].helps:,}."
    )


def interval(outcome: Outcome, tally: Tally) -> str:
    """What lies between in nine of ten sets. Worse is said in words, so that nobody reads past a minus."""
    least, _, most = tally.by
    unit = unit_of(outcome)
    if least >= 0:
        return f"better by {_size(least)} to {_size(most)} {unit} in nine of ten sets"
    if most <= 0:
        return f"worse by {_size(most)} to {_size(least)} {unit} in nine of ten sets"
    return f"from {_size(least)} {unit} worse to {_size(most)} {unit} better in nine of ten sets"


def _size(value: float) -> str:
    return f"{abs(value):,.0f}" if abs(value) >= 10 else f"{abs(value):.1f}"


def as_json(rehearsal: Rehearsal) -> dict[str, Any]:
    """The same for a program."""
    return {
        "label": LABEL,
        "runs": rehearsal.runs,
        "seed": rehearsal.seed,
        "definition": rehearsal.definition_digest,
        "weeks": rehearsal.scenario.weeks,
        "levers": dict(rehearsal.scenario.levers),
        "events": dict(rehearsal.scenario.events),
        "answers": {
            words: {answer.outcome.name: _answer_as_json(words, answer, rehearsal) for answer in answers}
            for words, answers in rehearsal.answers.items()
        },
        "decided": {
            words: {name: _decided_as_json(decided) for name, decided in weighed.items()}
            for words, weighed in rehearsal.decided.items()
        },
        "fans": {words: fan_as_json(fan) for words, fan in rehearsal.fans.items()},
    }


def _decided_as_json(decided: Decided) -> dict[str, Any]:
    """Sobol’s indices with what nine in ten resamples hold, the weightiest first."""
    ends = ("least", "share", "most")
    return {
        "all_alone": decided.alone,
        "sets": decided.sets,
        "assumptions": [
            {
                "assumption": one.assumption,
                "alone": dict(zip(ends, one.alone, strict=True)),
                "with_others": dict(zip(ends, one.in_all, strict=True)),
                "places": list(one.places),
            }
            for one in decided.shares
        ],
    }


def fan_as_json(fan: Fan) -> dict[str, Any]:
    rows = {f"p{share * 100:.0f}": row.tolist() for share, row in zip(SHARES, fan.moved, strict=True)}
    return {"weeks": list(fan.weeks), **rows}


def fan_rows(rehearsal: Rehearsal) -> list[tuple[str, ...]]:
    """The table of fans: each half-year, and for each set of levers beside nothing done the middle and eight in ten."""
    return [
        (f"{week // 26 * 6} months", *(_fan_cell(fan, week) for fan in rehearsal.fans.values()))
        for week in range(26, rehearsal.scenario.weeks + 1, 26)
    ]


def _fan_cell(fan: Fan, week: int) -> str:
    low, middle, high = fan.at(week)
    return f"{middle:+.1f} ({low:+.1f} to {high:+.1f})".replace("-", "−")


def _answer_as_json(words: str, answer: Answer, rehearsal: Rehearsal) -> dict[str, Any]:
    decided = rehearsal.deciding(words, answer.outcome.name)
    names = [one.assumption for one in decided.weightiest()] if decided else []
    return {
        "better": "less" if answer.outcome.less_is_better else "more",
        "unit": "points of a hundred" if answer.outcome.in_points else "percent of doing nothing",
        "counts_from": answer.outcome.counts_from,
        **{
            width: {"helps": one.helps, "harms": one.harms, "same": one.same, "better_by": list(one.by)}
            for width, one in answer.tallies.items()
        },
        "sign_changes_with_half_steps": answer.sign_changes_with_half_steps,
        "halves": [
            {field: getattr(half, field) for field in half.__dataclass_fields__}
            for half in halves_of(answer, rehearsal.told, names)
        ],
    }
