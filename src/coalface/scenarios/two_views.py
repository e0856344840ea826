"""Two views of one assumption as plain values that a template shows: both answers, and what they would have to agree
about.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.spiral.definition import Parameter
from coalface.core.spiral.disagreeing import (
    At,
    Disagreement,
    Leaning,
    Stretch,
    View,
    disagree,
)
from coalface.core.spiral.sentences import interval, worth_counting

from .asked import Asked, outcome_words
from .levers import moved_words
from .rehearsing import SEED, key_of, remembered, scenario_of
from .results import capital
from .seen import SIDES, WHO, Seen, known_about
from .starting import Starting


@dataclass(frozen=True, slots=True)
class Person:
    """One of the two: who, the fields of the form, and what they would answer."""

    side: str
    code: str
    who: str
    low: str
    high: str
    oops_low: str
    oops_high: str
    range: str = ""
    counts: tuple[str, ...] = ()
    interval: str = ""


def form(seen: Seen, asked: Asked) -> dict[str, Any]:
    """What the form shows, and all of the rehearsal that it carries with it."""
    return {
        "people": [_person(at, seen) for at in range(len(SIDES))],
        "who": WHO.items(),
        "about": seen.about,
        "range": _ours(seen.about) if seen.about else "",
        "levers": moved_words(asked.chosen),
        "known": [(one.name, one.says) for one in known_about()],
        "carried": asked.carried(),
        "back": f"{reverse('what_if')}?{asked.query()}#answer",
    }


def _ours(about: Parameter) -> str:
    told = {"least": f"{about.least:g}", "most": f"{about.most:g}", "unit": str(about.unit)}
    if told["unit"] == "1":
        return _("%(least)s to %(most)s, a number without a unit") % told
    return _("%(least)s to %(most)s, in %(unit)s") % told


def answered(seen: Seen, asked: Asked, starting: Starting) -> dict[str, Any]:
    """Raises SomebodyRehearses where another rehearsal is under way, and what the model refuses."""
    scenario, about = scenario_of(asked, starting), seen.about
    assert about is not None
    views = seen.views
    ends = tuple((one.least, one.most) for one in views)

    def make() -> Disagreement:
        return disagree(scenario, about.name, views, asked.look, seed=SEED)

    found: Disagreement = remembered.answer(key_of(scenario, "two views", about.name, ends, asked.look), make)
    names = [capital(str(WHO[code])) for code in seen.who]
    if names[0] == names[1]:
        names = [_("%s, the first") % names[0], _("%s, the second") % names[1]]
    return {
        "people": [_person(at, seen, found, names[at]) for at in range(len(SIDES))],
        "outside": _outside(found, about, names),
        "agree": agree(found, about.says),
        "settled": found.is_settled,
        "table": _table(found, names),
        "looked_at": capital(outcome_words(asked.look)),
        "least": worth_counting(found.outcome),
        "runs": found.runs,
        "seed": found.seed,
        "definition": found.definition_digest[:12],
        "address": address_of(asked, seen),
    }


def _outside(found: Disagreement, about: Parameter, names: list[str]) -> list[str]:
    """Whose view has nothing in common with what we try: perhaps a slip, perhaps news for us."""
    return [
        _("%(who)s: all of it lies outside what we try (%(range)s). Is it meant so, in that unit?")
        % {"who": who, "range": _ours(about)}
        for who, view in zip(names, found.views, strict=True)
        if view.most < about.least or view.least > about.most
    ]


def address_of(asked: Asked, seen: Seen) -> str:
    return f"{reverse('what_if_two_views')}?{asked.query(closer='')}&{urlencode(seen.query())}"


def agree(found: Disagreement, says: str) -> list[str]:
    """What would have to be true for them to agree, in sentences."""
    looked_at = found.outcome.says
    if found.is_settled:
        return [
            _(
                "You come to almost the same answer: the counts differ by less than a tenth of all sets. So for this"
                " decision you need not agree about “%(says)s”. If you still want different things, it is about"
                " another assumption, or about something that the model leaves out."
            )
            % {"says": says}
        ]
    one, other = found.leanings
    said = []
    if one != other:
        said.append(
            _(
                "You come to different answers. As the first sees it, %(one)s; as the second sees it, %(other)s."
            )
            % {"one": _leaning(one, looked_at), "other": _leaning(other, looked_at)}
        )
    else:
        said.append(
            _("For both, %(one)s. But the counts differ by a tenth of all sets or more.")
            % {"one": _leaning(one, looked_at)}
        )
    said += _turning(found)
    if len(found.stretches) > 1:
        said += [_stretch(each, says, looked_at) for each in found.stretches]
    return [*said, *_question(found), *_shared(found.shared)]


def _turning(found: Disagreement) -> list[str]:
    if not found.turns_round:
        return []
    one, other = found.answers
    said = _(
        "It turns round among the sets in which it counts: %(helps)d better and %(harms)d worse as the first sees it,"
        " %(other_helps)d better and %(other_harms)d worse as the second."
    ) % {"helps": one.helps, "harms": one.harms, "other_helps": other.helps, "other_harms": other.harms}
    at = found.turns_at()
    if at is None:
        return [said]
    return [said, _("As many get better as get worse at about %s.") % f"{at:.2g}"]


def _stretch(one: Stretch, says: str, looked_at: str) -> str:
    told = {"low": f"{one.low:.2g}", "high": f"{one.high:.2g}", "says": says}
    told["leaning"] = _leaning(one.leaning, looked_at)
    return _("If “%(says)s” is about %(low)s to %(high)s, %(leaning)s.") % told


def _question(found: Disagreement) -> list[str]:
    between = found.between()
    if between is None:
        if found.turns_round:
            return []
        return [
            _(
                "No single value parts the two answers: they move little by little. Look at the table, and agree on a"
                " row."
            )
        ]
    low, high = between
    if f"{low:.2g}" == f"{high:.2g}":
        return [_("So there is one thing to find out: does it lie below about %s, or above?") % f"{low:.2g}"]
    return [
        _(
            "So ask first whether it lies below about %(low)s or above about %(high)s. Between them the model cannot"
            " tell. Of what the first holds to be possible %(one)d parts in a hundred lie between, of what the second"
            " does %(other)d."
        )
        % {
            "low": f"{low:.2g}",
            "high": f"{high:.2g}",
            **{
                name: round(100 * part)
                for name, part in zip(SIDES, found.held_between(low, high), strict=True)
            },
        }
    ]


def _shared(shared: View | None) -> list[str]:
    if shared is None:
        return [
            _(
                "No value of it is possible to both of you. Ask each other first what you have seen that rules the"
                " rest out."
            )
        ]
    if shared.least == shared.most:
        return [_("Both of you hold %s to be possible.") % f"{shared.least:g}"]
    return [
        _("Both of you hold %(least)s to %(most)s to be possible: begin there.")
        % {"least": f"{shared.least:g}", "most": f"{shared.most:g}"}
    ]


def _leaning(one: Leaning, looked_at: str) -> str:
    return {
        Leaning.HELPS: _("the levers make “%s” better in more than half of all sets"),
        Leaning.SAME: _("the levers make no difference to “%s” that counts in more than half of all sets"),
        Leaning.HARMS: _("the levers make “%s” worse in more than half of all sets"),
        Leaning.DIVIDED: _("no answer about “%s” has more than half of all sets"),
    }[one] % looked_at


def _person(at: int, seen: Seen, found: Disagreement | None = None, who: str = "") -> Person:
    side, code = SIDES[at], seen.who[at]
    fields = [f"{side}_from", f"{side}_to"]
    typed = [seen.typed.get(name, "") for name in fields]
    oops = [seen.oops.get(name, "") for name in fields]
    person = (side, code, who or capital(str(WHO[code])), *typed, *oops)
    if found is None:
        return Person(*person)
    view, tally = found.views[at], found.answers[at]
    return Person(
        *person,
        range=f"{view.least:g}"
        if view.least == view.most
        else _("%(least)s to %(most)s")
        % {
            "least": f"{view.least:g}",
            "most": f"{view.most:g}",
        },
        counts=(
            _("Helps in %(helps)d of the %(sets)d sets.") % {"helps": tally.helps, "sets": tally.sets},
            _("Makes no difference worth counting in %d.") % tally.same,
            _("Makes it worse in %d.") % tally.harms,
        ),
        interval=capital(interval(found.outcome, tally)),
    )


def _table(found: Disagreement, names: list[str]) -> Table:
    columns = (
        _("If it is"),
        _("Possible to"),
        _("helps"),
        _("no difference"),
        _("worse"),
        _("By, in nine sets of ten"),
    )
    rows = tuple(
        (
            f"{at.value:.3g}",
            _held_by(at, names),
            str(at.tally.helps),
            str(at.tally.same),
            str(at.tally.harms),
            capital(interval(found.outcome, at.tally).removesuffix(" in nine of ten sets")),
        )
        for at in found.along
    )
    return Table(columns, rows)


def _held_by(at: At, names: list[str]) -> str:
    if all(at.held_by):
        return _("both")
    return next((name for name, holds in zip(names, at.held_by, strict=True) if holds), _("neither"))
