"""Published counts, held against the log: each quarter that is over, and whatever has a line of its own."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from coalface.core.commitments import commitment, digest_of
from coalface.core.weeks import Week
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import ClosedQuarter, Tally
from .counts import quarter_of

CLOSED = What.FIGURES_CLOSED.value
# Each of these is counted when its line is entered, and at no other time.
EACH_HAS_A_LINE = {
    "told": What.REPORT_RECEIVED,
    "closed": What.REPORT_CLOSED,
    "passed on": What.CONTENT_PASSED_ON,
    "story ended": What.STORY_DESTROYED,
}
# And these are counted with a line, but not every such line is counted.
AT_MOST_A_LINE_EACH = {"first read": What.REPORT_OPENED, "published": What.CARD_PUBLISHED}


def figures_commitment(row: ClosedQuarter) -> bytes:
    """What the leaf of a quarter commits to: channel, quarter, and SHA-256 over the JSON of its counts."""
    kept = Tally.objects.filter(channel_id=row.channel_id, quarter=row.quarter, count__gt=0)
    counts = dict(kept.values_list("what", "count"))
    facts = (row.channel_id.bytes, row.quarter.encode(), digest_of(counts))
    return commitment(bytes(row.salt), CLOSED, *facts)


def figures_not_as_entered() -> Iterator[str]:
    """Say of each quarter's counts that they are not those of the log."""
    before = integrity.count_entered(CLOSED)
    rows = list(ClosedQuarter.objects.select_related("channel").order_by("quarter", "channel__slug"))
    for row in rows:
        if not integrity.entered(CLOSED, [figures_commitment(row)]):
            yield f"The counts of {row.channel.slug} for {row.quarter} are not those that were entered."
    if len(rows) < before:
        yield f"The log says that the counts of {before} quarters were closed, and here there are {len(rows)}."
    yield from _not_as_counted_in_the_log()


def _not_as_counted_in_the_log() -> Iterator[str]:
    """A line knows its week, and a week may lie in two quarters: so each count has a least and a most."""
    kinds = EACH_HAS_A_LINE | AT_MOST_A_LINE_EACH
    least = {name: _least(what) for name, what in EACH_HAS_A_LINE.items()}
    counts: dict[str, Counter[str]] = {name: Counter() for name in kinds}
    for said, quarter, count in Tally.objects.values_list("what", "quarter", "count"):
        name = said.partition(":")[0]
        if name in kinds:
            counts[name][quarter] += count
    for name, what in kinds.items():
        fewest, (most, total) = least.get(name, Counter()), _most(what)
        for quarter in sorted(fewest.keys() | counts[name].keys()):
            count = counts[name][quarter]
            if not fewest[quarter] <= count <= most[quarter]:
                yield (
                    f"“{name}” is counted {count} times in {quarter}, and by the log it was between"
                    f" {fewest[quarter]} and {most[quarter]} times."
                )
        if counts[name].total() > total:
            yield f"“{name}” is counted {counts[name].total()} times in all, and the log has {total} lines of it."


def _least(what: What) -> Counter[str]:
    """By the lines of weeks that lie in one quarter."""
    least: Counter[str] = Counter()
    for week, count in integrity.entered_by_week(what.value).items():
        first, last = _quarters(week)
        if first == last:
            least[first] += count
    return least


def _most(what: What) -> tuple[Counter[str], int]:
    """By the lines of weeks of which a day lies in the quarter, and how many lines there are."""
    most: Counter[str] = Counter()
    lines = integrity.entered_by_week(what.value)
    for week, count in lines.items():
        for quarter in set(_quarters(week)):
            most[quarter] += count
    return most, sum(lines.values())


def _quarters(week: str) -> tuple[str, str]:
    monday = Week.parse(week).monday
    return quarter_of(monday), quarter_of(monday + timedelta(days=6))
