"""The figures in the text format of Prometheus, version 0.0.4."""

from collections.abc import Iterator

from django.conf import settings

from coalface import __version__
from coalface.cli.calendar_run.diary import read_diary
from coalface.core.flood import Journey
from coalface.reporting.arrivals import is_flooded
from coalface.ui.clock import today

from . import figures
from .health import PARTS, what_is_wrong


def written() -> str:
    """All of it, as it is shown just now."""
    wrong = what_is_wrong()
    with figures.numbers.locked() as row:
        shown = list(row)
    parts = [
        _gauge("coalface_build_info", "The version that runs.", {f'version="{__version__}"': 1}),
        _gauge(
            "coalface_healthy",
            "1 where a part is well. What would be looked at after a part that is not well is left out.",
            {f'part="{part}"': int(part != wrong) for part in _looked_at(wrong)},
        ),
        _gauge(
            "coalface_flooded",
            "1 where more come than are let in at once, so that some are asked to wait.",
            {f'journey="{journey.name.lower()}"': int(is_flooded(journey)) for journey in Journey},
        ),
        *_calendar(),
        "\n".join(_faults(shown)),
        "\n".join(_requests(shown)),
        "\n".join(_durations(shown)),
    ]
    return "\n".join(parts) + "\n"


def _looked_at(wrong: str | None) -> list[str]:
    parts = list(PARTS)
    return parts[: parts.index(wrong) + 1] if wrong else parts


def _calendar() -> Iterator[str]:
    last = read_diary(settings.DATA).last_run_on
    if last is not None:
        words = "Days since the calendar was last seen to."
        yield _gauge("coalface_run_due_days_ago", words, {"": (today() - last).days})


def _gauge(name: str, words: str, values: dict[str, int]) -> str:
    lines = [
        f"{name}{{{labels}}} {value}" if labels else f"{name} {value}" for labels, value in values.items()
    ]
    return "\n".join([*_heading(name, words, "gauge"), *lines])


def _heading(name: str, words: str, kind: str) -> list[str]:
    return [f"# HELP {name} {words}", f"# TYPE {name} {kind}"]


def _faults(shown: list[float]) -> Iterator[str]:
    yield from _heading("coalface_faults_total", "Answers of 500 and above, at once.", "counter")
    for place, door in enumerate(figures.FAULTS_OF):
        yield f'coalface_faults_total{{door="{door}"}} {shown[figures.FAULTS + place]:.0f}'


def _requests(shown: list[float]) -> Iterator[str]:
    yield from _heading("coalface_requests_total", "Answers, in steps of a hundred or more.", "counter")
    for place, door in enumerate(figures.COUNTED):
        at = place * figures.ROOM + figures.SHOWN
        for number, status in enumerate(figures.STATUSES):
            labels = f'door="{door}",status="{status}"'
            yield f"coalface_requests_total{{{labels}}} {shown[at + number]:.0f}"


def _durations(shown: list[float]) -> Iterator[str]:
    name = "coalface_request_seconds"
    yield from _heading(name, "How long answers took, in steps of a hundred or more.", "histogram")
    for place, door in enumerate(figures.COUNTED):
        at, so_far = place * figures.ROOM + figures.SHOWN, 0.0
        for number, bound in enumerate([*map(str, figures.SECONDS), "+Inf"]):
            so_far += shown[at + len(figures.STATUSES) + number]
            yield f'{name}_bucket{{door="{door}",le="{bound}"}} {so_far:.0f}'
        yield f'{name}_sum{{door="{door}"}} {shown[at + figures.SUM]:.6f}'
        yield f'{name}_count{{door="{door}"}} {so_far:.0f}'
