"""How the server does, as numbers for Prometheus that tell of nobody.

A counter that ticks is a clock: whoever reads it every few seconds knows when somebody came. So what reporters open and
send is not counted at all, nor the first page and the promise, which they read on their way. What is counted is shown
in steps of a hundred or more, and how many more is left to chance: a step cannot be provoked by adding up to it. Faults
alone are shown at once, for each has a line in the log with its time already.
"""

import secrets
import time
from bisect import bisect_left
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from coalface.ui.shared_numbers import SharedNumbers

from .doors import ANYONE, DOORS

STAFF, READING, JOURNEY = "staff", "reading", "telling"
# Named one by one: a new page for everyone is not counted until somebody has thought about it.
PAGES_TO_READ = frozenset(
    {
        "learned", "card", "card_print", "feed", "cards_csv", "cards_json", "api:api_cards", "api:api_card",
        "trials", "trial", "trials_json", "trial_csv", "trial_text", "api:api_trials", "api:api_trial",
        "log", "log_checkpoint", "log_checkpoint_at", "log_entries", "log_inclusion", "log_consistency", "log_cosign",
    }
)  # fmt: skip
LEAST_STEP = 100
STATUSES = ("2xx", "3xx", "4xx", "5xx")
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

# For each counted door: what is so and what is shown, each as statuses, durations and their sum; then the next step.
COUNTED = (READING, STAFF)
SUM = len(STATUSES) + len(SECONDS) + 1
SHOWN = SUM + 1
STEP = 2 * SHOWN
ROOM = STEP + 1
FAULTS_OF = (*COUNTED, JOURNEY)
FAULTS = ROOM * len(COUNTED)
numbers = SharedNumbers(FAULTS + len(FAULTS_OF))


class Figures:
    """Times every answer but those of the style sheet and the like."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        # Whoever is asked to press again is no fault, and no figure either.
        if request.resolver_match and not getattr(response, "asks_to_wait", False):
            door = door_of(request.resolver_match.view_name)
            count(door, response.status_code, time.perf_counter() - began)
        return response


def door_of(name: str) -> str:
    """What sort of page it is; an empty text for those that watch."""
    if name in ("healthz", "metrics"):
        return ""
    if DOORS.get(name, ANYONE) is not ANYONE:
        return STAFF
    return READING if name in PAGES_TO_READ else JOURNEY


def count(door: str, status: int, seconds: float) -> None:
    """Add one answer; where enough have come since the last step, show all of them."""
    if door in FAULTS_OF and status >= 500:
        with numbers.locked() as row:
            row[FAULTS + FAULTS_OF.index(door)] += 1
    if door not in COUNTED:
        return
    at = COUNTED.index(door) * ROOM
    with numbers.locked() as row:
        row[at + min(status // 100, 5) - 2] += 1
        row[at + len(STATUSES) + bisect_left(SECONDS, seconds)] += 1
        row[at + SUM] += seconds
        row[at + STEP] = row[at + STEP] or _next_step()
        if _total(row, at) - _total(row, at + SHOWN) >= row[at + STEP]:
            row[at + SHOWN : at + STEP] = row[at : at + SHOWN]
            row[at + STEP] = _next_step()


def _next_step() -> int:
    return LEAST_STEP + secrets.randbelow(LEAST_STEP)


def _total(row: memoryview, at: int) -> float:
    return sum(row[at : at + len(STATUSES)])
