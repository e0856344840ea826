"""Making the tables as they were, and putting every row back: all of them or none."""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from ..stopping import CannotGoOn
from .reading import Opened

ROWS_AT_ONCE = 500


def needs_empty_database() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise CannotGoOn(
                "The database that DATABASE_URL or the restored coalface.toml names has tables already. Make an empty "
                "one and name it in DATABASE_URL."
            )


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Where something goes wrong within, a database server is left as empty as it was found."""
    from django.db import connection

    needs_empty_database()
    try:
        yield
    except BaseException:
        if connection.vendor == "postgresql":
            _empty_again(connection)
        raise


def _empty_again(connection) -> None:
    connection.close()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        cursor.execute("DROP FUNCTION IF EXISTS a_version_never_changes() CASCADE")


def make_tables_of(migrations: list[list[str]]) -> Any:
    """Make the tables of the version that made the backup. Returns its models."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = {(app, name) for app, name in migrations}
    graph = executor.loader.graph
    if unknown := applied - set(graph.nodes):
        raise CannotGoOn(
            f"The backup was made by a newer version of Coalface: this one does not know {min(unknown)[1]}. Install "
            "that version first."
        )
    newest = [
        node
        for node in sorted(applied)
        if not any(
            child.key[0] == node[0] and child.key in applied for child in graph.node_map[node].children
        )
    ]
    return executor.migrate(newest).apps


def load_rows(backup: Opened, models: Any) -> None:
    """Put every row back, in one transaction."""
    from django.db import transaction

    with transaction.atomic():
        for table, columns, rows in _tables(backup):
            _load(models.get_model(table), columns, rows)
    _go_on_counting(models)


def _tables(backup: Opened) -> Iterator[tuple[str, list[str], Iterator[list[Any]]]]:
    """Yield each table with its columns and its rows."""
    heading: dict[str, Any] = {}

    def under(line: bytes) -> str:
        if not line.startswith(b"["):
            heading.clear()
            heading.update(json.loads(line))
        return heading.get("table", "")

    for table, lines in groupby(backup.lines(), key=under):
        if table:
            columns = heading["columns"]
            yield table, columns, (json.loads(line) for line in lines if line.startswith(b"["))


def _load(model, columns: list[str], rows: Iterator[list[Any]]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    read = [_reader(fields[column]) for column in columns]
    while some := list(islice(rows, ROWS_AT_ONCE)):
        model._base_manager.bulk_create(
            model(**{column: take(value) for column, take, value in zip(columns, read, row, strict=True)})
            for row in some
        )


def _reader(field):
    if field.get_internal_type() == "BinaryField":
        return lambda value: None if value is None else b64decode(value)
    return field.to_python


def _go_on_counting(models: Any) -> None:
    """PostgreSQL counts ids by itself and has not seen ours."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models.get_models()):
            cursor.execute(statement)
