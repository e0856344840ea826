"""When a report is from, and under which framework, by the words on its first page."""

import re

MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
PUBLISHED = re.compile(rf"(?:report )?published:?\s+(?:on )?(?:\d{{1,2}} )?{MONTH}\s+(20\d\d)", re.IGNORECASE)
INSPECTED = re.compile(
    rf"(?:inspection|visit) dates?:?[^\n]{{0,80}}?{MONTH}[^\n]{{0,60}}?(20\d\d)", re.IGNORECASE
)
ANY = re.compile(rf"{MONTH}\s+(20\d\d)", re.IGNORECASE)
FIRST_PAGE = 3_000
# A report that only mentions another kind does so further down.
TITLE = 500
# The later a framework, the later in this list; the first that is found counts.
FRAMEWORKS = (
    ("joint targeted area inspection", re.compile(r"joint targeted area inspection|\bJTAI\b", re.IGNORECASE)),
    (
        "single inspection framework",
        re.compile(
            r"services for children in need of help and\s+protection,\s+children looked after", re.IGNORECASE
        ),
    ),
    (
        "inspection of local authority children’s services",
        re.compile(
            r"inspection of children.s\s+(?:social care )?services|local authority\s+children.s\s+services"
            r"|inspection of .{3,60} (?:children.s services|families trust)"
            r"|children.s social care services",
            re.IGNORECASE,
        ),
    ),
    (
        "safeguarding practice review",
        re.compile(r"(?:safeguarding practice|serious case) review", re.IGNORECASE),
    ),
)
OTHER = "other"


def year_of(text: str) -> int | None:
    """Return the year in which a report came out, or of the inspection, or None where its first page has none."""
    first = " ".join(text[:FIRST_PAGE].split())
    for way in (PUBLISHED, INSPECTED, ANY):
        if found := way.search(first if way is not INSPECTED else text[:FIRST_PAGE]):
            return int(found[1])
    return None


def framework_of(text: str) -> str:
    """Return under which framework a report was written."""
    first = " ".join(text[:TITLE].split())
    return next((name for name, words in FRAMEWORKS if words.search(first)), OTHER)
