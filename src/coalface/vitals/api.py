"""Sending an authority’s own monthly numbers, for programs that hold its token."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from ninja.security import HttpBearer
from pydantic import ConfigDict, Field

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Clash, Doubted, Numbers
from coalface.core.own_returns.numbers import read_number
from coalface.core.own_returns.reading import MOST_ROWS, read_month
from coalface.ui.clock import today
from coalface.ui.saying import say

from . import actions

router = Router(tags=["own numbers"])


class OwnToken(HttpBearer):
    """`Authorization: Bearer` with the token of one organisation. Whose it is, the action finds out."""

    def authenticate(self, request: HttpRequest, token: str) -> str:
        return token

    def __call__(self, request: HttpRequest) -> str:
        # Without the header the answer is the same as with a wrong token: in our words, and in our one shape.
        return super().__call__(request) or " "


class MonthIn(Schema):
    """The numbers of one month, by item. `part` is a part of the service with ten staff or more."""

    model_config = ConfigDict(extra="forbid")

    month: Annotated[str, Field(max_length=10, examples=["2026-10"])]
    part: Annotated[str, Field(max_length=40)] = ""
    numbers: Annotated[dict[str, Annotated[float, Field(ge=0, lt=10_000_000)]], Field(max_length=60)]


class OwnNumbersIn(Schema):
    """Months to keep: all or none. With `replace` another number that stands there gives way; with `sure` a number is
    kept that looks like a slip, such as one ten times those of the months beside it.
    """

    model_config = ConfigDict(extra="forbid")

    months: Annotated[list[MonthIn], Field(min_length=1, max_length=MOST_ROWS)]
    replace: bool = False
    sure: bool = False


class OwnNumbersOut(Schema):
    added: int
    replaced: int


@router.post(
    "/own-numbers",
    response={201: OwnNumbersOut, frozenset({400, 401, 409, 413, 415, 422, 503}): ProblemOut},
    auth=OwnToken(),
    url_name="api_own_numbers",
)
def own_numbers(request: HttpRequest, given: OwnNumbersIn) -> Status:
    """Send an authority’s own monthly numbers with its token. The same number again is no fault."""
    token = str(request.auth)  # type: ignore[attr-defined]
    try:
        added, replaced = actions.enter_by_token(
            token=token, numbers=_numbers(given), today=today(), replace=given.replace, sure=given.sure
        )
    except actions.NoSuchToken as refusal:
        raise Refusal(401, say(refusal)) from refusal
    except (Clash, Doubted) as refusal:
        raise Refusal(409, say(refusal)) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, say(refusal)) from refusal
    return Status(201, {"added": added, "replaced": replaced})


def _numbers(given: OwnNumbersIn) -> Numbers:
    found: Numbers = {}
    for place, one in enumerate(given.months, start=1):
        try:
            month = read_month(one.month)
            for item, value in one.numbers.items():
                if item not in ITEMS:
                    raise NotAllowed(
                        _("An item is not known. There are: %(items)s.") % {"items": ", ".join(ITEMS)}
                    )
                if (one.part, month, item) in found:
                    raise NotAllowed(_("There are two numbers of one item in this month."))
                found[one.part, month, item] = read_number(item, _plain(value))
        except NotAllowed as fault:
            raise NotAllowed(
                _("Month %(place)d: %(fault)s") % {"place": place, "fault": say(fault)}
            ) from fault
    return found


def _plain(value: Any) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".")
