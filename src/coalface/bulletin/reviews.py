"""S1 and S3 to S5: numbers of reviews. They say nothing of a child, and are shown as they are."""

from collections import Counter
from dataclasses import replace
from datetime import date

from coalface.core.disclosure.policy import Level, Policy
from coalface.core.reviews.lists import NAMING_FORMS, OPEN_STATUSES, STATUSES, TYPES
from coalface.core.reviews.periods import half_year_of, half_years
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from .figures import Filter, Indicator, Row, Symbol, Table, Value
from .how_long import day_in_words

OF_AUTHORITIES = (
    Indicator("reviews_naming_authority", "Completed, and published naming the authority"),
    Indicator("reviews_completed", "All completed"),
)


def completed(register: Register, view: View, policy: Policy | None = None) -> Table:
    """S1, with every half-year since counting began. By type only where that says of no few children that they died."""
    policy = policy or Policy()
    found: Counter[tuple[object, str]] = Counter()
    types = set()
    for year, month, kind, _, count in register.completed(view):
        period = half_year_of(date(year, month, 1))
        found[period, kind] += count
        found[period, "Total"] += count
        types.add(kind)
    if _tells_of_deaths(found, policy):
        types.clear()
    rows, running = [], Counter[str]()
    for period in half_years(half_year_of(view.since), view.period):
        for kind in ("Total", *(kind for kind in TYPES if kind in types)):
            count = found[period, kind]
            running[kind] += count
            rows.append(Row(period, (TYPES.get(kind, kind),), (count, running[kind])))
    return Table(
        "S1",
        "s1_reviews_completed",
        "Reviews completed",
        (
            "A review is completed on the day on which its final report was agreed, whether or not it was published.",
            "A joint review of several authorities is counted once.",
            f"Counting began on {day_in_words(view.since)}. Earlier half-years are as they are known now.",
            "Types of review are left out where they would say of a few children that they died.",
        ),
        (Filter("review_type", "Type of review"),),
        (
            Indicator("reviews_completed", "Completed in the half-year"),
            Indicator("reviews_completed_cumulative", "Completed since counting began"),
        ),
        tuple(rows),
        by_period=True,
        chart="reviews_completed",
        drawn=f"Reviews completed in each half-year since {day_in_words(view.since)}",
        says=f"{_how_many(found, view)}{_uncounted(register, view)}",
    )


def _how_many(found: Counter[tuple[object, str]], view: View) -> str:
    """The number beside that of the half-year before, where all of that was counted too."""
    total = found[view.period, "Total"]
    says = "1 review was" if total == 1 else f"{total} reviews were"
    says = f"{says} completed in the half-year."
    counted = half_years(half_year_of(view.since), view.period)
    before = next((one for one in counted if one.next == view.period), None)
    if before is None or before.first < view.since:
        return says
    was = found[before, "Total"]
    if was == total:
        return f"{says} That is as many as in the half-year before."
    return f"{says} That is {abs(total - was)} {'more' if total > was else 'fewer'} than in the half-year before."


def _tells_of_deaths(found: Counter[tuple[object, str]], policy: Policy) -> bool:
    """Whether the number of child death reviews gives away how many children died, where that is not shown."""
    counts = [count for (_period, kind), count in found.items() if kind == "death" and count]
    if policy.why_not_show_deaths(Level.NATIONAL):
        return bool(counts)
    return any(count < policy.threshold for count in counts)


def _uncounted(register: Register, view: View) -> str:
    """A sentence on what the register has from before counting began, or nothing."""
    ever = sum(count for *_, count in register.completed(replace(view, since=date.min)))
    before = ever - sum(count for *_, count in register.completed(view))
    if not before:
        return ""
    day = day_in_words(view.since)
    if before == 1:
        return f" One more was completed before counting began on {day}, and is not counted."
    return f" {before} more were completed before counting began on {day}, and are not counted."


def in_progress(register: Register, view: View) -> Table:
    """S3, as known at the end of the half-year and as known now."""
    then = _by_status(register, replace(view, as_known=view.period.last))
    now = _by_status(register, view)
    rows = [
        Row(view.period, (name,), (then[code], now[code]))
        for code, name in (("Total", "Total"), *((code, STATUSES[code]) for code in OPEN_STATUSES))
    ]
    return Table(
        "S3",
        "s3_in_progress",
        f"Reviews in progress on {day_in_words(view.period.last)}",
        (
            "In progress are reviews that were decided on and neither completed nor abandoned by the end"
            " of that day.",
            "As known then: from what was recorded by that day. As known now: from all that is recorded by now.",
            "A paused review waits for something outside it, such as a court or an inquest.",
        ),
        (Filter("review_status", "Where they stood"),),
        (
            Indicator("reviews_open_known_then", "As known then"),
            Indicator("reviews_open_known_now", "As known now"),
        ),
        tuple(rows),
        says=f"{now['Total']} reviews were in progress at the end of the half-year, as it is known now.",
    )


def _by_status(register: Register, view: View) -> Counter[str]:
    found: Counter[str] = Counter()
    for status, _, count in register.in_progress(view):
        found[status] += count
        found["Total"] += count
    return found


def by_authority(register: Register, view: View) -> tuple[Table, Table]:
    """S4 and S5: only reviews that name their authority in public are counted for it."""
    now, ever = Counter[str](), Counter[str]()
    for code, part, count in register.by_authority(view):
        ever[code] += count
        now[code] += count if part == "now" else 0
    all_now, all_ever, named_now, named_ever = _nationally(register, view)

    def table(number: str, key: str, title: str, national: tuple[Value, ...], counts: Counter[str]) -> Table:
        rows = [Row(view.period, (), national), *_rows_of_authorities(register, view, counts)]
        said = _how_authorities_are_counted(view)
        return Table(number, key, title, said, (), OF_AUTHORITIES, tuple(rows), by_authority=True)

    in_half_year = "Reviews completed in the half-year, by authority"
    so_far = "Reviews completed since counting began, by authority"
    return (
        table("S4", "s4_which_authorities", in_half_year, (named_now, all_now), now),
        table("S5", "s5_authorities_cumulative", so_far, (named_ever, all_ever), ever),
    )


def _rows_of_authorities(register: Register, view: View, counts: Counter[str]) -> list[Row]:
    """Of an authority it is never said how many reviews it completed in all."""
    return [
        Row(view.period, (), (counts[one.code], Symbol.NOT_APPLICABLE), one)
        for one in register.authorities.all
        if counts[one.code]
    ]


def _how_authorities_are_counted(view: View) -> tuple[str, ...]:
    return (
        "An authority is counted where the review was published in full or in summary, and so names it."
        " All others are counted for the country only.",
        f"A review that was published after {day_in_words(view.period.last)} is not in these tables: later bulletins"
        " take it into S5 alone. So an authority that publishes late has fewer in S4.",
        "A joint review is counted once for the country and once for each of its authorities, so the rows"
        " may add to more than the country.",
        "Authorities are those of the day of the decision. Authorities without such a review are not listed.",
        "These numbers say how many reviews were published, and not how well children are protected: they"
        " are in the order of the alphabet, and may not be ranked.",
    )


def revisions_by_authority(register: Register, view: View, last: View) -> Table:
    """What S5 of the last bulletin said, and what is said now of the same reviews."""
    was, now = _naming_authority(register, last), _naming_authority(register, view)
    if last.period != view.period:
        now.subtract(_naming_authority(register, view, only_now=True))
    rows = [
        Row(view.period, (), (was[code], now[code]), place)
        for code, place in (("", None), *((one.code, one) for one in register.authorities.all))
        if place is None or was[code] != now[code]
    ]
    return Table(
        "R2",
        "revisions_by_authority",
        f"Revisions by authority: reviews completed by {day_in_words(last.period.last)}",
        (
            "What S5 of the last bulletin said, beside what is known now of reviews that were completed by that day.",
            "Most changes are reviews that were published since, and so name their authority now. Others were"
            " recorded late, or put right.",
            "Authorities of which the same is said are not listed.",
        ),
        (),
        (
            Indicator("naming_authority_last", "In S5 of the last bulletin"),
            Indicator("naming_authority_now", "As known now"),
        ),
        tuple(rows),
        by_authority=True,
    )


def _naming_authority(register: Register, view: View, *, only_now: bool = False) -> Counter[str]:
    """Reviews that name their authority, by its code; and under no code for the country."""
    _, _, named_now, named_ever = _nationally(register, view)
    found = Counter({"": named_now if only_now else named_ever})
    for code, part, count in register.by_authority(view):
        if part == "now" or not only_now:
            found[code] += count
    return found


def _nationally(register: Register, view: View) -> tuple[int, int, int, int]:
    all_now = all_ever = named_now = named_ever = 0
    for year, month, _, form, count in register.completed(view):
        this = count if half_year_of(date(year, month, 1)) == view.period else 0
        all_now, all_ever = all_now + this, all_ever + count
        if form in NAMING_FORMS:
            named_now, named_ever = named_now + this, named_ever + count
    return all_now, all_ever, named_now, named_ever


def revisions(register: Register, view: View) -> Table:
    """What became of each half-year's figure since the half-year ended, and why."""
    found = {half_year_of(last): counts for last, *counts in register.revisions(view)}
    rows = []
    for period in half_years(half_year_of(view.since), view.period):
        first, late, put_in, removed = found.get(period, (0, 0, 0, 0))
        rows.append(Row(period, ("Total",), (first, late, put_in, removed, first + late + put_in - removed)))
    return Table(
        "R1",
        "revisions",
        "Revisions: what changed since a half-year ended",
        (
            "Scheduled: a review was completed in the half-year and recorded after it. Each bulletin takes these in.",
            "Correction: a day of completion was wrong, so that the review moved from one half-year into another; or a"
            " review was recorded by mistake.",
        ),
        (Filter("reviews_group", "Reviews"),),
        (
            Indicator("known_at_end", "Completed, as known on its last day"),
            Indicator("recorded_later", "Scheduled: recorded later"),
            Indicator("corrected_in", "Correction: put in"),
            Indicator("corrected_away", "Correction: taken out"),
            Indicator("known_now", "As known now"),
        ),
        tuple(rows),
        by_period=True,
    )
