"""What each table that can be taken along is, for programs: a Frictionless data package."""

from typing import Any

from .facts import LICENCE
from .open_data import Dataset, datasets

VERSION = "2"
NOTE = (
    "An empty cell is something that was not told, is withheld or does not apply; for how a card ended, the column"
    " `ending` says which. In a CSV file a text that a spreadsheet could read as a formula begins with an apostrophe"
    " that is not part of it; the JSON and Parquet files, under the same names, hold it without."
)


def package() -> dict[str, Any]:
    """Every table with its columns, its key, the tables it refers to and the codes that it can hold."""
    return {
        "profile": "tabular-data-package",
        "name": "coalface-published",
        "version": VERSION,
        "description": NOTE,
        "licenses": [{"name": "OGL-UK-3.0", "path": LICENCE}],
        "resources": [_resource(dataset) for dataset in datasets().values()],
    }


def _resource(dataset: Dataset) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "title": dataset.title,
        "path": f"{dataset.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(dataset),
    }


def _schema(dataset: Dataset) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(dataset, name, kind[0]) for name, kind in dataset.columns.items()],
        "missingValues": [""],
    }
    if dataset.key:
        schema["primaryKey"] = list(dataset.key)
    if dataset.refers:
        schema["foreignKeys"] = [
            {"fields": name, "reference": {"resource": table, "fields": "id"}}
            for name, table in dataset.refers.items()
        ]
    return schema


def _field(dataset: Dataset, name: str, kind: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if name in (*dataset.key, *dataset.refers) else {}
    if name in dataset.codes:
        constraints["enum"] = [str(code) for code in dataset.codes[name]]
    return {"name": name, "type": kind} | ({"constraints": constraints} if constraints else {})
