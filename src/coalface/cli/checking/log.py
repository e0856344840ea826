"""The log: can it be signed, and can its witnesses be known?"""

from collections.abc import Iterator

from .finding import Finding, wrong


def check_log() -> Iterator[Finding]:
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
    if len(queries.witness_keys()) < len(settings.SITE.get("witnesses", {})):
        yield wrong("A key in [witnesses] of coalface.toml cannot be read. Copy it again, in full.")
