"""A return with a row for each child, referral or worker, added up without being read into memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .bad import BadData
from .connecting import connected

# A department's machine has other things to do. DuckDB goes to disk beyond this, and is slower, but ends.
MOST_MEMORY = "300MB"


@dataclass(frozen=True, slots=True)
class Counted:
    """One group: the values of the columns it is grouped by, how many rows, and their mean where one was asked for."""

    group: tuple[Any, ...]
    rows: int
    mean: float | None


def count_return(file: Path, by: Sequence[str], mean_of: str | None = None) -> list[Counted]:
    """Count the rows of a Parquet or CSV file in groups. Columns are named, and a name that is not there is refused."""
    import duckdb

    with connected(memory_limit=MOST_MEMORY, preserve_insertion_order=False) as one:
        try:
            rows = (
                one.read_parquet(str(file))
                if file.suffix == ".parquet"
                else one.read_csv(str(file), header=True)
            )
            there = list(rows.columns)
            for name in (*by, *([mean_of] if mean_of else ())):
                if name not in there:
                    raise BadData(
                        file.name, 1, f"there is no column “{name[:60]}”. There are: {', '.join(there[:20])}."
                    )
            groups = ", ".join(map(_quoted, by))
            amount = f"avg({_quoted(mean_of)})" if mean_of else "NULL"
            found = rows.aggregate(f"{groups}, count(*), {amount}", groups).order(groups).fetchall()
        except duckdb.Error as fault:
            raise BadData(
                file.name, None, "this file cannot be read as a table. Save it again, and try once more."
            ) from fault
    return [Counted(tuple(group), count, mean) for *group, count, mean in found]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
