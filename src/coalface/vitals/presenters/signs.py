"""The first signs at one place: each link of the spiral, what public numbers say, and what to try next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.changes import in_its_unit, signed, unit_after
from coalface.core.charts.readings import POINTS_FOR_LIMITS
from coalface.core.figures import Measure
from coalface.core.first_signs import SUPPORTED, VERDICTS, Link
from coalface.core.panel_slopes import Side, Slope
from coalface.core.trials import RESULTS, Result
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.first_signs import LinkFound, Standing, standings, supported_by_chance

from ..queries import finished_trials_about
from .axis import axis_for, years_of
from .drawn import Line, drawing_of, labels_of, line_of, numbers_of
from .happened import Happening, happenings
from .lines import files_of, known, missing_words
from .positions import Among, positions
from .vacancy import PARTS, RATE, last_step_words, parted_words

PARTS_DRAWN = frozenset(PARTS)


@dataclass(frozen=True, slots=True)
class OnPage:
    """What all charts of a page share, and which measures have theirs already."""

    area: Area
    axis: range
    happened: Sequence[Happening]
    drawn: set[str] = field(default_factory=set)


def signs_page(connection: Any, area: Area, found: tuple[LinkFound, ...], joint: str) -> dict[str, Any]:
    """`joint` is the key of the return that a place makes with a neighbour, or nothing."""
    there = standings(connection, area.key)
    happened = happenings(connection, area.key)
    page = OnPage(area, axis_for(years_of(connection, area.key), happened), happened)
    among = {} if area.key == ENGLAND else positions(connection)
    links = []
    for number, one in enumerate(found, start=1):
        shown = [
            _measure(there, code, among.get(code, {}), page, number)
            for code in (one.link.first, one.link.then)
        ]
        if RATE in (one.link.first, one.link.then) and not PARTS_DRAWN & page.drawn:
            at = 1 + (one.link.first, one.link.then).index(RATE)
            shown[at:at] = [_count(there[code], page, number) for code in PARTS]
        links.append({**link_words(one), "number": number, "shown": [each for each in shown if each]})
        links[-1]["next"] = what_next(one.link, joint or area.key)
    return {
        "area": area,
        "links": links,
        "by_chance": f"{supported_by_chance(found):.2g}",
        "intervals": 2 * len(found),
        "is_england": area.key == ENGLAND,
    }


def link_words(found: LinkFound) -> dict[str, Any]:
    """What holds for every place: the link, the numbers behind it, and what they mean."""
    link = found.link
    return {
        "code": link.code,
        "title": link.title,
        "says": link.says,
        "careful": link.careful,
        "supported": found.verdict in SUPPORTED,
        "verdict": VERDICTS[found.verdict],
        "numbers": [
            words
            for slope, when in (
                (found.same, _("in the same year")),
                (found.later, _("a year later")),
            )
            if (words := slope_words(link, slope, when))
        ],
        "counted": _("%(numbers)s numbers of %(places)d places.")
        % {"numbers": f"{found.same.numbers:,}", "places": found.same.places},
    }


def slope_words(link: Link, slope: Slope, when: str) -> str:
    times = slope.times(link.step)
    if times is None:
        return ""
    then = measures()[link.then]
    middle, low, high = (signed(number, 2) for number in times)
    said = _("%(step)s went with %(middle)s %(unit)s %(when)s (95%% interval %(low)s to %(high)s).") % {
        "step": _(link.step_words),
        "middle": middle,
        "unit": points_of(then.code),
        "when": when,
        "low": low,
        "high": high,
    }
    if slope.side is not Side.CLOSE:
        return said
    return said + " " + _("Whether nought lies inside is too close to say.")


def points_of(code: str) -> str:
    """The unit of a change, with the name of what changes: “points of vacancy rate”, “cases a case holder”."""
    measure = measures()[code]
    if measure.in_per_cent:
        return _("points of %(measure)s") % {"measure": _(measure.name).lower()}
    return _(measure.unit)


def _measure(
    there: Mapping[str, Standing],
    code: str,
    years: Mapping[int, Among],
    page: OnPage,
    number: int,
) -> dict[str, Any] | None:
    """One of the two measures of a link. Its chart stands once on the page; later links lead to it."""
    standing, area = there[code], page.area
    series = standing.series
    measure = series.measure
    if not any(map(known, series.cells)):
        return {"name": measure.name, "sentences": [_("Nothing is published for this place.")]}
    parted = parted_words({code: one.series for code, one in there.items()}) if code == RATE else []
    sentences = [_movement_words(standing, area), *parted]
    sentences += [_position_words(measure, years, area), _few_words(standing)]
    shown: dict[str, Any] = {"name": measure.name, "sentences": [one for one in sentences if one]}
    if measure.code in page.drawn:
        return shown | {"above": f"sign-{measure.code}"}
    page.drawn.add(measure.code)
    england = None if area.key == ENGLAND else standing.england
    return shown | _drawn(
        line_of(series, page.axis, page.happened, england), " ".join(shown["sentences"]), area, number
    )


def _count(standing: Standing, page: OnPage, number: int) -> dict[str, Any] | None:
    """Posts, or people in post: what a vacancy rate is made of, drawn beside it. England would not fit beside it."""
    series = standing.series
    if not any(map(known, series.cells)):
        return None
    page.drawn.add(series.measure.code)
    area = page.area
    words = last_step_words(series, None if area.key == ENGLAND else standing.england)
    shown = {"name": series.measure.name, "sentences": [words] if words else []}
    return shown | _drawn(line_of(series, page.axis, page.happened), words, area, number)


def _drawn(line: Line, says: str, area: Area, number: int) -> dict[str, Any]:
    code = line.series.measure.code
    return {
        "id": f"sign-{code}",
        "says": labels_of(line).says,
        "drawing": drawing_of(line, key=f"{code}-{number}", says=says, numbered=False),
        "table": numbers_of(line, area.key),
        "files": files_of("figures_chart", area.key, code),
        "url": reverse("figures_measure", args=[code]),
    }


def _movement_words(standing: Standing, area: Area) -> str:
    moved, measure = standing.movement, standing.series.measure
    if moved is None:
        none = _("No two years that can be compared are published here, so no change can be given.")
        return " ".join([none, *missing_words(standing.missing)])
    facts: dict[str, object] = {
        "value": f"{moved.value:,.{measure.decimals}f}{unit_after(measure)}",
        "year": moved.year,
        "before": moved.since,
        "change": in_its_unit(measure, moved.change, _),
        "whole": in_its_unit(measure, moved.whole_change, _),
        "net": in_its_unit(measure, moved.net, _),
    }
    if area.key == ENGLAND:
        said = _("%(value)s in %(year)d: %(change)s since %(before)d.") % facts
    else:
        said = (
            _(
                "%(value)s in %(year)d: %(change)s since %(before)d. England moved by %(whole)s, so net of"
                " England it is %(net)s."
            )
            % facts
        )
    return " ".join([said, *missing_words(standing.missing)])


def _position_words(measure: Measure, years: Mapping[int, Among], area: Area) -> str:
    """The last year in which places could be held beside each other: value, size, limits, and on which side of them."""
    if not years:
        return ""
    last = years[max(years)]
    here = last.places.get(area.key)
    if here is None:
        return ""
    per_cent = "%" if measure.in_per_cent else ""
    words = {
        name: f"{value:,.{max(1, measure.decimals)}f}{per_cent}"
        for name, value in (
            ("value", here.value),
            ("low", here.low),
            ("high", here.high),
            ("centre", last.centre),
        )
    }
    facts: dict[str, object] = {
        **words,
        "year": last.year,
        "count": len(last.places),
        "outside": last.outside,
    }
    facts |= {
        "size": f"{here.size:,.0f}",
        "of": " + ".join(_(measures()[one].name) for one in measure.under).lower(),
    }
    said = {
        "": _("Among %(count)d places in %(year)d it lies inside its limits"),
        "above": _("Among %(count)d places in %(year)d it lies above its limits"),
        "below": _("Among %(count)d places in %(year)d it lies below its limits"),
    }[here.side]
    return (
        said
        + _(
            ": %(value)s of %(size)s (%(of)s), the limits of 99.8%% at that size %(low)s and %(high)s. The middle,"
            " %(centre)s, is computed here from those places. Outside their limits, above or below, are %(outside)d."
        )
    ) % facts


def _few_words(standing: Standing) -> str:
    facts = {"points": standing.points, "enough": POINTS_FOR_LIMITS}
    if standing.points >= POINTS_FOR_LIMITS:
        return ""
    return _("%(points)d yearly points: too few for a control chart, which needs %(enough)d.") % facts


def what_next(link: Link, place: str) -> dict[str, Any]:
    """Finished trials about the same condition, whatever came of them, and a rehearsal."""
    trials = [
        {
            "aim": one.aim,
            "url": reverse("trial", args=[one.pk]),
            "result": _(RESULTS[Result(one.result)].label),
        }
        for one in finished_trials_about(link.conditions)
    ]
    asked = urlencode({"place": place, "look": link.look})
    return {"trials": trials, "rehearsal": f"{reverse('what_if')}?{asked}", "library": reverse("trials")}
