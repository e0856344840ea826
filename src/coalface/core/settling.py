"""Settling the coding of a card: one of the two who coded it proposes, and the other confirms or proposes back.

Nobody settles alone: whoever could would drop what both had seen. Where they do not come to it, the card shows only
what both coded alike, and says so.
"""

from collections.abc import Collection
from datetime import date, timedelta

from .coding import CODED_CONDITIONS, CODERS, Coding, coding_problems
from .thresholds import WEEKS_STEWARD_MAY_KNOW, WEEKS_TO_SETTLE
from .words import gettext_noop as _

OPEN_FACTS = ("act", "stage", "none_known")


def in_common(first: Coding, second: Coding) -> Coding:
    """What both coded alike. Where they differ it is blank."""
    return Coding(
        act=first.act if first.act == second.act else "",
        stage=first.stage if first.stage == second.stage else "",
        conditions=tuple(named for named in first.conditions if named in second.conditions),
        none_known=first.none_known and second.none_known,
    )


def differing(first: Coding, second: Coding) -> frozenset[str]:
    """What the two saw differently: of act, stage and none_known, and of the codes of conditions."""
    facts = {name for name in OPEN_FACTS if getattr(first, name) != getattr(second, name)}
    named = [{one.code: one for one in coding.conditions} for coding in (first, second)]
    return frozenset(facts | {code for code in CODED_CONDITIONS if named[0].get(code) != named[1].get(code)})


def alike_from(last_step: date) -> date:
    """The day from which a card shows what both saw alike, where nobody has settled it since the last step."""
    return last_step + timedelta(weeks=WEEKS_TO_SETTLE.value)


def shown_alike(first: Coding, second: Coding, *, last_step: date, today: date) -> Coding | None:
    """What a card shows of two codings that were not settled: what both saw alike, once the two have had their time.

    None before that, and where nothing that can stand by itself is alike: an act without a condition is not shown.
    """
    alike = in_common(first, second)
    if today < alike_from(last_step) or coding_problems(alike):
        return None
    return alike


def last_card_known(until: date) -> date:
    """The last day on which a card was published that a steward until this day may have read about."""
    return until + timedelta(weeks=WEEKS_STEWARD_MAY_KNOW.value)


def why_not_settle(
    *, settler: str, coders: Collection[str], settled: bool, has_read: bool = False
) -> str | None:
    """Return why somebody may not propose or confirm a coding of this card now, or None.

    `has_read`: they are, or were, a steward here, and may have read how it ended since they coded it.
    """
    if settled:
        return _("This card has just been settled. What you both agreed on stands on its page.")
    if len(coders) < CODERS:
        return _("Two peers code a card before it is settled, each without seeing the other.")
    if settler not in coders:
        return _("Only the two who coded this card settle it, together.")
    if has_read:
        return _(
            "You have been a steward here since you coded this card, and may know how it ended."
            " So you do not settle it."
        )
    return None


def why_not_propose(*, seen: int, number: int, other_is_here: bool) -> str | None:
    """Return why a proposal is not kept now, or None. `number` counts the proposals, and `seen` is the latest shown."""
    if not other_is_here:
        return _("The other peer is no longer here, so nobody can confirm what you propose.")
    if seen != number:
        return _(
            "A newer proposal has come in. It stands below, beside what you have just chosen, which is still there."
            " Confirm the newer one, or propose yours."
        )
    return None


def why_not_confirm(*, seen: int, number: int, proposed_by_them: bool) -> str | None:
    """Return why this proposal cannot be confirmed by somebody now, or None."""
    if not number:
        return _("Nothing is proposed yet. Choose what you propose.")
    if proposed_by_them:
        return _("You proposed this yourself. It is settled when the other peer confirms it.")
    if seen != number:
        return _("The proposal has changed since you opened this page. Look at it again before you confirm.")
    return None
