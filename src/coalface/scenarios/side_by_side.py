"""Two saved rehearsals beside each other: each against doing nothing, and the second against the first, set by set."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.spiral.comparing import Answer, Tally, tally_of
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.sentences import LABEL, interval, worth_counting

from .asked import Asked, asked_in
from .decided import held_by
from .levers import AS_NOW, BELIEF, EVENT, LEVERS
from .results import Drawn, capital, counts_of, drawn_of, interval_of
from .starting import Starting

LONGEST_ADDRESS, MOST_FIELDS = 2000, 60


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two rehearsals."""

    title: str
    place: str
    chosen: tuple[str, ...]
    held: tuple[str, ...]
    counts: tuple[str, ...]
    interval: str
    drawn: Drawn
    address: str


def rehearsal_in(words: str) -> Asked | None:
    """Read the address of a rehearsal, whole or from its question mark on. None where it moves no lever."""
    words = words.strip()
    if not words or len(words) > LONGEST_ADDRESS:
        return None
    try:
        query = urlsplit(words).query or words
        given = parse_qs(query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    asked = asked_in({name: values[0] for name, values in given.items()})
    return replace(asked, closer=False, go=True) if asked.levers else None


def address_of(one: Asked, other: Asked) -> str:
    told = {"one": one.query(closer=""), "other": other.query(closer="")}
    return f"{reverse('what_if_side_by_side')}?{urlencode(told)}"


def page_of(
    asked: tuple[Asked, Asked], starts: tuple[Starting, Starting], found: tuple[Rehearsal, Rehearsal]
) -> dict[str, Any]:
    """Both were run with the same seed, so that the same luck stands on both sides of every difference."""
    looked_at = [_answer(one, asked[0].look) for one in found]
    titles = _titles(asked)
    span = (
        min(float(fan.moved.min()) for one in found for fan in _fans(one)),
        max(float(fan.moved.max()) for one in found for fan in _fans(one)),
    )
    columns = [
        _column(titles[at], asked[at], starts[at], found[at], looked_at[at], span, at) for at in range(2)
    ]
    tally = against(looked_at[0], looked_at[1])
    return {
        "label": _(LABEL),
        "columns": columns,
        "look": capital(looked_at[0].outcome.says),
        "counts": _counts(tally, titles),
        "interval": _("%(title)s is %(interval)s. Less than %(least)s is not counted.")
        % {
            "title": titles[1],
            "interval": interval(looked_at[0].outcome, tally),
            "least": worth_counting(looked_at[0].outcome),
        },
        "table": _table(found, titles),
        "notes": _notes(asked),
        "runs": found[0].runs,
        "seed": found[0].seed,
        "definition": found[0].definition_digest[:12],
        "vintages": list(dict.fromkeys(one.vintage for one in starts)),
        "address": address_of(*asked),
    }


def against(one: Answer, other: Answer) -> Tally:
    """How much more the second does than the first, set by set; each against doing nothing with the same luck."""
    return tally_of(one.outcome, other.effect - one.effect)


def _answer(found: Rehearsal, outcome: str) -> Answer:
    answers = next(iter(found.answers.values()))
    return next(one for one in answers if one.outcome.name == outcome)


def _fans(found: Rehearsal) -> list[Any]:
    return [found.fans[next(iter(found.answers))]]


def _titles(asked: tuple[Asked, Asked]) -> tuple[str, str]:
    first, second = (one.name for one in asked)
    first, second = first or _("The first"), second or _("The second")
    if first == second:
        return _("%s (the first)") % first, _("%s (the second)") % second
    return first, second


def _column(
    title: str,
    asked: Asked,
    starting: Starting,
    found: Rehearsal,
    answer: Answer,
    span: tuple[float, float],
    at: int,
) -> Column:
    words = next(iter(found.answers))
    return Column(
        title,
        starting.area.name,
        tuple(_chosen(asked)),
        tuple(one.says for one in held_by(asked)),
        counts_of(answer),
        interval_of(answer),
        drawn_of(answer, found.fans[words], title, f"side-{at}", span),
        f"{reverse('what_if')}?{asked.query()}",
    )


def _chosen(asked: Asked) -> list[str]:
    """What was moved, and what was chosen around it."""
    return [
        f"{choice.title}: {step.says}"
        for choice in (*LEVERS, EVENT, BELIEF)
        if (step := choice.step(asked.chosen.get(choice.name, AS_NOW))) and step.told
    ]


def _counts(tally: Tally, titles: tuple[str, str]) -> tuple[str, ...]:
    told = {"one": titles[0], "other": titles[1], "sets": tally.sets}
    return (
        _("%(other)s does better in %(helps)d of the %(sets)d sets.") % {**told, "helps": tally.helps},
        _("No difference worth counting in %d.") % tally.same,
        _("%(one)s does better in %(harms)d.") % {**told, "harms": tally.harms},
    )


def _table(found: tuple[Rehearsal, Rehearsal], titles: tuple[str, str]) -> Table:
    """Three counts in each cell: better, no difference worth counting, worse."""
    columns = (
        _("What it is judged by"),
        _("%s, against nothing done") % titles[0],
        _("%s, against nothing done") % titles[1],
        _("%(other)s, against %(one)s") % {"one": titles[0], "other": titles[1]},
        _("By, in nine sets of ten"),
    )
    rows = []
    for one in next(iter(found[0].answers.values())):
        other = _answer(found[1], one.outcome.name)
        tally = against(one, other)
        rows.append(
            (
                capital(one.outcome.says),
                *(_three(answer.tallies["as_given"]) for answer in (one, other)),
                _three(tally),
                capital(interval(one.outcome, tally).removesuffix(" in nine of ten sets")),
            )
        )
    return Table(columns, tuple(rows))


def _three(tally: Tally) -> str:
    return _("better %(helps)d, no difference %(same)d, worse %(harms)d") % {
        "helps": tally.helps,
        "same": tally.same,
        "harms": tally.harms,
    }


def _notes(asked: tuple[Asked, Asked]) -> list[str]:
    """What keeps the two from being like for like."""
    one, other = asked
    said = []
    if one.place != other.place:
        said.append(
            _(
                "They start from different places, so part of the difference is in the published figures, not in the"
                " levers."
            )
        )
    if one.beliefs != other.beliefs:
        said.append(
            _("They hold different assumptions to be certain, so part of the difference is what is believed.")
        )
    if one.events != other.events:
        said.append(_("Something else happens in each, whatever is done."))
    return said
