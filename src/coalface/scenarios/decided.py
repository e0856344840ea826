"""What an answer turns on, and what somebody is sure of, as plain values that templates show."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.spiral import shipped
from coalface.core.spiral.deciding import Decided, Share
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.sentences import parts_of_a_hundred

from .asked import Asked
from .held import HIGH, LOW, can_be_held, held_values


@dataclass(frozen=True, slots=True)
class Try:
    """A link that holds an assumption at one end of its range, or lets go of it."""

    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """An assumption on which an answer turns. `alone` is said only where somebody looked closer."""

    says: str
    tried: str
    grade: str
    source: str
    weight: str
    place: str
    alone: str
    tries: tuple[Try, ...]
    disagree: str


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


def _decided(found: Rehearsal, asked: Asked) -> Decided | None:
    """About all levers together, and what is looked at."""
    return found.deciding(next(iter(found.answers)), asked.look)


def deciding(found: Rehearsal, asked: Asked) -> list[Deciding]:
    """The weightiest by Sobol’s indices, whether somebody looked closer or not: one method, and a larger sample."""
    decided = _decided(found, asked)
    return [_row(one, asked) for one in decided.weightiest()] if decided else []


def is_in_order(found: Rehearsal, asked: Asked) -> bool:
    decided = _decided(found, asked)
    return decided is None or decided.is_in_order


def all_together(found: Rehearsal, asked: Asked) -> str:
    """What assumptions do only in company, where the sample is large enough to say."""
    decided = _decided(found, asked)
    if decided is None or not asked.closer:
        return ""
    alone = parts_of_a_hundred(decided.alone)
    return _(
        "By themselves all assumptions account for about %(alone)d of 100 parts; the rest they do only together."
    ) % {"alone": alone}


def _row(share: Share, asked: Asked) -> Deciding:
    one = shipped().parameters[share.assumption]
    low, middle, high = (parts_of_a_hundred(value) for value in share.in_all)
    ends = {LOW: (_("Try it at %s"), one.least), HIGH: (_("Try it at %s"), one.most)}
    tries = tuple(
        Try(words % f"{value:g}", _address(asked.query_holding(one.name, end)))
        for end, (words, value) in ends.items()
    )
    first, last = share.places
    return Deciding(
        one.says,
        _("%(least)s to %(most)s") % {"least": f"{one.least:g}", "most": f"{one.most:g}"},
        one.grade,
        one.source,
        _("%(middle)d (%(low)d to %(high)d)") % {"middle": middle, "low": low, "high": high},
        str(first) if first == last else _("%(first)d to %(last)d") % {"first": first, "last": last},
        str(min(parts_of_a_hundred(share.alone[1]), middle)) if asked.closer else "",
        tries if can_be_held(one) else (),
        f"{reverse('what_if_two_views')}?{asked.query(closer='', about=one.name)}",
    )


def _address(query: str) -> str:
    return f"{reverse('what_if')}?{query}#answer"
