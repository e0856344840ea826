"""Newsletters held against the log: what each says is what its leaf commits to, but for lines that had to go."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What
from coalface.learning.queries.gone import ids_of_standing, ids_of_standing_themes
from coalface.trials.queries import public_trials

from ..models import Newsletter, NewsletterLine


def newsletters_not_as_entered() -> Iterator[str]:
    """Say of each published newsletter that is not what the log says was published."""
    standing = standing_sources()
    published = Newsletter.objects.exclude(published_on=None)
    for newsletter in published.filter(taken_back_on=None).prefetch_related("lines").order_by("pk"):
        what, known = What.NEWSLETTER_PUBLISHED.value, newsletter.leaf_commitment
        if known not in integrity.entered(what, [known]):
            yield f"The newsletter {newsletter.quarter} is not what was published."
        for line in newsletter.lines.all():
            if reason := _why_wrong(line, standing):
                yield f"Line {line.place} of the newsletter {newsletter.quarter} {reason}."
    yield from _counts(What.NEWSLETTER_PUBLISHED, published.count(), "published")
    yield from _counts(
        What.NEWSLETTER_TAKEN_BACK, published.exclude(taken_back_on=None).count(), "taken back"
    )


def standing_sources() -> set:
    """What a line can be about and still stands, as (what, id)."""
    return {
        *(("card", pk) for pk in ids_of_standing()),
        *(("theme", pk) for pk in ids_of_standing_themes()),
        *(("trial", pk) for pk in public_trials().values_list("pk", flat=True)),
    }


def _why_wrong(line: NewsletterLine, standing: set) -> str | None:
    stands = (line.of, line.about) in standing
    if line.gone:
        return "is empty, and what it was about stands" if stands else None
    if not stands:
        return "still says what was taken back"
    return None if line.digest_now() == bytes(line.digest or b"") else "is not what was published"


def _counts(what: What, there: int, done: str) -> Iterator[str]:
    entered = integrity.count_entered(what.value)
    if there != entered:
        yield f"The log says that {entered} newsletters were {done}, and {there} are in the database."
