"""Which authorities an authority is held beside. No source that travels with the program has such a list.

The Department’s list of statistical neighbours is not among the published files that were found, and none is made up
here. Whoever runs the program writes one to `figures/neighbours.csv` in the data folder: area, neighbour, source. A
line without a source is not read.
"""

import csv
from io import StringIO
from pathlib import Path

from django.conf import settings

OWN = Path("figures") / "neighbours.csv"
MOST = 20


def neighbours_of(area: str) -> dict[str, str]:
    """The keys of the places that it is held beside, each with where that is from."""
    path = Path(settings.FIGURES) / OWN
    if not path.exists():
        return {}
    rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig")))
    listed = {
        row["neighbour"].strip(): row["source"].strip()
        for row in rows
        if row.get("area") == area and row.get("neighbour") and row.get("source")
    }
    return dict(list(listed.items())[:MOST])
