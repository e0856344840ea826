"""Every sentence that was marked in a published report, found by its words, the latest first."""

from typing import Any

from coalface.core.search_words import query_words

from .shipped import shipped

KINDS = ("criticism", "asked")
# More are said as “more than a thousand”: counting all of them would take longer than showing a page.
COUNTED = 1_000
ON_PAGE = 20

FIND = """
SELECT sentence.kind, sentence.text, sentence.why, report.slug, report.authority, report.published
FROM found JOIN sentence ON sentence.id = found.rowid JOIN report ON report.id = sentence.report
WHERE found MATCH ? {narrowed} ORDER BY found.rowid DESC LIMIT ? OFFSET ?
"""
COUNT = """
SELECT count(*) FROM (SELECT 1 FROM found {joined} WHERE found MATCH ? {narrowed} LIMIT ?)
"""


def search(typed: str, *, kind: str = "", first: int = 0) -> tuple[list[dict[str, Any]], int]:
    """Return a page of sentences that hold all of these words, and how many there are, up to COUNTED + 1."""
    stems = query_words(typed)
    if not stems:
        return [], 0
    # Stems are letters and figures: nothing can break out of the quotation marks.
    match = " AND ".join(f'"{stem}"' for stem in stems)
    narrowed = "AND sentence.kind = ?" if kind in KINDS else ""
    joined = "JOIN sentence ON sentence.id = found.rowid" if narrowed else ""
    kinds = [kind] if narrowed else []
    rows = shipped().execute(FIND.format(narrowed=narrowed), [match, *kinds, ON_PAGE, first]).fetchall()
    [(count,)] = shipped().execute(
        COUNT.format(joined=joined, narrowed=narrowed), [match, *kinds, COUNTED + 1]
    )
    return [dict(row) for row in rows], count
