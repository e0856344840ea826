"""One moment: what is read belongs together, while others go on writing and nobody waits for anybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def one_moment() -> Iterator[None]:
    """Within, every question is answered as of the first one."""
    from django.db import connection, transaction

    as_it_was = connection.settings_dict["OPTIONS"]
    connection.close()
    connection.settings_dict["OPTIONS"] = {**as_it_was, **_options(connection.vendor)}
    try:
        with transaction.atomic():
            yield
    finally:
        connection.close()
        connection.settings_dict["OPTIONS"] = as_it_was


def _options(vendor: str) -> dict[str, Any]:
    if vendor == "sqlite":
        # A reader of the write-ahead log sees one moment. IMMEDIATE, which is for writers, would keep them out.
        return {"transaction_mode": "DEFERRED"}
    from psycopg import IsolationLevel

    return {"isolation_level": IsolationLevel.REPEATABLE_READ}
