"""Numbers come in: all of them or none, and never one over another unseen."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import Doubted, Numbers, doubts, new_numbers, why_not_number
from coalface.core.own_returns.doubts import unanswered
from coalface.core.own_returns.numbers import why_not_month, why_not_together
from coalface.core.words import Month, Sentence
from coalface.core.words import gettext_noop as _

from .. import queries
from ..models import OwnEntry, OwnNumber, OwnReturns
from .locked import returns_for
from .tokens import returns_of_token

# Of every number that looks like a slip, or of those of the items that are named.
Sure = bool | Collection[str]
# What becomes of the numbers that stand here when they are said to be another’s.
MOVE, GO = "move", "go"
STANDING = _("%(count)s numbers stand here. Say what is to become of them. Nothing was changed.")
NO_SUCH_PART = _("There is no such part of the service, or it has fewer than ten staff. Leave it out.")


@transaction.atomic
def enter_numbers(
    *, by: Any, numbers: Numbers, way: str, today: date, replace: bool = False, sure: Sure = False
) -> tuple[int, int]:
    """Returns how many are new, and how many took the place of another. The same one again is passed over.

    Clash where another number stands there and was not to be replaced; Doubted where one looks like a slip and
    nobody is `sure` of its item.
    """
    return _enter(returns_for(by), numbers, way=way, today=today, replace=replace, sure=sure)


@transaction.atomic
def enter_by_token(
    *, token: str, numbers: Numbers, today: date, replace: bool = False, sure: Sure = False
) -> tuple[int, int]:
    """The same for a program. NoSuchToken where it shows none, or a wrong one."""
    returns = returns_of_token(token)
    return _enter(returns, numbers, way="program", today=today, replace=replace, sure=sure)


def _enter(
    returns: OwnReturns, numbers: Numbers, *, way: str, today: date, replace: bool, sure: Sure
) -> tuple[int, int]:
    there = queries.numbers_of(returns)
    _judge(returns, numbers, {**there, **numbers}, today)
    new = new_numbers(numbers, there, replace=replace)
    if found := unanswered(doubts(new, there), sure):
        raise Doubted(found)
    replaced = [key for key in new if key in there]
    for part, month, item in replaced:
        OwnNumber.objects.filter(returns=returns, part=part, month=month, item=item).delete()
    OwnNumber.objects.bulk_create(
        OwnNumber(returns=returns, part=part, month=month, item=item, value=value)
        for (part, month, item), value in sorted(new.items())
    )
    added = len(new) - len(replaced)
    if new:
        OwnEntry.objects.create(returns=returns, on=today, way=way, added=added, replaced=len(replaced))
    return added, len(replaced)


def _judge(returns: OwnReturns, given: Numbers, after: Numbers, today: date) -> None:
    """Whoever read a sheet has judged it; a program has not, and a number is judged beside those that are there."""
    parts = queries.parts_of(returns.organisation_id)
    for (part, month, item), value in given.items():
        if part and part not in parts:
            raise NotAllowed(NO_SUCH_PART)
        if reason := why_not_month(month, today) or why_not_number(item, value):
            raise NotAllowed(_of(month, reason))
    for part, month in {(part, month) for part, month, _item in given}:
        beside = {item: value for (other, on, item), value in after.items() if (other, on) == (part, month)}
        if reason := why_not_together(part, beside):
            raise NotAllowed(_of(month, reason))


def _of(month: date, reason: str) -> Sentence:
    said = reason if isinstance(reason, Sentence) else Sentence(reason)
    return Sentence(_("%(month)s: %(reason)s"), month=Month(month), reason=said)


class StandingNumbers(NotAllowed):
    """Numbers stand here that came in as another’s, and nobody has said what is to become of them."""

    def __init__(self, count: int) -> None:
        super().__init__(Sentence(STANDING, count=f"{count:,}"))
        self.count = count


@transaction.atomic
def name_authority(*, by: Any, authority: str, months: str = "") -> None:
    """Say which place among published figures this organisation is, or (nothing) that it is none of them.

    Where that changes and numbers stand here, `months` says whether they MOVE along or GO. StandingNumbers else.
    """
    returns = returns_for(by)
    changes = queries.whose_are(returns) and returns.authority != authority
    if changes and (count := returns.numbers.count()):
        if months not in (MOVE, GO):
            raise StandingNumbers(count)
        if months == GO:
            _empty(returns)
    returns.authority = authority
    returns.in_no_list = not authority
    returns.save(update_fields=["authority", "in_no_list"])


@transaction.atomic
def take_numbers_out(*, by: Any) -> int:
    """Take every number out. Returns how many there were."""
    return _empty(returns_for(by))


def _empty(returns: OwnReturns) -> int:
    count, _kinds = returns.numbers.all().delete()
    returns.entries.all().delete()
    returns.limits.all().delete()
    return count
