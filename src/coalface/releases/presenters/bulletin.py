"""A bulletin as it was made, from its own files, for the page that everyone reads and for the preview."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from coalface.core.words import gettext_noop as _

from ..actions.making import PAGE
from ..models import Release

KINDS = {
    "bulletin.pdf": _("The whole bulletin as a tagged PDF"),
    "tables.xlsx": _("All tables as a workbook, Excel"),
    "tables.ods": _("All tables as a workbook, OpenDocument"),
    "datapackage.json": _("What the data files are: data package"),
    "csv-metadata.json": _("What the data files are: CSV on the Web"),
    "index.html": _("The bulletin as one page to keep"),
}


def bulletin_page(release: Release, files: Mapping[str, bytes], address: Any) -> dict[str, Any]:
    """What the page shows. `address` gives that of a file. The words are those that were made, and so are fixed."""
    said = json.loads(files[PAGE])
    return {
        "title": said["title"],
        "place": release.organisation.name,
        "notes": said["notes"],
        "headlines": said["headlines"],
        "tables": [_table(one, address) for one in said["tables"]],
        "symbols": said["symbols"],
        "policy": said.get("policy", []),
        "files": [(gettext(words), address(name)) for name, words in KINDS.items() if name in files],
    }


def _table(one: Mapping[str, Any], address: Any) -> dict[str, Any]:
    key, about = one["key"], one["about"]
    return {
        "key": key,
        "name": one["name"],
        "caption": f"{one['name'].partition('. ')[2]}, {one['places']}",
        "says": one["says"],
        "drawing": one["drawing"],
        "drawn": one.get("drawn", ""),
        "headings": [(words, place < about) for place, words in enumerate(one["headings"])],
        "rows": [(row[:about], row[about:]) for row in one["rows"]],
        "definitions": one["definitions"],
        "policy": one.get("policy", []),
        "data": address(f"{key}.csv"),
        "columns": address(f"{key}.meta.csv"),
    }
