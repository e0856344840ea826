"""What an answer turns on, and what somebody is sure of, as plain values that templates show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.spiral import shipped
from coalface.core.spiral.deciding import Share
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.sentences import parts_of_a_hundred, weightiest

from .asked import Asked
from .held import HIGH, LOW, can_be_held, held_values


@dataclass(frozen=True, slots=True)
class Try:
    """A link that holds an assumption at one end of its range, or lets go of it."""

    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """An assumption on which an answer turns. `weight` and `alone` are said only where somebody looked closer."""

    says: str
    tried: str
    grade: str
    source: str
    weight: str
    alone: str
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An assumption that somebody is sure of."""

    says: str
    let_go: str


def held_by(asked: Asked) -> list[Held]:
    known, values = shipped().parameters, held_values(asked.held)
    return [
        Held(
            _("“%(says)s” is %(value)s (our range: %(least)s to %(most)s).")
            % {
                "says": known[name].says,
                "value": f"{values[name]:g}",
                "least": f"{known[name].least:g}",
                "most": f"{known[name].most:g}",
            },
            _address(asked.query_holding(name, "")),
        )
        for name in asked.held
    ]


def deciding(found: Rehearsal, asked: Asked) -> list[Deciding]:
    """Weighed, where somebody looked closer; else those that go most closely with the answers."""
    if asked.look in found.decided:
        weighed = {one.assumption: one for one in weightiest(found.decided[asked.look])}
        return [_row(name, asked, one) for name, one in weighed.items()]
    looked_at = [
        one for answers in found.answers.values() for one in answers if one.outcome.name == asked.look
    ]
    names = dict.fromkeys(half.assumption for one in looked_at for half in one.halves)
    return [_row(name, asked) for name in _not_held(names, asked)]


def all_together(found: Rehearsal, asked: Asked) -> str:
    """What assumptions do only in company, said in one sentence where it is much."""
    decided = found.decided.get(asked.look)
    if decided is None:
        return ""
    alone = parts_of_a_hundred(decided.alone)
    return _(
        "By themselves all assumptions account for about %(alone)d of 100 parts; the rest they do only together."
    ) % {"alone": alone}


def _not_held(names: Iterable[str], asked: Asked) -> list[str]:
    return [name for name in names if name not in asked.held]


def _row(name: str, asked: Asked, share: Share | None = None) -> Deciding:
    one = shipped().parameters[name]
    weight = alone = ""
    if share is not None:
        low, middle, high = (parts_of_a_hundred(value) for value in share.in_all)
        weight = _("%(middle)d (%(low)d to %(high)d)") % {"middle": middle, "low": low, "high": high}
        alone = str(min(parts_of_a_hundred(share.alone[1]), middle))
    ends = {LOW: (_("Try it at %s"), one.least), HIGH: (_("Try it at %s"), one.most)}
    tries = tuple(
        Try(words % f"{value:g}", _address(asked.query_holding(name, end)))
        for end, (words, value) in ends.items()
    )
    return Deciding(
        one.says,
        _("%(least)s to %(most)s") % {"least": f"{one.least:g}", "most": f"{one.most:g}"},
        one.grade,
        one.source,
        weight,
        alone,
        tries if can_be_held(one) else (),
    )


def _address(query: str) -> str:
    return f"{reverse('what_if')}?{query}#answer"
