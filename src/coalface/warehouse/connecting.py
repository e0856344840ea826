"""The one way in which DuckDB is opened: it fetches nothing, and it says nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# No extension is ever fetched: DuckDB here reads and writes its own file, CSV and Parquet.
BY_ITSELF: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def connected(
    path: Path | None = None, *, read_only: bool = False, **settings: str | bool
) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection to a file, or to memory."""
    import duckdb

    with duckdb.connect(
        str(path or ":memory:"), read_only=read_only, config={**BY_ITSELF, **settings}
    ) as connection:
        # It would draw a progress bar on standard output, in the middle of an answer in JSON.
        connection.execute("SET enable_progress_bar = false")
        yield connection
