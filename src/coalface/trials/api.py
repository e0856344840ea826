"""Reading trials, and sending the numbers of one, for other programs."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from ninja.security import HttpBearer

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.errors import NotAllowed
from coalface.core.trial_numbers import Numbers, period_words, read_period
from coalface.core.trials import RESULTS, Rhythm, State
from coalface.ui.clock import today
from coalface.ui.saying import say

from . import actions, queries
from .models import Trial
from .presenters.facts import number_facts, trial_facts
from .presenters.words import day_words
from .schemas import NumbersIn, NumbersOut, TrialOut, TrialsOut

router = Router(tags=["trials"])
PAGE_SIZE, MOST_ON_PAGE, LAST_PAGE = 20, 100, 100_000
STATES = (State.RUNNING.value, State.FINISHED.value)


class TrialToken(HttpBearer):
    """`Authorization: Bearer` with the token of one trial. Whether it is that one's, the action finds out."""

    def authenticate(self, request: HttpRequest, token: str) -> str:
        return token

    def __call__(self, request: HttpRequest) -> str:
        # Without the header the answer is the same as with a wrong token: in our words, and in our one shape.
        return super().__call__(request) or " "


@router.get("/trials", response={200: TrialsOut, 422: ProblemOut}, url_name="api_trials")
def trials(
    request: HttpRequest,
    result: str = "",
    state: str = "",
    page: int = Query(1, ge=1, le=LAST_PAGE),
    page_size: int = Query(PAGE_SIZE, ge=1, le=MOST_ON_PAGE),
) -> dict[str, Any]:
    """Trials that everyone can read, by `result` or `state` (running, finished). A page after the last is empty."""
    for given, known in ((result, [code.value for code in RESULTS]), (state, STATES)):
        if given and given not in known:
            raise Refusal(422, _("This is not on the list. There are: %s.") % ", ".join(known))
    found = queries.public_trials(result=result, state=state)
    pages = Paginator(found.select_related("copied_from").prefetch_related("numbers"), page_size)
    shown = pages.page(page).object_list if page <= pages.num_pages else []
    return {
        "trials": [_facts(trial) for trial in shown],
        "total": pages.count,
        "page": page,
        "page_size": page_size,
        "pages": pages.num_pages if pages.count else 0,
    }


def _facts(trial: Trial) -> dict[str, Any]:
    return trial_facts(trial, queries.numbers_there(trial))


@router.get(
    "/trials/{trial_id}", response={200: TrialOut, 404: ProblemOut, 410: ProblemOut}, url_name="api_trial"
)
def trial(request: HttpRequest, trial_id: str) -> dict[str, Any]:
    """One trial by its permanent id. 410 where it was taken back: please destroy any copy."""
    found = queries.trial_by_id(_uuid(trial_id))
    if found is None:
        raise _unknown()
    if found.taken_back_on:
        said = _("This trial was taken back on %(when)s. If you have a copy, please destroy it.")
        raise Refusal(410, said % {"when": day_words(found.taken_back_on)})
    return _facts(found)


@router.post(
    "/trials/{trial_id}/numbers",
    response={201: NumbersOut, frozenset({400, 401, 404, 409, 413, 415, 422, 503}): ProblemOut},
    auth=TrialToken(),
    url_name="api_trial_numbers",
)
def numbers(request: HttpRequest, trial_id: str, given: NumbersIn) -> Status:
    """Send numbers of a running trial with its token. All or none; the same number again is no fault."""
    token = str(request.auth)  # type: ignore[attr-defined]
    try:
        found = actions.trial_to_send_to(_uuid(trial_id), token)
        added = actions.enter_by_token(
            trial_id=found.pk, token=token, numbers=_numbers(given, found.counted), today=today()
        )
    except actions.NoSuchToken as refusal:
        raise Refusal(401, say(refusal)) from refusal
    except actions.Clash as refusal:
        raise Refusal(409, say(refusal)) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, say(refusal)) from refusal
    return Status(201, {"added": added, "numbers": number_facts(found.counted, queries.numbers_of(found))})


def _numbers(given: NumbersIn, rhythm: Rhythm) -> Numbers:
    found: Numbers = {}
    for one in given.numbers:
        period = read_period(rhythm, one.period)
        if period in found:
            raise NotAllowed(
                _("There are two numbers for %(period)s. Send one for each. Nothing was kept.")
                % {"period": period_words(rhythm, period)}
            )
        found[period] = one.value
    return found


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as fault:
        raise _unknown() from fault


def _unknown() -> Refusal:
    return Refusal(404, _("There is no trial with this id. Look at the address again."))
