"""A bulletin on its way to the public: who may do what with it when, and what a second analyst looks at."""

from collections.abc import Collection
from datetime import date

from .corrections import NO_NOTICE
from .disclosure.policy import Deaths, Policy
from .reviews.periods import HalfYear, half_year_of
from .thresholds import SMALLEST_COUNT_SHOWN
from .words import gettext_noop as _

LONGEST_REASON = 500

# What a second analyst ticks, in the order in which the page leads through it.
LOOKS = {
    "tables": _("I have read every table and every drawing, as everyone will."),
    "unknown": _("I have looked at what is not known, and whether an area has not answered."),
    "hidden": _("I have looked at what is hidden. I know of nothing said elsewhere that gives it away."),
    "changed": _("I have looked at what changed since the last bulletin, and why."),
    "child": _("I have read it as somebody who knew one of these children would."),
}

HIGHEST_THRESHOLD = 30
# Numbers of children of the whole country are left as they are, or rounded to this.
ROUNDING = {1: _("Not rounded"), 5: _("To the nearest 5"), 10: _("To the nearest 10")}
DEATHS_SHOWN = {
    Deaths.NATIONALLY: _("For the whole country, small numbers hidden"),
    Deaths.NOWHERE: _("Not at all: S8 and the chapter on child deaths are left out"),
}
AUTHORITIES_SHOWN = {
    "yes": _("Shown, for published reviews name the authority"),
    "no": _("Not shown: S4 and S5 are left out"),
}
ODD_THRESHOLD = _("Choose a whole number from 6 to 30. Counts below it are hidden.")
SAME_THRESHOLD = _(
    "The version that is put right hides counts below another number. Keep to that one: other small numbers would be"
    " hidden, and the two together would give them away."
)
ODD_ROUNDING = _("Choose one from the list.")

ONE_AT_A_TIME = _("A bulletin is being made already. Publish that one or throw it away first.")
NOT_OVER = _("This half-year is not over yet. Choose an earlier one.")
AHEAD = _("This day has not come yet. Choose the last day whose records you want to count.")
BEFORE_ITS_END = _("On this day the half-year was not over. Choose a day after its end.")
TOO_LONG = _("This is longer than 500 characters. Say it in fewer words: nothing you typed is lost.")
SIGNED = _("It is signed already.")
SAME_PERSON = _("You made this bulletin. Somebody else has to look at it: ask another analyst to sign.")
OTHER_FILES = _("This bulletin was made again since you opened the page. Look at it as it is now.")
NOT_ALL = _("Tick everything first. What you have not looked at, look at now; or leave it unsigned.")
NOT_SIGNED = _("Nobody has signed it yet. Ask another analyst to look at it and sign.")
DAY_NOT_OVER = _(
    "It counts what is known today, and today is not over: what is recorded this evening would make it untrue. It can"
    " be published from tomorrow on."
)
CHANGED = _(
    "What was known on that day is no longer what it was: a file brought older records into the register. So the"
    " sign-off does not hold any more. Throw this bulletin away, make it again, and let it be signed again."
)
DAY_GONE = _("This day has gone. Choose today or a later one.")
DAY_TOO_EARLY = _("It counts what is known on that day, so it can be published on a later day only.")
PUBLISHED = _("It is published, and stays as it is. To put something right, publish a notice.")


def why_not_make(
    period: HalfYear, as_known: date, *, today: date, again: bool, noticed: bool, under_way: bool
) -> tuple[str, str] | None:
    """Return the field and the reason why this bulletin cannot be made, or None.

    `again` is a new version of one that is published; it is made after a notice of what is wrong in that one.
    """
    if under_way:
        return "period", ONE_AT_A_TIME
    if period.last >= today:
        return "period", NOT_OVER
    if as_known > today:
        return "as_known", AHEAD
    if as_known <= period.last:
        return "as_known", BEFORE_ITS_END
    if again and not noticed:
        return "period", NO_NOTICE
    return None


def why_not_policy(policy: Policy, *, before: Policy | None = None) -> tuple[str, str] | None:
    """Return the field and the reason why a bulletin cannot be made under this policy on the pages, or None.

    `before` is that of the version that is put right. The verb can go lower; what goes out from these pages cannot.
    """
    if not SMALLEST_COUNT_SHOWN.value <= policy.threshold <= HIGHEST_THRESHOLD:
        return "threshold", ODD_THRESHOLD
    if before is not None and policy.threshold != before.threshold:
        return "threshold", SAME_THRESHOLD
    if policy.rounding_base not in ROUNDING:
        return "rounding_base", ODD_ROUNDING
    return None


def why_not_sign(
    *, signed: bool, made_it: bool, same_files: bool, changed: bool, looked_at: Collection[str]
) -> str | None:
    """Return why this person cannot sign this bulletin, or None."""
    if signed:
        return SIGNED
    if made_it:
        return SAME_PERSON
    if not same_files:
        return OTHER_FILES
    if changed:
        return CHANGED
    return None if set(LOOKS) <= set(looked_at) else NOT_ALL


def why_not_publish(*, signed: bool, changed: bool, as_known: date, today: date) -> str | None:
    """Return why this bulletin cannot be published now, or None."""
    if changed:
        return CHANGED
    if not signed:
        return NOT_SIGNED
    return DAY_NOT_OVER if as_known >= today else None


def why_not_announce(day: date, *, as_known: date, today: date) -> str | None:
    """Return why a bulletin cannot be announced for this day, or None."""
    if day < today:
        return DAY_GONE
    return DAY_TOO_EARLY if day <= as_known else None


def half_years_to_make(
    first: date | None,
    last_published: HalfYear | None,
    today: date,
    noticed: Collection[HalfYear] = (),
) -> list[HalfYear]:
    """The half-years that a bulletin can be made of, the latest first.

    After a first one they follow each other: the next, and each again of which a notice says that something is wrong.
    Before, any that is over.
    """
    latest = half_year_of(today)
    if last_published is not None:
        follows = last_published.next
        return [*([follows] if follows < latest else []), *sorted(noticed, reverse=True)]
    found, period = [], half_year_of(first or today)
    while period < latest:
        found.append(period)
        period = period.next
    return found[::-1]
