"""The index of the search, and the promise that a version of a card never changes, on each database in its own words."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE learning_search USING fts5(stems, tokenize='ascii', detail=none, columnsize=0)",
    """
    CREATE TRIGGER a_version_never_changes BEFORE UPDATE ON learning_cardversion
    WHEN NEW.what_happened <> '' OR NEW.title <> '' OR NEW.card_id <> OLD.card_id OR NEW.number <> OLD.number
    BEGIN SELECT RAISE(ABORT, 'a version of a card never changes'); END
    """,
]
SQLITE_BACK = ["DROP TRIGGER a_version_never_changes", "DROP TABLE learning_search"]

POSTGRES = [
    "CREATE TABLE learning_search (place bigint PRIMARY KEY, stems tsvector NOT NULL)",
    # The planner's samples would keep the words of a card that was taken back.
    "ALTER TABLE learning_search ALTER COLUMN stems SET STATISTICS 0",
    # Without a list of waiting entries, no word of a deleted card stays in one.
    "CREATE INDEX learning_search_stems ON learning_search USING gin (stems) WITH (fastupdate = off)",
    """
    CREATE FUNCTION a_version_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a version of a card never changes' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER a_version_never_changes BEFORE UPDATE ON learning_cardversion FOR EACH ROW
    WHEN (NEW.what_happened <> '' OR NEW.title <> '' OR NEW.card_id <> OLD.card_id OR NEW.number <> OLD.number)
    EXECUTE FUNCTION a_version_never_changes()
    """,
]
POSTGRES_BACK = [
    "DROP TRIGGER a_version_never_changes ON learning_cardversion",
    "DROP FUNCTION a_version_never_changes()",
    "DROP TABLE learning_search",
]


def make(apps, schema_editor):
    for sql in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(sql)


def unmake(apps, schema_editor):
    for sql in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
