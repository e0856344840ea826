"""What can be asked in the reading room."""

from ..searching import search
from .agreement import agreement_of_readers, gold_lines
from .kept import kept_report, kept_reports, organisation_of
from .reports import facts_of, reports_named, sample_text
from .said import said_by, said_by_reader

__all__ = [
    "agreement_of_readers",
    "facts_of",
    "gold_lines",
    "kept_report",
    "kept_reports",
    "organisation_of",
    "reports_named",
    "said_by",
    "said_by_reader",
    "sample_text",
    "search",
]
