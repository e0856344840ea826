"""The page of register files: columns, codes and rules, from the tables that the reader obeys."""

from collections.abc import Iterator

from coalface.core.reviews import ages, lists, rules
from coalface.warehouse.register.layout import COLUMNS

from .markdown import code, page, table

ABOUT = """A register of case reviews is a table with **one row for each child**. What is known of the review stands in
every row of it; a review without a known child has one row. CSV in UTF-8 (with commas, semicolons or tabs),
Excel (`.xlsx`) and OpenDocument (`.ods`) are read, by the same rules as on the pages. The first row with three names
or more names the columns; their order does not matter. Titles above it are left out, and of a workbook the first sheet
with a table is read: both are said.

There is no column for a name, a note or a date of birth, and a file that has one is refused. Days are written
`2014-03-31` or `31/03/2014`."""
EXAMPLE = """```csv
review,known_from,type,status,incident_date,decision_date,completion_date,authorities,child,age_months,died,maltreatment
R0004,2013-04-01,scr,under_way,2011-07-15,2011-10-08,,383,1,7,yes,PHY
R0004,2013-04-01,scr,under_way,2011-07-15,2011-10-08,,383,2,40,no,NEG
R0004,2013-04-27,scr,completed,2011-07-15,2011-10-08,2013-04-23,383,1,7,yes,PHY
R0004,2013-04-27,scr,completed,2011-07-15,2011-10-08,2013-04-23,383,2,40,no,NEG
```"""
VERSIONS = """**What was known when.** `known_from` is the day on which a row was recorded. When something changes, or
was wrong, the old rows stay and all rows of the review are written once more with the new day. So every figure can
be given as it was known then and as it is known now. A review that should never have been there gets a
`known_to`. A register without these columns can be read too; then nobody can tell what was known earlier."""
JOINT = """**Joint reviews** name every authority, with semicolons: `383; 380`. They are counted once for the country
and once in each place. An authority has to exist on the day of the decision (or else of the notification, or of the
incident): for a review decided on in April 2021, Northamptonshire (928) is refused, and North or West
Northamptonshire (940, 941) is taken. Both codes are understood, 383 and E08000035. The list is the Department
for Education’s, of England since 2009 (Contains public sector information licensed under the Open Government
Licence v3.0); another list in the same columns can be given with `--authorities`."""


def column_rows() -> Iterator[tuple[str, str, str]]:
    for column in COLUMNS:
        yield code(column.name), "yes" if column.needed else "", f"{column.says} {_codes(column.name)}"


def _codes(name: str) -> str:
    if name == "age_band":
        return _listed(ages.AGE_CODES)
    codes, empty = lists.CODED.get("maltreatment" if name == "maltreatment_also" else name, ({}, ""))
    left_out = f" Left out, it is {code(empty)}." if empty else ""
    return _listed(codes) + ("" if name == "maltreatment_also" else left_out) if codes else ""


def _listed(codes: object) -> str:
    return "; ".join(f"{code(key)} {label}" for key, label in dict(codes).items()) + "."  # type: ignore[call-overload]


def rule_rows() -> Iterator[tuple[str, str]]:
    for order in rules.ORDERS:
        yield code(order.later), order.says
    for need in rules.NEEDS:
        yield code(need.column), need.says
    yield "every date", rules.YEAR_OF_TWO_DIGITS
    yield "every date", rules.NO_DATE
    yield "every date", rules.STRANGE_YEAR
    yield "every date", rules.RECORDED_EARLY
    yield code("age_months"), rules.TOO_OLD
    yield code("age_band"), rules.TWO_AGES


def register_page() -> str:
    bands = [
        (ages.SCHEME_WORDS[scheme], label, ", ".join(ages.AGE_CODES[part] for part in parts))
        for scheme, rows in ages.SCHEMES.items()
        for _, label, parts in rows
        if len(parts) > 1
    ]
    return page(
        "A register of case reviews, as a file",
        "coalface.core.reviews and coalface.warehouse.register",
        ABOUT,
        EXAMPLE,
        VERSIONS,
        JOINT,
        "## Columns",
        table(("Column", "Needed", "What stands in it"), column_rows()),
        "## Ages",
        "Two official schemes cut childhood differently. A register knows a child’s months, or the finest band of"
        " which both schemes are sums.",
        table(("Scheme", "Band", "Is the sum of"), bands),
        "## What is refused",
        "With one row that cannot be so, nothing of the file is taken, and every such row is told with its"
        " line and its"
        " column. What was typed is not repeated.",
        table(("Column", "What is said"), rule_rows()),
        "Also refused: codes that are not listed, authorities that there are not or that did not exist on the day,"
        " rows of one review that differ, a child or an authority that is there twice, two reviews with the same"
        " authorities, days, type and children (unless `--allow-alike` is said), merged headings, and files that are"
        " not what their name says.",
    )
