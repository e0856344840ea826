"""A register, a half-year and a policy become a bulletin."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from coalface.core.disclosure.policy import Policy
from coalface.core.disclosure.releases import Release
from coalface.core.errors import NotAllowed
from coalface.core.questionnaire.counting import Answered
from coalface.core.reviews.ages import SCHEME_WORDS, SCHEMES
from coalface.core.reviews.lists import DIED, MALTREATMENT, UNKNOWN
from coalface.core.reviews.periods import HalfYear
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from . import authors, deaths, how_long, reviews
from .children import NOW, TOTAL, cell
from .figures import Bulletin, Filter, Row, Symbol, Table, Value
from .grid import NOT_KNOWN, counts, shares, three, two_shares
from .order import told_apart, why_not_in_order
from .protecting import Published, protected


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
    began = since or (earlier[0].view.since if earlier else None)
    view = view_of(register, period, as_known, began)
    reason = why_not_in_order(view, earlier, scheme, corrects=corrects)
    if reason:
        raise NotAllowed(reason)
    release = protected(register, view, policy, earlier, scheme=scheme, decided=decided)
    s1 = reviews.completed(register, view, policy)
    s2 = how_long.durations(register, view)
    s3 = reviews.in_progress(register, view)
    tables = (
        s1,
        s2,
        how_long.by_year_of_decision(register, view),
        how_long.time_open(register, view),
        s3,
        *(reviews.by_authority(register, view) if policy.totals_by_authority_public else ()),
        *(make(view, release, scheme) for row, make in _CHILDREN.items() if cell(row, NOW) in release.truth),
        *deaths.chapter(view, release, scheme),
        *authors.chapter(view, told, policy),
        reviews.revisions(register, view),
    )
    return Bulletin(
        period=period,
        as_known=view.as_known,
        since=view.since,
        tables=tables,
        policy=tuple(policy.in_words()),
        policy_of_reviews=tuple(policy.of_reviews_in_words()),
        headlines=tuple(table.says for table in tables if table.says),
        settings={
            "threshold": policy.threshold,
            "rounding_base": policy.rounding_base,
            "deaths": policy.deaths.value,
            "reviews_by_authority": "shown" if policy.totals_by_authority_public else "not shown",
            "age_bands": scheme,
        },
        earlier=tuple(one.name for one in earlier),
        decided=decided,
        corrects=corrects,
        fictional=register.authorities.fictional,
    )


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


def _ages(view: View, release: Release, scheme: str) -> Table:
    labels = {TOTAL: TOTAL, **{code: label for code, label, _ in SCHEMES[scheme]}}
    return Table(
        "S6",
        "s6_ages_of_children",
        "Ages of the children",
        (
            "Children are counted, not reviews: one review may be about several.",
            f"The age is that at the incident, in the bands of {SCHEME_WORDS[scheme]}.",
            NOT_KNOWN,
        ),
        (Filter("age_group", "Age"),),
        (*counts("children", "Children of reviews completed"), *shares("children")),
        tuple(
            Row(
                view.period,
                (label,),
                (*three(release, _of("S6", row)), *two_shares(release, _of("S6", row))),
            )
            for row, label in labels.items()
        ),
        chart="children_half_year",
        says=_children_in_words(release),
        protected=True,
    )


def _maltreatment(view: View, release: Release, _: str) -> Table:
    def row(label: str, main: str, also: str, either: str) -> Row:
        values: list[Value] = []
        for name in (main, also, either):
            values += three(release, name) if name else [Symbol.NOT_APPLICABLE] * 3
        return Row(view.period, (label,), tuple(values))

    known = [code for code in MALTREATMENT if code != UNKNOWN]
    return Table(
        "S7",
        "s7_types_of_maltreatment",
        "Types of maltreatment",
        (
            "Each child has one main type, and may have others beside it: main types add to the number of"
            " children, and"
            " all that were named do not.",
            "The types are the categories of the children in need census; what is none of them is “something else”.",
            NOT_KNOWN,
        ),
        (Filter("maltreatment_type", "Type"),),
        (
            *counts("main", "Main type, of reviews completed"),
            *counts("also", "Named beside the main type"),
            *counts("named", "Named at all"),
        ),
        (
            row(TOTAL, TOTAL, "S7/mentions/also", ""),
            *(
                row(MALTREATMENT[code], f"S7/{code}/main", f"S7/{code}/also", f"S7/{code}/any")
                for code in known
            ),
            row(MALTREATMENT[UNKNOWN], f"S7/{UNKNOWN}/main", "", ""),
        ),
        chart="named_cumulative",
        protected=True,
    )


def _died(view: View, release: Release, _: str) -> Table:
    labels = {TOTAL: TOTAL, **DIED}
    low = Symbol.LOW_DEATHS
    return Table(
        "S8",
        "s8_whether_the_child_died",
        "Whether the child died",
        (
            "Children of completed reviews. A child who did not die was seriously harmed.",
            "That a child died does not say that somebody was to blame, nor that it could have been prevented.",
            NOT_KNOWN,
        ),
        (Filter("child_outcome", "Outcome"),),
        (*counts("children", "Children of reviews completed"), *shares("children")),
        tuple(
            Row(
                view.period,
                (label,),
                (*three(release, _of("S8", row), low), *two_shares(release, _of("S8", row))),
            )
            for row, label in labels.items()
        ),
        chart="children_half_year",
        protected=True,
    )


_CHILDREN: Mapping[str, Callable[[View, Release, str], Table]] = {
    f"S6/{UNKNOWN}": _ages,
    f"S7/{UNKNOWN}/main": _maltreatment,
    f"S8/{UNKNOWN}": _died,
}


def _of(number: str, row: str) -> str:
    return row if row == TOTAL else f"{number}/{row}"


def _children_in_words(release: Release) -> str:
    number = release.table.cells[cell(TOTAL, NOW)]
    if number is None:
        return "How many children they were about is hidden."
    return f"The reviews completed in the half-year were about {number} children."
