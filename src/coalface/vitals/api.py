"""Sending an authority’s own monthly numbers, for programs that hold its token."""

from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema, Status
from ninja.security import HttpBearer
from pydantic import ConfigDict, Field

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Clash, Doubted, Numbers
from coalface.core.own_returns.months import read_month
from coalface.core.own_returns.numbers import read_number
from coalface.core.own_returns.reading import MOST_ROWS, NO_NUMBER, SAID_AT_MOST
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
    """The numbers of one month, by item. `part` is a part of the service with ten staff or more.

    A symbol such as "c" or "x" in place of a number, or null, is no number: it is passed over, and the answer says so.
    """

    model_config = ConfigDict(extra="forbid")

    month: Annotated[str, Field(max_length=20, examples=["2026-10"])]
    part: Annotated[str, Field(max_length=40)] = ""
    numbers: Annotated[
        dict[
            str,
            Annotated[float, Field(ge=0, lt=10_000_000)] | Annotated[str, Field(max_length=20)] | None,
        ],
        Field(max_length=60),
    ]


class OwnNumbersIn(Schema):
    """Months to keep: all or none. With `replace` another number that stands there gives way. Where a number looks like
    a slip, such as one six times those of the months beside it, `sure` names the items that are right all the same;
    true is for every one of them.
    """

    model_config = ConfigDict(extra="forbid")

    months: Annotated[list[MonthIn], Field(min_length=1, max_length=MOST_ROWS)]
    replace: bool = False
    sure: bool | Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=60)] = False


class OwnNumbersOut(Schema):
    """`no_number` has a sentence for each symbol that was passed over."""

    added: int
    replaced: int
    no_number: list[str]


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
        numbers, nothing = _numbers(given)
        added, replaced = actions.enter_by_token(
            token=token, numbers=numbers, today=today(), replace=given.replace, sure=given.sure
        )
    except actions.NoSuchToken as refusal:
        raise Refusal(401, say(refusal)) from refusal
    except (Clash, Doubted) as refusal:
        raise Refusal(409, say(refusal)) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, say(refusal)) from refusal
    return Status(201, {"added": added, "replaced": replaced, "no_number": nothing[:SAID_AT_MOST]})


def _numbers(given: OwnNumbersIn) -> tuple[Numbers, list[str]]:
    """The numbers, and what was passed over. NotAllowed with everything that is wrong, each with its month and item."""
    found: Numbers = {}
    faults: list[str] = []
    nothing: list[str] = []
    for place, one in enumerate(given.months, start=1):
        try:
            month = read_month(one.month)
        except NotAllowed as fault:
            faults.append(_("Month %(place)d: %(fault)s") % {"place": place, "fault": say(fault)})
            continue
        for item, value in one.numbers.items():
            where = {"place": place, "item": item if item in ITEMS else "?"}
            try:
                key, number = (one.part, month, item), _number(item, value)
                if key in found:
                    raise NotAllowed(_("There are two numbers of one item in this month."))
            except NotAllowed as fault:
                faults.append(_("Month %(place)d, %(item)s: %(fault)s") % {**where, "fault": say(fault)})
                continue
            if number is None:
                nothing.append(_("Month %(place)d, %(item)s: taken as no number.") % where)
            else:
                found[key] = number
    if faults:
        raise NotAllowed(_all(faults))
    return found, nothing


def _number(item: str, value: float | str | None) -> Decimal | None:
    """None where it is a symbol for no number."""
    if item not in ITEMS:
        raise NotAllowed(_("An item is not known. There are: %(items)s.") % {"items": ", ".join(ITEMS)})
    if value is None or (isinstance(value, str) and value.strip().lower() in {"", *NO_NUMBER}):
        return None
    if isinstance(value, str):
        raise NotAllowed(
            _("This is text. Send a number as a number, with a point before decimals and no quotation marks.")
        )
    return read_number(item, f"{value:.10f}".rstrip("0").rstrip("."))


def _all(faults: list[str]) -> str:
    said, more = " ".join(faults[:SAID_AT_MOST]), len(faults) - SAID_AT_MOST
    return said if more <= 0 else _("%(said)s And %(more)d more.") % {"said": said, "more": more}
