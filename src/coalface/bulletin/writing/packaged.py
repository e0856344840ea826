"""What the files are, for programs: a Frictionless data package and CSV on the Web.

The data package is also how the next bulletin knows this one. It says what was looked at and under which policy; it has
no digest of the register, for that would change with every hidden number.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..figures import SYMBOL_WORDS, Bulletin, Table
from .ees import columns

MISSING = [str(symbol) for symbol in SYMBOL_WORDS]
FORMAT = 1


def packaged(bulletin: Bulletin, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {
        "datapackage.json": _json(_package(bulletin, files)),
        "csv-metadata.json": _json(_on_the_web(bulletin)),
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _package(bulletin: Bulletin, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"case-reviews-{bulletin.period.name}",
        "title": bulletin.title,
        "description": " ".join(bulletin.headlines),
        "coalface": {
            "format": FORMAT,
            "period": bulletin.period.name,
            "as_known": bulletin.as_known.isoformat(),
            "since": bulletin.since.isoformat(),
            "fictional": bulletin.fictional,
            "earlier": list(bulletin.earlier),
            **bulletin.settings,
        },
        "resources": [_resource(table, files[f"{table.key}.csv"]) for table in bulletin.tables],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.key,
        "path": f"{table.key}.csv",
        "title": f"{table.number}. {table.title}",
        "description": " ".join(table.definitions),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(table, name) for name in columns(table)],
            "missingValues": ["", *MISSING],
        },
    }


def _field(table: Table, name: str) -> dict[str, str]:
    indicator = next((one for one in table.indicators if one.name == name), None)
    if indicator is None:
        return {"name": name, "type": "string"}
    return {"name": name, "type": "number" if indicator.places else "integer", "title": indicator.label}


def _on_the_web(bulletin: Bulletin) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": bulletin.title,
        "tables": [
            {
                "url": f"{table.key}.csv",
                "dc:title": f"{table.number}. {table.title}",
                "tableSchema": {"columns": [_column(table, name) for name in columns(table)]},
            }
            for table in bulletin.tables
        ],
    }


def _column(table: Table, name: str) -> dict[str, Any]:
    field = _field(table, name)
    found: dict[str, Any] = {"name": name, "titles": name, "datatype": field["type"]}
    if field["type"] != "string":
        found["null"] = MISSING
        found["dc:description"] = field["title"]
    return found
