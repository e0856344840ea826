"""If the hidden numbers were others, every file would be the same to the last byte.

The register is changed so that hidden numbers are other ones within their audited bounds, none becomes small or nought
that was not, and nothing that is shown changes. Then the bulletin is made anew from it.
"""

import csv
import random
from datetime import date
from io import StringIO
from itertools import combinations

import pytest

from coalface.bulletin.children import layouts_of, together
from coalface.bulletin.making import make_bulletin, view_of
from coalface.bulletin.protecting import protected
from coalface.bulletin.writing import files_of
from coalface.core.disclosure.audit import Knowledge, audit
from coalface.core.disclosure.policy import Policy
from coalface.core.reviews.ages import band_of
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.fictional import fictional_register
from coalface.warehouse.register.layout import NAMES, OF_CHILD
from coalface.warehouse.register.places import fictional

PERIOD, KNOWN = read_half_year("2013-14-part-2"), date(2014, 6, 30)
SINCE = "2013-04-01"
PLACES = fictional()


def children(text):
    return list(csv.DictReader(StringIO(text)))


def as_text(rows):
    lines = StringIO()
    writer = csv.DictWriter(lines, NAMES, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return lines.getvalue()


def looked_at(folder, text):
    path = folder / "register.csv"
    path.write_text(text, encoding="utf-8", newline="")
    with opened_register(path, PLACES) as register:
        release = protected(register, view_of(register, PERIOD, KNOWN, None), Policy())
        return release, make_bulletin(register, PERIOD, as_known=KNOWN)


def steady_children(rows):
    """Children that were completed by the end of the half-year, and of whom nothing was ever corrected."""
    groups = {}
    for row in rows:
        if row["child"]:
            groups.setdefault((row["review"], row["child"]), []).append(row)
    for key, versions in groups.items():
        done = {row["completion_date"] for row in versions} - {""}
        known = [row for row in versions if row["known_from"] <= KNOWN.isoformat() and row["completion_date"]]
        alike = {tuple(row[name] for name in OF_CHILD) for row in versions}
        if known and len(done) == 1 and len(alike) == 1 and SINCE <= min(done) <= PERIOD.last.isoformat():
            yield key, "before" if min(done) < PERIOD.first.isoformat() else "now", versions[0]


def edits(rows):
    """What could have been otherwise about one child: (half-year, what it is counted in, what it would be, cells)."""
    for key, part, row in steady_children(rows):
        band = row["age_band"] or band_of(int(row["age_months"]))
        for other in ("lt1", "1_4", "6_9", "11_15", "16_17"):
            if band not in (other, "unknown"):
                yield key, part, {f"S6/{band}": -1, f"S6/{other}": 1}, {"age_months": "", "age_band": other}
        main, also = row["maltreatment"], row["maltreatment_also"]
        if also and ";" not in also:
            # The main type and the other one, the other way round.
            moved = {f"S7/{main}/main": -1, f"S7/{also}/main": 1, f"S7/{also}/also": -1, f"S7/{main}/also": 1}
            yield key, part, moved, {"maltreatment": also, "maltreatment_also": main}


def hidden_changes(release, rows):
    """Pairs of edits that change hidden numbers alone, and make none of them small or nought, or neither."""
    whole = together(layouts_of("notification", deaths=True))
    counts = {
        (part, row): release.truth[f"{row}|{part}"] for row in whole.counted for part in ("before", "now")
    }
    kinds = {}
    for key, part, moved, cells in edits(rows):
        kinds.setdefault((part, tuple(sorted(moved.items()))), []).append((key, cells))
    for one, other in combinations(kinds, 2):
        changed = dict(counts)
        for part, moved in (one, other):
            for row, step in moved:
                changed[part, whole.row_of(row)] += step
        if changed == counts or min(changed.values()) < 0:
            continue
        if alike(release, whole.grid(changed)[1]):
            yield kinds[one], kinds[other]


def with_changes(rows, changes):
    changed = [dict(row) for row in rows]
    for key, cells in changes:
        for row in changed:
            if (row["review"], row["child"]) == key:
                row.update(cells)
    return changed


def alike(release, truth):
    """Whether nothing shown differs, while something hidden does, and the same cells are small and nought."""
    small = all(
        (count == 0) == (truth[name] == 0) and (count < 6) == (truth[name] < 6)
        for name, count in release.truth.items()
    )
    shown = all(truth[name] == value for name, value in release.table.cells.items() if value is not None)
    return small and shown and release.truth != truth


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    text = fictional_register(random.Random(2013))
    return text, *looked_at(tmp_path_factory.mktemp("first"), text)


def test_other_hidden_numbers_give_the_same_bytes(first, tmp_path):
    text, release, bulletin = first
    rows, expected = children(text), files_of(bulletin)
    bounds = audit(release.table, Knowledge(lower=1)).bounds
    found = list(hidden_changes(release, rows))
    assert len(found) >= 8
    statistics = set()
    for ones, others in random.Random(7).sample(found, 8):
        changes = [ones[0], next(one for one in others if one[0] != ones[0][0])]
        other, again = looked_at(tmp_path, as_text(with_changes(rows, changes)))
        assert other.truth != release.truth
        statistics |= {name[:2] for name, count in other.truth.items() if count != release.truth[name]}
        for name, (low, high) in bounds.items():
            assert low <= other.truth[name]
            assert high is None or other.truth[name] <= high
        assert [name for name, content in files_of(again).items() if content != expected[name]] == []
    assert statistics == {"S6", "S7"}


def test_a_number_that_is_shown_does_change_the_files(first, tmp_path):
    """The proof that the test above could fail."""
    text, _, bulletin = first
    rows = children(text)
    key, part, _, _ = next(one for one in edits(rows) if one[1] == "now")
    assert part == "now"
    died = [row for row in rows if (row["review"], row["child"]) == key]
    changed = with_changes(rows, [(key, {"died": "no" if died[0]["died"] == "yes" else "yes"})])
    _, again = looked_at(tmp_path, as_text(changed))
    expected = files_of(bulletin)
    differing = {name for name, content in files_of(again).items() if content != expected[name]}
    assert {
        "index.html",
        "s8_whether_the_child_died.csv",
        "tables.xlsx",
        "tables.ods",
        "bulletin.pdf",
    } <= differing
