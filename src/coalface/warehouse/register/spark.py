"""The same questions on Spark, for a national body whose register has outgrown one machine.

`docs/how-to/publish-six-monthly-statistics.md` has an example. Spark itself is brought by whoever needs it.
"""

from dataclasses import dataclass
from typing import Any

from coalface.core.reviews.authorities import Authorities

from .counting import TABLES, Register

KINDS = {"VARCHAR": "STRING", "BIGINT": "BIGINT", "INTEGER": "INT", "DATE": "DATE"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What Spark answered, read as a database's cursor is."""

    rows: list[Any]

    def fetchall(self) -> list[Any]:
        return self.rows


@dataclass(frozen=True, slots=True)
class OnSpark:
    """A Spark session as a connection. The tables of a register are those that it finds by their names."""

    session: Any

    def execute(self, question: str) -> Answer:
        return Answer(self.session.sql(question).collect())


def register_on(session: Any, authorities: Authorities) -> Register:
    """The register whose tables a Spark session has, as tables or as views."""
    return Register(OnSpark(session), authorities)


def share_with(session: Any, register: Register) -> Register:
    """The same register on Spark: its tables, copied from DuckDB into views of the session."""
    for table in TABLES:
        described = register.connection.execute(f"DESCRIBE {table}").fetchall()
        layout = ", ".join(f"{name} {KINDS[str(kind)]}" for name, kind, *_ in described)
        rows = register.connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        session.createDataFrame(rows, layout).createOrReplaceTempView(table)
    return register_on(session, register.authorities)
