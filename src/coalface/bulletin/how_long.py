"""S2: how long reviews take, those that go on with them. Numbers of reviews, shown as they are."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coalface.core.disclosure.derived import percentage, rounded
from coalface.core.intervals import wilson
from coalface.core.survival import Curve, Spell, kaplan_meier, quantile
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from .figures import Filter, Indicator, Row, Symbol, Table, Value

# With fewer, a quartile is one review's own number of days.
FEWEST_FOR_QUARTILES = 6
# Of fewer, a share in words says less than both numbers.
FEWEST_FOR_A_SHARE = 100
DAYS_IN_SIX_MONTHS = 183
SINCE, NOW = "Since counting began", "This half-year"
TIMES_OPEN = (("Under 6 months", 183), ("6 months to under 1 year", 365), ("1 to under 2 years", 730))
LONGEST_OPEN, UNKNOWN = "2 years or longer", "Not known"


HOW_LONG_IS_COUNTED = (
    "Days from the decision to hold the review to its completion. Within six months is up to the same day of the"
    " sixth month after.",
    "The median is the middle one. A quarter took no longer than the lower quartile, and a quarter longer than the"
    " upper.",
    f"With fewer than {FEWEST_FOR_QUARTILES} reviews no quartiles are given.",
    "The interval is Wilson’s, 95%: how far chance alone could have moved so few reviews.",
    "Reviews that still go on are not in this table; the next one has them.",
)
# What stands in each row, in the order of `_spread`.
SPREAD = (
    Indicator("reviews", "Reviews completed"),
    Indicator("decision_not_known", "Of these, day of decision not known"),
    Indicator("lower_quartile_days", "Lower quartile", "days", 1),
    Indicator("median_days", "Median", "days", 1),
    Indicator("upper_quartile_days", "Upper quartile", "days", 1),
    Indicator("within_six_months", "Within six months"),
    Indicator("within_six_months_percent", "Within six months", "%", 1),
    Indicator("within_six_months_percent_low", "Interval from", "%", 1),
    Indicator("within_six_months_percent_high", "Interval to", "%", 1),
)


def durations(register: Register, view: View) -> Table:
    """S2: how long completed reviews took."""
    windows = ((SINCE, register.durations(view, view.since)), (NOW, register.durations(view)))
    rows = [
        Row(view.period, ("Total" if name == SINCE else name,), _spread(found)) for name, found in windows
    ]
    return Table(
        "S2a",
        "s2_how_long_they_took",
        "How long completed reviews took",
        HOW_LONG_IS_COUNTED,
        (Filter("completion_window", "Completed", "Total is since counting began"),),
        SPREAD,
        tuple(rows),
        total_says=SINCE,
        says=_how_long_they_took(rows[1].values),
    )


def _how_long_they_took(now: Sequence[Value]) -> str:
    median = now[3]
    if not isinstance(median, Decimal):
        return "Too few reviews were completed in the half-year to say how long they took."
    return (
        f"Half of the reviews completed in the half-year took {_plain(median)} days or less; {_within(now)}."
    )


def _within(now: Sequence[Value]) -> str:
    """How many took no longer than six months, in numbers that somebody can picture."""
    within, known = now[5], int(str(now[0])) - int(str(now[1]))
    if not within:
        return "none took six months or less"
    share = f" ({now[6]}%)" if known >= FEWEST_FOR_A_SHARE else ""
    return f"{within} of {known}{share} took no longer than six months"


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
        "S2b",
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
            f"Six months are {DAYS_IN_SIX_MONTHS} days here and in S2c; in S2a they are months of the calendar, so"
            " that a review of 182 or 184 days may be in one and not in the other.",
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


def time_open(register: Register, view: View) -> Table:
    """S2: the age of open reviews."""
    found: Counter[str] = Counter()
    for _, days, count in register.in_progress(view):
        found[_time_of(days)] += count
        found["Total"] += count
    names = ("Total", *(name for name, _ in TIMES_OPEN), LONGEST_OPEN, UNKNOWN)
    return Table(
        "S2c",
        "s2_time_open_so_far",
        f"How long reviews in progress on {day_in_words(view.period.last)} had gone on",
        ("From the decision to the last day of the half-year, as known now.",),
        (Filter("time_since_decision", "Time since the decision"),),
        (Indicator("reviews_open", "Reviews in progress"),),
        tuple(Row(view.period, (name,), (found[name],)) for name in names),
        chart="reviews_open",
        drawn=f"Reviews in progress on {day_in_words(view.period.last)}, by the time since the decision",
    )


def _time_of(days: int | None) -> str:
    if days is None:
        return UNKNOWN
    return next((name for name, until in TIMES_OPEN if days < until), LONGEST_OPEN)


def _percent(share: float) -> Decimal:
    return rounded(100 * Fraction(share), 1)


def _year(first: int | None) -> str:
    return "Total" if first is None else f"{first}-{(first + 1) % 100:02}"


def _plain(days: Decimal) -> str:
    """342 for 342.0, and 341.5 as it is."""
    return f"{days:.0f}" if days == days.to_integral_value() else str(days)


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
