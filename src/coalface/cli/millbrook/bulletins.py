"""Millbrook’s half-yearly bulletins: two that are published, and one that waits for its sign-off."""

from datetime import date, datetime, time, timedelta
from typing import Any

# The half-year, the day on which its figures close, and how many days ago it was made and published.
PUBLISHED = (("2014-15-part-1", date(2014, 12, 31), 62, 55), ("2014-15-part-2", date(2015, 6, 30), 34, 27))
WAITING = ("2015-16-part-1", date(2015, 12, 31), 2)
DAYS_AHEAD = 12


def publish_bulletins(kofi: Any, maud: Any, *, today: date) -> None:
    """Kofi makes them and Maud signs two. The third is announced, and lies on her desk."""
    from coalface.core.releases import LOOKS
    from coalface.releases import actions

    for period, as_known, made, published in PUBLISHED:
        release = _made(kofi, period, as_known, today - timedelta(days=made))
        on = today - timedelta(days=published)
        seen = release.files_digest().hex()
        actions.sign_release(release_id=release.pk, by=maud, seen=seen, looked_at=tuple(LOOKS), today=on)
        actions.publish_release(release_id=release.pk, by=kofi, today=on)
    period, as_known, made = WAITING
    waits = _made(kofi, period, as_known, today - timedelta(days=made))
    actions.announce(release_id=waits.pk, by=kofi, day=today + timedelta(days=DAYS_AHEAD), today=today)


def _made(kofi: Any, period: str, as_known: date, on: date) -> Any:
    from django.utils.timezone import make_aware

    from coalface.core.reviews.periods import read_half_year
    from coalface.releases import actions

    asked = actions.Asked(read_half_year(period), as_known)
    return actions.make_release(by=kofi, asked=asked, now=make_aware(datetime.combine(on, time(10))))
