"""A line of JSON in, a line of JSON out: the charts for other programs, with the field names that others build on.

A line that cannot be charted is answered with its `id` and an `error` in words, and the lines after it go on.
"""

import json
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from .errors import BadChart
from .funnel import Funnel, funnel
from .periods import needs_every_period
from .readings import Floats
from .shewhart import KINDS, ControlChart, control_chart, unknown_chart
from .xmr import XmrChart, xmr

Answer = dict[str, Any]

_EVERY_CHART = ("id", "chart")
_DATES = ("dates", "months")
_XMR = ("y", "improvement", "screen_outliers", "rebase", "fix_after", "target", "rules", "gaps", *_DATES)
_CONTROL = ("y", "n", "freeze", "screened_mr", *_DATES)
_FUNNEL = ("numerator", "denominator", "data_type", "sr_method", "trim_by")
FIELDS = {"xmr": _XMR, **dict.fromkeys(KINDS, _CONTROL), "funnel": _FUNNEL}
# Charts whose points are events, which come when they come.
_EVENTS = ("g", "t")
_NEAR = 0.8


def answer_line(line: str | bytes) -> str:
    """Return the answer to one line, as one line."""
    answered = answer(line)
    return json.dumps(answered, ensure_ascii=False, allow_nan=False)


def answer(line: str | bytes) -> Answer:
    """Return the chart of one line, or its error in words."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "This line is not JSON. Write one object between { and } on each line."}
    if not isinstance(asked, dict):
        return {
            "id": None,
            "error": "This line is JSON but no object. Write one between { and } on each line.",
        }
    named = {"id": _writable(asked.get("id"))}
    try:
        return named | _chart(asked)
    except BadChart as refusal:
        return named | {"error": str(refusal)}
    except OverflowError:
        return named | {
            "error": "A number here is too large to compute with. Use a larger unit, such as thousands."
        }


def _chart(asked: Mapping[str, Any]) -> Answer:
    name = asked.get("chart")
    if not isinstance(name, str) or name not in FIELDS:
        raise unknown_chart(name, FIELDS)
    unused = _unused(asked, name)
    given = {field: asked[field] for field in FIELDS[name] if asked.get(field) is not None}
    answered = _ANSWERS[name](name, given)
    answered["notes"] = [*answered["notes"], *unused]
    return answered


def _unused(asked: Mapping[str, Any], name: str) -> list[str]:
    """Refuse a field that is nearly one that is known; say of others that they were not used."""
    known = (*_EVERY_CHART, *FIELDS[name])
    others = [field for field in asked if field not in known and asked[field] is not None]
    every = {field for fields in FIELDS.values() for field in fields}
    for field in others:
        near = get_close_matches(field, known, n=1, cutoff=_NEAR)
        if near and field not in every:
            raise BadChart(f"There is a field whose name is nearly {near[0]}. Did you mean that?", near[0])
    if not others:
        return []
    if all(field in every for field in others):
        return [f"Of no use to this chart, and not used: {', '.join(sorted(others))}."]
    return ["Some fields are of no use to this chart, and were not used."]


def _xmr(name: str, given: Answer) -> Answer:
    _dated(given, "y")
    gaps = given.pop("gaps", "refuse")
    if gaps not in ("refuse", "break"):
        raise BadChart("gaps has to be refuse or break.", "gaps")
    _true_or_false(given, "screen_outliers")
    chart = xmr(**_needing(given, "y"), allow_gaps=gaps == "break")
    return xmr_answer(chart)


def xmr_answer(chart: XmrChart) -> Answer:
    return {
        "mean": _numbers(chart.mean),
        "lpl": _numbers(chart.lpl),
        "upl": _numbers(chart.upl),
        "outside_limits": chart.outside_limits.tolist(),
        "signal": list(chart.signal),
        "point": list(chart.point),
        "variation": chart.variation,
        "assurance": chart.assurance,
        "trial_limits": chart.trial_limits,
        "screen_outliers": chart.screen_outliers,
        "ranges_set_aside": chart.ranges_set_aside,
        "rules": chart.rules.name,
        "notes": list(chart.notes),
    }


def _control(name: str, given: Answer) -> Answer:
    if name not in _EVENTS:
        _dated(given, "y")
    for field in _DATES:
        given.pop(field, None)
    _true_or_false(given, "screened_mr")
    return control_answer(control_chart(name, **_needing(given, "y")))


def control_answer(chart: ControlChart) -> Answer:
    return {
        "cl": _numbers(chart.cl),
        "lcl": _numbers(chart.lcl),
        "ucl": _numbers(chart.ucl),
        "sigma_signal": chart.sigma_signal.tolist(),
        "runs_signal": chart.runs_signal,
        "longest_run": chart.runs.longest_run,
        "n_crossings": chart.runs.n_crossings,
        "longest_run_max": chart.runs.longest_run_max,
        "n_crossings_min": chart.runs.n_crossings_min,
        "trial_limits": chart.trial_limits,
        "screened_mr": chart.screened_mr,
        "ranges_set_aside": chart.ranges_set_aside,
        "notes": list(chart.notes),
    }


def _funnel(name: str, given: Answer) -> Answer:
    return funnel_answer(funnel(**_needing(given, "numerator", "denominator")))


def funnel_answer(chart: Funnel) -> Answer:
    limits = ("ll95", "ul95", "ll998", "ul998", "odll95", "odul95", "odll998", "odul998")
    return {
        "target": chart.target,
        "phi": chart.phi,
        "tau2": chart.tau2,
        **{name: _numbers(getattr(chart, name)) for name in limits},
        "denominator": _numbers(chart.denominator),
        "overdispersed": chart.overdispersed,
        "notes": list(chart.notes),
    }


_ANSWERS: dict[str, Callable[[str, Answer], Answer]] = {
    "xmr": _xmr,
    **dict.fromkeys(KINDS, _control),
    "funnel": _funnel,
}


def _needing(given: Answer, *fields: str) -> Answer:
    for field in fields:
        if field not in given:
            raise BadChart(f"There is no {field}. Write it as a list of numbers.", field)
    return given


def _dated(given: Answer, of: str) -> None:
    """Take the dates out of what was given, and refuse them where one is missing."""
    for field in _DATES:
        dates = given.pop(field, None)
        if dates is not None and isinstance(given.get(of), list):
            needs_every_period(dates, len(given[of]))


def _true_or_false(given: Answer, field: str) -> None:
    if not isinstance(given.get(field, True), bool):
        raise BadChart(f"{field} has to be true or false.", field)


def _numbers(values: Floats) -> list[float | None]:
    return [None if value != value else value for value in values.tolist()]


def _writable(identity: Any) -> Any:
    """The id as it came, or null where JSON could not write it again."""
    try:
        json.dumps(identity, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return identity
