"""A register file becomes tables in DuckDB, whole or not at all."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.lists import CODED
from coalface.core.reviews.rules import AUTHORITY_DATES, DATES
from coalface.core.sheets import refusing
from coalface.warehouse.bad import BadData
from coalface.warehouse.connecting import connected

from .checking import DATE_COLUMNS, as_band, as_count, as_date, every_question, quoted
from .counting import Register
from .deaths import DeathRow, keep_deaths
from .layout import NAMES, OF_CHILD
from .opening import Opened, opened
from .problems import MOST_TOLD, BadRegister, Problem

# DuckDB goes to disk beyond this: a register of ten million rows stays within a gigabyte in all.
MOST_MEMORY = "500MB"


@contextmanager
def opened_register(
    path: Path,
    authorities: Authorities,
    names: Mapping[str, str] | None = None,
    *,
    alike_allowed: bool = False,
    deaths: Sequence[DeathRow] = (),
) -> Iterator[Register]:
    """The register of a file, with child deaths beside it, to be counted. BadData or BadRegister where it cannot be."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        connected(
            Path(scratch) / "register.duckdb",
            memory_limit=MOST_MEMORY,
            temp_directory=str(Path(scratch) / "spilled"),
        ) as connection,
    ):
        file = opened(path, Path(scratch), names)
        _stage(connection, file, path.name)
        _parse(connection)
        _list_authorities(connection, authorities)
        _refuse_problems(connection, path.name, alike_allowed)
        _settle(connection)
        keep_deaths(connection, deaths)
        yield Register(connection, authorities, file.notes)


def _stage(connection: Any, file: Opened, name: str) -> None:
    """Every cell as text, with the line that it stands in."""
    import duckdb

    try:
        rows = connection.read_csv(
            str(file.path),
            header=True,
            skiprows=file.above,
            sep=file.separator,
            quotechar='"',
            escapechar='"',
            columns=dict.fromkeys(file.columns, "VARCHAR"),
            auto_detect=False,
            encoding="utf-8",
            null_padding=False,
            max_line_size=1_000_000,
        )
        cells = ", ".join(
            f"coalesce(trim({column}), '') AS {column}" if column in file.columns else f"'' AS {column}"
            for column in NAMES
        )
        _refuse_unnamed(rows, file, name)
        rows.query("file", f"SELECT {cells} FROM file").create("cells")  # noqa: S608
    except duckdb.Error as fault:
        raise BadData(name, _line_of(str(fault)), _says_of(str(fault))) from fault
    filled = f"concat({', '.join(NAMES)}) <> ''"
    line = f"rowid + {file.first_line} AS line"
    connection.execute(f"CREATE TABLE staged AS SELECT {line}, * FROM cells WHERE {filled}")  # noqa: S608
    connection.execute("DROP TABLE cells")
    if not connection.execute("SELECT count(*) FROM staged").fetchone()[0]:
        raise BadData(name, None, "this file has no rows under its first one.")


def _refuse_unnamed(rows: Any, file: Opened, name: str) -> None:
    """A column without a name may be there, as spreadsheets leave them, as long as nothing stands in it."""
    for column, place in file.unnamed.items():
        found = rows.query("file", f"SELECT 1 FROM file WHERE trim({column}) <> '' LIMIT 1").fetchall()  # noqa: S608
        if found:
            says = f"{refusing.NO_NAME % place} Merged names leave such gaps.".replace("Column", "column", 1)
            raise BadData(name, file.first_line - 1, says)


def _line_of(fault: str) -> int | None:
    found = fault.partition("Line: ")[2].split("\n")[0]
    return int(found) if found.isdigit() else None


def _says_of(fault: str) -> str:
    """Our sentence for what DuckDB says. Its own may quote a row, and a row is nobody's business."""
    if "Expected Number of Columns" in fault or "TOO MANY COLUMNS" in fault or "MISSING COLUMNS" in fault:
        return "this row has more or fewer cells than the first row names columns. Is a comma unquoted?"
    if "quote" in fault.lower():
        return "a quotation mark is opened here and not closed. Save the file again as “CSV UTF-8”."
    return "this file cannot be read as CSV. Save it again as “CSV UTF-8”."


def _parse(connection: Any) -> None:
    kept = [name for name in NAMES if name not in DATE_COLUMNS]
    days = ", ".join(f"{as_date(name)} AS {name}" for name in DATE_COLUMNS)
    connection.execute(f"CREATE TABLE parsed AS SELECT line, {', '.join(kept)}, {days} FROM staged")  # noqa: S608
    filled = " OR ".join(f"{name} <> ''" for name in OF_CHILD)
    connection.execute(
        f"""CREATE TABLE child_row AS SELECT line, review, known_from, child AS child_key,
        coalesce(nullif(age_band, ''), {as_band(as_count("age_months"))}, 'unknown') AS age_band,
        {_coded("died")} AS died, {_coded("maltreatment")} AS maltreatment, maltreatment_also
        FROM parsed WHERE {filled}"""  # noqa: S608
    )
    # A review is written down once for each of its children: its authorities are looked up once.
    connection.execute(
        f"""CREATE TABLE authority_row AS SELECT line, review, known_from, day, upper(trim(written)) AS written
        FROM (SELECT min(line) AS line, review, known_from, min(coalesce({", ".join(AUTHORITY_DATES)})) AS day,
              unnest(string_split(authorities, ';')) AS written
              FROM parsed WHERE authorities <> '' GROUP BY review, known_from, authorities)
        WHERE trim(written) <> ''"""  # noqa: S608
    )


def _coded(column: str) -> str:
    empty = CODED[column][1]
    return f"coalesce(nullif({column}, ''), {quoted(empty or '')})"


def _list_authorities(connection: Any, authorities: Authorities) -> None:
    connection.execute("CREATE TABLE authority (written VARCHAR, code VARCHAR, began DATE, ended DATE)")
    listed = authorities.by_code.items()
    given = [cell for written, one in listed for cell in (written, one.code, one.began, one.ended)]
    # One statement for all of them: DuckDB takes single rows slowly.
    rows = ", ".join(["(?, ?, ?, ?)"] * len(listed))
    connection.execute(f"INSERT INTO authority VALUES {rows}", given)  # noqa: S608


def _refuse_problems(connection: Any, file: str, alike_allowed: bool) -> None:
    """Raise BadRegister with everything that is wrong, in the order of the lines."""
    connection.execute("CREATE TABLE problem (line BIGINT, col VARCHAR, says VARCHAR)")
    questions = " UNION ALL ".join(f"({question})" for question in every_question(alike_allowed))
    connection.execute(f"INSERT INTO problem {questions}")
    count = connection.execute("SELECT count(*) FROM problem").fetchone()[0]
    if count:
        found = connection.execute(
            "SELECT DISTINCT line, col, says FROM problem ORDER BY line, col, says LIMIT ?", [MOST_TOLD]
        ).fetchall()
        raise BadRegister(file, [Problem(*row) for row in found], count)


def _settle(connection: Any) -> None:
    """The tables that statistics are counted from. They are the same in every database."""
    days = ", ".join(f"any_value({name}) AS {name}" for name in DATES)
    connection.execute(
        f"""CREATE TABLE review_version AS SELECT review, known_from,
        least(struck, next_from) AS known_to, type, status, status_reason, method, publication, recommendations,
        {", ".join(DATES)}
        FROM (SELECT review, coalesce(known_from, DATE '0001-01-01') AS known_from, any_value(known_to) AS struck,
              lead(coalesce(known_from, DATE '0001-01-01')) OVER (PARTITION BY review ORDER BY known_from) AS next_from,
              any_value(type) AS type, any_value(status) AS status, any_value(status_reason) AS status_reason,
              {", ".join(f"any_value({_coded(name)}) AS {name}" for name in ("method", "publication"))},
              any_value({as_count("recommendations")}) AS recommendations, {days}
              FROM parsed GROUP BY review, known_from)"""  # noqa: S608
    )
    connection.execute(
        """CREATE TABLE review_authority AS SELECT DISTINCT review,
        coalesce(known_from, DATE '0001-01-01') AS known_from, authority.code AS authority
        FROM authority_row JOIN authority ON authority_row.written = authority.written"""
    )
    connection.execute(
        """CREATE TABLE child AS SELECT review, coalesce(known_from, DATE '0001-01-01') AS known_from,
        coalesce(nullif(child_key, ''), '#' || row_number() OVER (PARTITION BY review, known_from ORDER BY line))
        AS child_key, age_band, died, maltreatment, maltreatment_also FROM child_row"""
    )
    connection.execute(
        """CREATE TABLE child_maltreatment AS
        SELECT review, known_from, child_key, maltreatment AS type, 1 AS is_main FROM child
        UNION ALL SELECT DISTINCT review, known_from, child_key, trim(type), 0
        FROM (SELECT review, known_from, child_key, unnest(string_split(maltreatment_also, ';')) AS type FROM child
              WHERE maltreatment_also <> '') WHERE trim(type) <> ''"""
    )
    for name in ("staged", "parsed", "child_row", "authority_row", "problem"):
        connection.execute(f"DROP TABLE {name}")
