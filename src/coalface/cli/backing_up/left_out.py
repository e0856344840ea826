"""What no backup keeps, neither the sealed one nor the copy made before an upgrade.

Each of these is forgotten within a day or two, because it says on which day somebody told or at which hour somebody
worked. A backup would keep it for thirty.
"""

TABLES = frozenset({"reporting.keptanswer", "people.failedtries", "sessions.session"})


def names_in_database() -> list[str]:
    """The same tables by the names that the database has for them."""
    from django.apps import apps

    return sorted(apps.get_model(table)._meta.db_table for table in TABLES)
