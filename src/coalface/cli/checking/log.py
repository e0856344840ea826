"""The log: can it be signed, can its witnesses be known, and is it still what was published?"""

from collections.abc import Iterator
from pathlib import Path

from ..verifying.last import last_day
from .finding import Finding, note, wrong

CHANGED = (
    "The log is not what was published: somebody has changed it, or the database is damaged. Tell the stewards, and"
    " run `coalface verify --all`."
)
ENDS_OTHERWISE = (
    "The last entry of the log is not what it was. Run `coalface verify --all`, and tell the stewards."
)
NEVER_VERIFIED = (
    "This looks at the two ends of the log alone. Run `coalface verify --all` once a month: it works out"
    " all of it."
)


def check_log(folder: Path) -> Iterator[Finding]:
    from django.conf import settings

    from coalface.integrity import queries
    from coalface.integrity.actions import log_key
    from coalface.integrity.key_file import NoLogKey

    # Before its first use there is no key, and nothing is wrong.
    if queries.current_origin() is not None:
        try:
            log_key()
        except NoLogKey as reason:
            yield wrong(str(reason))
    if not queries.holds_what_was_published():
        yield wrong(CHANGED)
    elif not queries.ends_as_it_should():
        yield wrong(ENDS_OTHERWISE)
    day = last_day(folder)
    yield note(f"`coalface verify --all` last found everything right on {day}." if day else NEVER_VERIFIED)
    if len(queries.witness_keys()) < len(settings.SITE.get("witnesses", {})):
        yield wrong("A key in [witnesses] of coalface.toml cannot be read. Copy it again, in full.")
