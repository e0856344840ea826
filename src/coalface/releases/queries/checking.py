"""Bulletins held against the log: every file is still what its leaf commits to."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Release


def bulletins_not_as_published() -> Iterator[str]:
    """Say of each published bulletin, and of each file in it, that is not what was published."""
    what, published = What.STATISTICS_PUBLISHED.value, Release.objects.exclude(published_on=None)
    for release in published.order_by("period", "number"):
        known = release.leaf_commitment
        if known not in integrity.entered(what, [known]):
            yield f"The statistics of {release} are not what was published."
        for file in release.files.all().iterator(chunk_size=10):
            if not file.as_it_was():
                yield f"The file {file.name} of the statistics of {release} is not what was published."
    there, entered = published.count(), integrity.count_entered(what)
    if there != entered:
        yield f"The log says that {entered} bulletins were published, and {there} are in the database."
