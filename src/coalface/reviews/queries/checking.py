"""The register held against the log: what each change opened and closed must still be what its leaf commits to."""

from collections.abc import Iterator

from coalface.core.commitments import digest_of
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Change
from .changing import facts_of_change


def changes_not_as_entered() -> Iterator[str]:
    """Say of each change of a register that is not what the log says was entered."""
    what = What.REGISTER_CHANGED.value
    for change in Change.objects.order_by("pk").iterator(chunk_size=200):
        same = digest_of(facts_of_change(change)) == bytes(change.facts_digest)
        if not same or change.commitment() not in integrity.entered(what, [change.commitment()]):
            yield f"The change {change.pk} of a register is not what was entered when it was made."
    if (there := Change.objects.count()) < (entered := integrity.count_entered(what)):
        yield f"The log says that registers were changed {entered} times, and {there} changes are in the database."
