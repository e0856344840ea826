"""S1 to S5: numbers of reviews. They say nothing of a child, and are shown as they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coalface.core.disclosure.derived import percentage, rounded
from coalface.core.intervals import wilson
from coalface.core.reviews.lists import NAMING_FORMS, OPEN_STATUSES, STATUSES, TYPES
from coalface.core.reviews.periods import half_year_of, half_years
from coalface.core.survival import Curve, Spell, kaplan_meier, quantile
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from .figures import Filter, Indicator, Row, Symbol, Table, Value

# With fewer, a quartile is one review's own number of days.
FEWEST_FOR_QUARTILES = 6
DAYS_IN_SIX_MONTHS = 183
SINCE, NOW = "Since counting began", "This half-year"
TIMES_OPEN = (("Under 6 months", 183), ("6 months to under 1 year", 365), ("1 to under 2 years", 730))
LONGEST_OPEN, UNKNOWN = "2 years or longer", "Not known"


def completed(register: Register, view: View) -> Table:
    """S1, with every half-year since counting began."""
    found: Counter[tuple[object, str]] = Counter()
    types = set()
    for year, month, kind, _, count in register.completed(view):
        period = half_year_of(date(year, month, 1))
        found[period, kind] += count
        found[period, "Total"] += count
        types.add(kind)
    rows, running = [], Counter[str]()
    for period in half_years(half_year_of(view.since), view.period):
        for kind in ("Total", *(kind for kind in TYPES if kind in types)):
            count = found[period, kind]
            running[kind] += count
            rows.append(Row(period, (TYPES.get(kind, kind),), (count, running[kind])))
    total = found[view.period, "Total"]
    return Table(
        "S1",
        "s1_reviews_completed",
        "Reviews completed",
        (
            "A review is completed on the day on which its final report was agreed, whether or not it was published.",
            "A joint review of several authorities is counted once.",
            f"Counting began on {_day(view.since)}. Earlier half-years are as they are known now.",
        ),
        (Filter("review_type", "Type of review"),),
        (
            Indicator("reviews_completed", "Completed in the half-year"),
            Indicator("reviews_completed_cumulative", "Completed since counting began"),
        ),
        tuple(rows),
        by_period=True,
        chart="reviews_completed",
        says=f"{total} reviews were completed in the half-year.",
    )


def durations(register: Register, view: View) -> Table:
    """S2: how long completed reviews took."""
    windows = ((SINCE, register.durations(view, view.since)), (NOW, register.durations(view)))
    rows = [
        Row(view.period, ("Total" if name == SINCE else name,), _spread(found)) for name, found in windows
    ]
    now = rows[1].values
    says = "Too few reviews were completed in the half-year to say how long they took."
    if isinstance(now[3], Decimal):
        says = (
            f"Half of the reviews completed in the half-year took {_plain(now[3])} days or less;"
            f" {now[6]}% took no longer than six months."
        )
    return Table(
        "S2",
        "s2_how_long_they_took",
        "How long completed reviews took",
        (
            "Days from the decision to hold the review to its completion. Within six months is up to the"
            " same day of the"
            " sixth month after.",
            "The median is the middle one. A quarter took no longer than the lower quartile, and a quarter"
            " longer than the"
            " upper.",
            f"With fewer than {FEWEST_FOR_QUARTILES} reviews no quartiles are given.",
            "The interval is Wilson’s, 95%: how far chance alone could have moved so few reviews.",
            "Reviews that still go on are not in this table; the next one has them.",
        ),
        (Filter("completion_window", "Completed", "Total is since counting began"),),
        (
            Indicator("reviews", "Reviews completed"),
            Indicator("decision_not_known", "Of these, day of decision not known"),
            Indicator("lower_quartile_days", "Lower quartile", "days", 1),
            Indicator("median_days", "Median", "days", 1),
            Indicator("upper_quartile_days", "Upper quartile", "days", 1),
            Indicator("within_six_months", "Within six months"),
            Indicator("within_six_months_percent", "Within six months", "%", 1),
            Indicator("within_six_months_percent_low", "Interval from", "%", 1),
            Indicator("within_six_months_percent_high", "Interval to", "%", 1),
        ),
        tuple(rows),
        says=says,
    )


def _spread(found: Sequence[tuple[int | None, int, int]]) -> tuple[Value, ...]:
    known = [(days, count) for days, _, count in found if days is not None]
    number = sum(count for _, count in known)
    unknown = sum(count for days, _, count in found if days is None)
    within = sum(count for days, early, count in found if early and days is not None)
    enough = number >= FEWEST_FOR_QUARTILES
    quartiles = [
        rounded(Fraction(value), 1)
        if enough and (value := quantile(known, share)) is not None
        else Symbol.UNRELIABLE
        for share in (0.25, 0.5, 0.75)
    ]
    if not number:
        return (unknown, unknown, *quartiles, 0, *[Symbol.NOT_AVAILABLE] * 3)
    share = percentage(within, number)
    assert share is not None
    return (number + unknown, unknown, *quartiles, within, share, *map(_percent, wilson(within, number)))


def by_year_of_decision(register: Register, view: View) -> Table:
    """S2 again, of everything that was decided on in a year, so that those still going on are in it."""
    spells: dict[int | None, list[Spell]] = {None: []}
    for year, entry, exit_, done, count in register.spells(view):
        for group in (None, year):
            spells.setdefault(group, []).append(Spell(entry, exit_, bool(done), count))
    years = sorted(year for year in spells if year is not None)
    rows = [Row(view.period, (_year(group),), _survival(spells[group])) for group in (None, *years)]
    return Table(
        "S2",
        "s2_by_year_of_decision",
        "How long reviews take, by the year of the decision, with those that go on",
        (
            "Every review that was in progress at any time since counting began, by the financial year of"
            " the decision.",
            "Kaplan and Meier’s estimate: a review that goes on counts for as long as it has gone on so"
            " far. A review that"
            " was in progress already when counting began counts from that day only, so that the long ones"
            " among them do"
            " not stand for all.",
            "Abandoned reviews count until they were abandoned. 95% intervals on the scale of log(-log).",
            "[x]: no review of that year was watched from its beginning, or not so many are completed yet.",
        ),
        (Filter("year_of_decision", "Financial year of the decision"),),
        (
            Indicator("reviews_seen", "Reviews"),
            Indicator("reviews_completed", "Completed so far"),
            Indicator("completed_six_months_percent", "Completed within six months, estimated", "%", 1),
            Indicator("completed_six_months_percent_low", "Interval from", "%", 1),
            Indicator("completed_six_months_percent_high", "Interval to", "%", 1),
            Indicator("median_days_estimated", "Days until half are completed"),
        ),
        tuple(rows),
    )


def _survival(spells: Sequence[Spell]) -> tuple[Value, ...]:
    number = sum(one.count for one in spells)
    done = sum(one.count for one in spells if one.done)
    curve = kaplan_meier(spells)
    if curve.watched_from != -1:
        return (number, done, *[Symbol.NOT_AVAILABLE] * 4)
    if number < FEWEST_FOR_QUARTILES:
        return (number, done, *[Symbol.UNRELIABLE] * 4)
    left = curve.interval_at(DAYS_IN_SIX_MONTHS)
    shares = (curve.left_at(DAYS_IN_SIX_MONTHS), left.high, left.low)
    if max(one.exit for one in spells) < DAYS_IN_SIX_MONTHS:
        return (number, done, *[Symbol.NOT_AVAILABLE] * 3, _half_done(curve))
    return (number, done, *(_percent(1 - share) for share in shares), _half_done(curve))


def _half_done(curve: Curve) -> Value:
    found = curve.time_until(0.5)
    return Symbol.NOT_AVAILABLE if found is None else found


def curve_of_all(register: Register, view: View) -> Curve:
    """The curve that is drawn beside S2."""
    return kaplan_meier(
        Spell(entry, exit_, bool(done), count) for _, entry, exit_, done, count in register.spells(view)
    )


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
        f"Reviews in progress on {_day(view.period.last)}",
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


def time_open(register: Register, view: View) -> Table:
    """S2: the age of open reviews."""
    found: Counter[str] = Counter()
    for _, days, count in register.in_progress(view):
        found[_time_of(days)] += count
        found["Total"] += count
    names = ("Total", *(name for name, _ in TIMES_OPEN), LONGEST_OPEN, UNKNOWN)
    return Table(
        "S2",
        "s2_time_open_so_far",
        f"How long reviews in progress on {_day(view.period.last)} had gone on",
        ("From the decision to the last day of the half-year, as known now.",),
        (Filter("time_since_decision", "Time since the decision"),),
        (Indicator("reviews_open", "Reviews in progress"),),
        tuple(Row(view.period, (name,), (found[name],)) for name in names),
        chart="reviews_open",
    )


def _time_of(days: int | None) -> str:
    if days is None:
        return UNKNOWN
    return next((name for name, until in TIMES_OPEN if days < until), LONGEST_OPEN)


def by_authority(register: Register, view: View) -> tuple[Table, Table]:
    """S4 and S5: only reviews that name their authority in public are counted for it."""
    now, ever = Counter[str](), Counter[str]()
    for code, part, count in register.by_authority(view):
        ever[code] += count
        now[code] += count if part == "now" else 0
    all_now, all_ever, named_now, named_ever = _nationally(register, view)
    definition = (
        "An authority is counted where the review was published in full or in summary, and so names it."
        " All others are counted for the country only.",
        "A joint review is counted once for the country and once for each of its authorities, so the rows"
        " may add to more"
        " than the country.",
        "Authorities are those of the day of the decision. Authorities without such a review are not listed.",
        "These numbers say how many reviews were published, and not how well children are protected: they"
        " are in the order"
        " of the alphabet, and may not be ranked.",
    )

    def table(number: str, key: str, title: str, national: tuple[Value, ...], counts: Counter[str]) -> Table:
        rows = [Row(view.period, (), national)]
        rows += [
            Row(view.period, (), (counts[one.code], Symbol.NOT_APPLICABLE), one)
            for one in register.authorities.all
            if counts[one.code]
        ]
        indicators = (
            Indicator("reviews_naming_authority", "Completed, and published naming the authority"),
            Indicator("reviews_completed", "All completed"),
        )
        return Table(number, key, title, definition, (), indicators, tuple(rows), by_authority=True)

    return (
        table(
            "S4",
            "s4_which_authorities",
            "Reviews completed in the half-year, by authority",
            (named_now, all_now),
            now,
        ),
        table(
            "S5",
            "s5_authorities_cumulative",
            "Reviews completed since counting began, by authority",
            (named_ever, all_ever),
            ever,
        ),
    )


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
        first, added, removed = found.get(period, (0, 0, 0))
        rows.append(Row(period, ("Total",), (first, added, removed, first + added - removed)))
    return Table(
        "S1",
        "revisions",
        "Revisions: what changed since a half-year ended",
        (
            "Scheduled: a review was completed in the half-year and recorded after it. Each bulletin takes these in.",
            "Correction: a day of completion was wrong, or a review was recorded by mistake.",
        ),
        (Filter("reviews_group", "Reviews"),),
        (
            Indicator("known_at_end", "Completed, as known on its last day"),
            Indicator("recorded_later", "Scheduled: recorded later"),
            Indicator("corrected_away", "Correction: taken out"),
            Indicator("known_now", "As known now"),
        ),
        tuple(rows),
        by_period=True,
    )


def _percent(share: float) -> Decimal:
    return rounded(100 * Fraction(share), 1)


def _year(first: int | None) -> str:
    return "Total" if first is None else f"{first}-{(first + 1) % 100:02}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(days: Decimal) -> str:
    """342 for 342.0, and 341.5 as it is."""
    return f"{days:.0f}" if days == days.to_integral_value() else str(days)
