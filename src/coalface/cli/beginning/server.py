"""A database server may hold an organisation already: what is missing then is the folder beside it."""

import os


def why_not_begin_there() -> str | None:
    """Return why no organisation can be begun in the database that DATABASE_URL names, or None.

    Asked before anything is typed, and without Django: its secret does not exist yet.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return None
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            found = connection.execute("SELECT name FROM people_organisation").fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    except psycopg.Error as fault:
        said = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
        return f"The database that DATABASE_URL names cannot be used ({said}). Check that it is there."
    if found is None:
        return None
    return (
        f"The database that DATABASE_URL names holds {found[0]} already. Name its own folder with --data,"
        " or bring both back with `coalface restore`. To begin another organisation, make an empty database."
    )
