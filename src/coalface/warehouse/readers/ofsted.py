"""What the three Ofsted files share: dates, judgements and the names of authorities."""

from collections.abc import Mapping
from datetime import date

from coalface.warehouse.areas import areas
from coalface.warehouse.bad import BadData
from coalface.warehouse.tables import Sheet

OUTSTANDING, GOOD = "Outstanding", "Good"
REQUIRES, INADEQUATE = "Requires improvement to be good", "Inadequate"
JUDGEMENTS = (OUTSTANDING, GOOD, REQUIRES, INADEQUATE)
NO_JUDGEMENT = frozenset({"", "-", "NULL", "Not applicable", "Not judged", "N/A"})
NAME, CODE = "Local authority name", "Local authority area code"
PUBLISHED, INSPECTED, OVERALL = "Publication date", "Inspection date", "Overall effectiveness"
LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care"
CARE_LEAVERS = "The experiences and progress of care leavers"
PARTS = (LEADERS, PROTECTION, IN_CARE, CARE_LEAVERS)


def day(sheet: Sheet, line: int, column: str, written: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise BadData(
            sheet.file,
            line,
            f"column “{column}” has no date such as 2025-03-31. Save dates as text, and load again.",
        ) from None


def judgement(sheet: Sheet, line: int, column: str, written: str) -> str:
    if written in NO_JUDGEMENT:
        return ""
    if written not in JUDGEMENTS:
        raise BadData(
            sheet.file,
            line,
            f"column “{column}” has no judgement that is known here: {', '.join(JUDGEMENTS)}.",
        )
    return written


def authority(sheet: Sheet, line: int, row: Mapping[str, str], on: date | None) -> str:
    """The number of the authority, by its code where there is one, else by its name on that day."""
    known = areas()
    if code := row.get(CODE):
        for one in known.authorities.values():
            if code in one.codes:
                return one.number
        raise BadData(sheet.file, line, f"{code[:12]} is not the code of a local authority.")
    number = known.number_of_name(row[NAME], on)
    if number is None:
        raise BadData(
            sheet.file, line, "there is no local authority of this name. Is it an old name, or misspelt?"
        )
    return number
