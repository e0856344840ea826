"""Bulletins held against the log: every file is still what its leaf commits to."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Correction, Release


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
    yield from _notices_not_as_published()


def _notices_not_as_published() -> Iterator[str]:
    """The same of every notice that says what was wrong in one."""
    what, count = What.STATISTICS_CORRECTED.value, 0
    for notice in Correction.objects.exclude(published_on=None).select_related("release").order_by("pk"):
        count += 1
        if notice.leaf_commitment not in integrity.entered(what, [notice.leaf_commitment]):
            yield f"{notice} is not what was published."
    if count != (entered := integrity.count_entered(what)):
        yield f"The log says that {entered} notices were published, and {count} are in the database."
