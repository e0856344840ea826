"""Where a field may be missing, an order says where it stands then: SQLite puts it first and PostgreSQL last.

(PostgreSQL manual, 7.5 "Sorting Rows": "null values sort as if larger than any non-null value"; SQLite, "SELECT",
section 4: "SQLite considers NULL values to be smaller than any other values for sorting purposes".)
"""

import ast
from pathlib import Path

from django.apps import apps

import coalface

SRC = Path(coalface.__file__).parent
# Orders by such a field whose rows all have it, because the same query asks for that.
ALL_HAVE_IT = {
    ("learning/queries/themes.py", "asked_on"),
    ("newsletter/queries/published.py", "begun_on"),
    ("pulse/queries/reading.py", "closed_on"),
    ("releases/queries/checking.py", "number"),
    ("releases/queries/correcting.py", "number"),
    ("releases/queries/public.py", "number"),
    ("releases/queries/public.py", "publish_on"),
    ("releases/queries/staff.py", "number"),
    ("trials/queries/public.py", "begun_on"),
}


def may_be_missing() -> dict[str, set[str]]:
    """The fields that may be missing, by room."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields() if field.concrete and field.null}
        found.setdefault(model._meta.app_label, set()).update(names)
    return found


def test_no_order_leaves_it_to_the_database_where_a_missing_day_stands():
    missing, wrong = may_be_missing(), set()
    for path in SRC.rglob("queries/*.py"):
        file = path.relative_to(SRC).as_posix()
        names = missing.get(path.parts[len(SRC.parts)], set()) | missing["trials"] | missing["newsletter"]
        for call in ast.walk(ast.parse(path.read_text())):
            if not isinstance(call, ast.Call) or getattr(call.func, "attr", "") != "order_by":
                continue
            given = [a.value.lstrip("-") for a in call.args if isinstance(a, ast.Constant)]
            wrong |= {(file, name) for name in given if name in names}
    assert "finished_on" in missing["trials"]
    assert wrong - ALL_HAVE_IT == set(), "say nulls_first or nulls_last with F(...)"
