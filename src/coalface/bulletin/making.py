"""A register, a half-year and a policy become a bulletin."""

from collections.abc import Iterator, Sequence
from datetime import date

from coalface.core.disclosure.policy import Policy
from coalface.core.errors import NotAllowed
from coalface.core.questionnaire.counting import Answered
from coalface.core.reviews.periods import HalfYear
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from . import authors, deaths, how_long, of_children, reviews
from .figures import Bulletin, Table
from .order import told_apart, why_not_in_order
from .protecting import Published, protected

CANNOT_SAY = (
    "These numbers cannot say how many children are harmed, whether that is more or fewer than before, nor how well"
    " anybody works: they count the reviews that were decided on and completed."
)


def make_bulletin(
    register: Register,
    period: HalfYear,
    *,
    as_known: date | None = None,
    since: date | None = None,
    policy: Policy | None = None,
    earlier: Sequence[Published] = (),
    scheme: str = "notification",
    decided: str = "",
    corrects: str = "",
    told: Answered | None = None,
) -> Bulletin:
    """The bulletin of a half-year, and of what authors told in it. NotAllowed where it would not be safe."""
    policy, earlier = policy or Policy(), told_apart(earlier)
    view = view_of(register, period, as_known, since or (earlier[0].view.since if earlier else None))
    if reason := why_not_in_order(view, earlier, scheme, corrects=corrects):
        raise NotAllowed(reason)
    release = protected(register, view, policy, earlier, scheme=scheme, decided=decided)
    tables = (
        *_of_reviews(register, view, policy),
        *of_children.chapter(view, release, scheme),
        *deaths.chapter(view, release, scheme),
        *authors.chapter(view, told, policy),
        *_revisions(register, view, policy, earlier),
    )
    return Bulletin(
        period=period,
        as_known=view.as_known,
        since=view.since,
        tables=tables,
        policy=tuple(policy.in_words()),
        policy_of_reviews=tuple(policy.of_reviews_in_words()),
        headlines=(*(table.says for table in tables if table.says), CANNOT_SAY),
        settings=_settings(policy, scheme),
        earlier=tuple(one.name for one in earlier),
        decided=decided,
        corrects=corrects,
        fictional=register.authorities.fictional,
    )


def _of_reviews(register: Register, view: View, policy: Policy) -> Iterator[Table]:
    """S1 to S5."""
    yield reviews.completed(register, view, policy)
    yield how_long.durations(register, view)
    yield how_long.by_year_of_decision(register, view)
    yield how_long.time_open(register, view)
    yield reviews.in_progress(register, view)
    if policy.totals_by_authority_public:
        yield from reviews.by_authority(register, view)


def _revisions(
    register: Register, view: View, policy: Policy, earlier: Sequence[Published]
) -> Iterator[Table]:
    yield reviews.revisions(register, view)
    if earlier and policy.totals_by_authority_public:
        yield reviews.revisions_by_authority(register, view, earlier[-1].view)


def _settings(policy: Policy, scheme: str) -> dict[str, int | str]:
    return {
        "threshold": policy.threshold,
        "rounding_base": policy.rounding_base,
        "deaths": policy.deaths.value,
        "reviews_by_authority": "shown" if policy.totals_by_authority_public else "not shown",
        "age_bands": scheme,
    }


def view_of(register: Register, period: HalfYear, as_known: date | None, since: date | None) -> View:
    """What is looked at. Left out, everything that is recorded is known, and counting began with the first record.

    A register that was taken over in one go has its first record late: then it began with the first day in it.
    """
    first_recorded, last_recorded, first, last, _ = register.span()
    known = as_known or last_recorded or last
    recorded_in_time = first_recorded is not None and first_recorded <= period.last
    began = since or (first_recorded if recorded_in_time else first) or first_recorded
    if known is None or began is None:
        raise NotAllowed("This register has no dates, so nothing can be counted in half-years. Fill them in.")
    if known < period.last:
        raise NotAllowed(
            f"This register was last added to on {known.isoformat()}, before the half-year ended on"
            f" {period.last.isoformat()}. Choose an earlier half-year, or a day as known after its end."
        )
    if period.last < began:
        raise NotAllowed(
            f"Counting began on {began.isoformat()}, after this half-year. Choose a later half-year; or"
            " say with --since from which day on it counts."
        )
    return View(period, known, began)
