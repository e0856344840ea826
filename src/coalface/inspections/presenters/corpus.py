"""All reports together: shares by year and framework with their intervals, and what is asked for again and again."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _noop

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.years import draw_years

from ..shipped import about, page
from .profile import day

SHARES = {
    "criticise": (
        _noop("Sentences that criticise"),
        _noop(
            "Of 100 sentences that say what inspectors found, so many say that something was not good enough."
        ),
    ),
    "causes": (
        _noop("Criticisms that say why"),
        _noop(
            "Of 100 criticisms, so many name what makes it likely: how much work, how many people, who leads, tools,"
            " training, partners, money."
        ),
    ),
}
TOGETHER = {
    "criticise": _noop(
        "Of 100 sentences that say what inspectors found, about %(share)d say that something was not good enough"
        " (%(low)d to %(high)d)."
    ),
    "causes": _noop(
        "Of 100 such criticisms about %(share)d name something upstream that makes it likely (%(low)d to %(high)d)."
    ),
}
COUNTED = {
    "asked_who": _noop("name who is to do it"),
    "asked_when": _noop("say by when"),
    "asked_measurable": _noop("hold something that can be measured"),
    "asked_cause": _noop("name a cause"),
    "asked_near": _noop("had been said nearly so to another authority"),
    "level_stronger": _noop("ask for a stronger action"),
    "level_intermediate": _noop("ask for an intermediate action"),
    "level_weaker": _noop("ask for a weaker action"),
    "level_aim": _noop("name an aim, and no action"),
}
MOST_REPEATED = 40


def corpus_page() -> dict[str, Any]:
    found = page("corpus")
    together = found["together"]
    return {
        "reports": together["reports"],
        "first": day(about()["first"]),
        "last": day(about()["last"]),
        "charts": [_chart(what, found["years"]) for what in SHARES],
        "together": [
            _(says) % {name: round(100 * share) for name, share in _ends(together["shares"][what]).items()}
            for what, says in TOGETHER.items()
        ],
        "years": [_row(group) for group in found["years"]],
        "ratios": [_ratio(one) for one in found["ratios"]],
        "checked": _checked(page("asked")),
        "frameworks": [_row(group) for group in found["frameworks"]],
        "asked": together["asked"],
        "counted": [
            {
                "says": _(says),
                "count": together[what],
                "percent": f"{100 * together[what] / together['asked']:.1f}%",
            }
            for what, says in COUNTED.items()
        ],
        "asked_years": [_asked_row(group) for group in found["years"]],
        "repeated": [_repeated(one) for one in page("repeated")[:MOST_REPEATED]],
        "about": about(),
    }


def written(share: Mapping[str, Any] | None) -> str:
    """“26.7% (22.1 to 32.3)”; without an interval where there are fewer than five reports."""
    if share is None:
        return "–"
    low_high = share["interval"]
    if not low_high:
        return _("%(share)s (too few reports for an interval)") % {"share": f"{share['share'] * 100:.1f}%"}
    low, high = (f"{end * 100:.1f}" for end in low_high)
    return _("%(share)s (%(low)s to %(high)s)") % {
        "share": f"{share['share'] * 100:.1f}%",
        "low": low,
        "high": high,
    }


def _ends(share: Mapping[str, Any]) -> dict[str, float]:
    low, high = share["interval"]
    return {"share": share["share"], "low": low, "high": high}


def _row(group: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": _sentence_case(group["name"]),
        "reports": group["reports"],
        "shares": [written(group["shares"][what]) for what in SHARES],
    }


def _asked_row(group: Mapping[str, Any]) -> dict[str, Any]:
    names = ("asked_who", "asked_when", "asked_measurable", "asked_cause", "asked_near")
    return {"name": group["name"], "asked": group["asked"], "counts": [group[name] for name in names]}


def _ratio(one: Mapping[str, Any]) -> str:
    low, high = one["interval"]
    return _(
        "Criticisms say why %(ratio)s times as often in reports of %(second)s as in those of %(first)s (95%%: %(low)s"
        " to %(high)s). The error of what was judged by hand is the same for both and is counted once: this says more"
        " than whether the two intervals above overlap."
    ) % {**one, "low": low, "high": high}


def _checked(found: Mapping[str, Mapping[str, list[int]]]) -> str:
    """How the rules did on those that no rule was made for."""
    ends = {"judged": found["held out"]["judged"][0]}
    for what in ("who", "level"):
        right, named, there = found["held out"][what]
        ends |= {f"{what}_right": right, f"{what}_named": named, f"{what}_there": there}
    return (
        _(
            "Rules counted these, and they err. Of %(judged)d that somebody judged by hand, drawn where something is"
            " named, the rules named who %(who_named)d times and %(who_right)d were right, and found %(who_right)d of"
            " the %(who_there)d there were; for actions and their strength %(level_right)d of %(level_named)d were"
            " right, and %(level_right)d of %(level_there)d were found. Take the counts as an order of size."
        )
        % ends
    )


def _sentence_case(name: str) -> str:
    return name[:1].upper() + name[1:]


def _chart(what: str, years: list[Mapping[str, Any]]) -> dict[str, str]:
    name, says = (_(words) for words in SHARES[what])
    known = {
        group["name"]: group["shares"][what]["share"]
        for group in years
        # What has no interval is no point to look at.
        if group["shares"][what] and group["shares"][what]["interval"]
    }
    points = [str(year) for year in range(int(min(known)), int(max(known)) + 1)]
    values = [known.get(year) for year in points]
    labels = Labels(name=name, points=points, times=100, after="%", key=f"reading-{what}")
    ends = {group["name"]: group["shares"][what]["interval"] for group in years if group["name"] in known}
    between = [(*ends[year],) if year in ends else None for year in points]
    said = "; ".join(
        _("%(year)s: %(share)s%% (%(low)s to %(high)s)")
        % {
            "year": year,
            "share": f"{known[year] * 100:.1f}",
            "low": f"{low * 100:.1f}",
            "high": f"{high * 100:.1f}",
        }
        for year, (low, high) in ends.items()
    )
    drawing = draw_years(values, labels, between=between, says=f"{name}. {said}")
    return {"name": name, "says": says, "drawing": drawing}


def _repeated(one: Mapping[str, Any]) -> dict[str, Any]:
    first, last = one["first"], one["last"]
    years = (
        "–"
        if first is None
        else str(first)
        if first == last
        else _("%(first)s to %(last)s") % {"first": first, "last": last}
    )
    return {**one, "years": years, "causes": one["causes"] or _("none")}
