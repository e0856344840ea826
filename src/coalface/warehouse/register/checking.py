"""The tables of rules in `core.reviews` as questions to all rows at once. Each answers (line, column, sentence)."""

from collections.abc import Iterator, Mapping

from coalface.core.reviews import keys, rules
from coalface.core.reviews.ages import AGE_CODES, FINEST, MONTHS_TO_ADULT
from coalface.core.reviews.lists import CODED, MALTREATMENT_KNOWN, not_on_list

from .layout import OF_REVIEW

DATE_COLUMNS = ("known_from", "known_to", *rules.DATES)
LAST_YEAR = 2200


def quoted(words: str) -> str:
    """Words as SQL has them."""
    return "'" + words.replace("'", "''") + "'"


def as_date(column: str) -> str:
    """A cell as a day, or NULL: 2014-03-31 or 31/03/2014, and no other way."""
    return (
        f"CASE WHEN regexp_full_match({column}, '\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN try_cast({column} AS DATE)"
        f" WHEN regexp_full_match({column}, '\\d{{1,2}}/\\d{{1,2}}/\\d{{4}}')"
        f" THEN try_cast(try_strptime({column}, '%d/%m/%Y') AS DATE) END"
    )


def as_count(column: str) -> str:
    return f"CASE WHEN regexp_full_match({column}, '\\d{{1,6}}') THEN try_cast({column} AS INTEGER) END"


def as_band(months: str) -> str:
    """The finest band of an age in months."""
    cases = " ".join(f"WHEN {months} < {band.until} THEN {quoted(band.code)}" for band in FINEST)
    return f"CASE WHEN {months} IS NULL THEN NULL {cases} END"


def one_of(column: str, codes: Mapping[str, str]) -> str:
    return f"{column} IN ({', '.join(map(quoted, codes))})"


def questions() -> Iterator[tuple[str, str, str, str]]:
    """(the table, its rows at fault, the column, the sentence) of every rule that looks at one row."""
    yield "staged", "review = ''", "review", "The key of the review is missing. Give each review one."
    yield from _keys()
    yield from _codes()
    yield from _dates()
    yield from _statuses()
    yield from _children()
    yield (
        "staged",
        f"recommendations <> '' AND {as_count('recommendations')} IS NULL",
        "recommendations",
        "Give a whole number, 0 or more.",
    )
    yield "staged", "authorities = ''", "authorities", "No authority is named. Name at least one."


def _keys() -> Iterator[tuple[str, str, str, str]]:
    """`core.reviews.keys.why_not_key` of every key. That of a child is one within its review, and needs no figure."""
    for column in ("review", "child"):
        there, figures = f"{column} <> ''", f"length(regexp_replace({column}, '[^0-9]', '', 'g'))"
        long = f"length({column}) > {keys.LONGEST_KEY}"
        odd = f"NOT regexp_full_match({column}, {quoted(keys.SHAPE)})"
        naming = f"regexp_matches({column}, {quoted(keys.NAME)})"
        if column == "review":
            naming = f"({naming} OR {figures} = 0)"
        yield "staged", f"{there} AND {long}", column, keys.LONG_KEY
        yield "staged", f"{there} AND NOT {long} AND {odd}", column, keys.ODD_KEY
        yield "staged", f"{there} AND NOT {long} AND NOT {odd} AND {naming}", column, keys.NAMING_KEY
        yield (
            "staged",
            f"{there} AND NOT {long} AND NOT {odd} AND NOT {naming} AND {figures} >= {keys.MOST_FIGURES}",
            (column),
            keys.NUMBERING_KEY,
        )


def _codes() -> Iterator[tuple[str, str, str, str]]:
    for column, (codes, empty) in CODED.items():
        may_be_empty = "" if empty is None else f"{column} <> '' AND "
        yield "staged", f"{may_be_empty}NOT {one_of(column, codes)}", column, not_on_list(codes)
    yield (
        "staged",
        f"age_band <> '' AND NOT {one_of('age_band', AGE_CODES)}",
        "age_band",
        not_on_list(AGE_CODES),
    )


def _dates() -> Iterator[tuple[str, str, str, str]]:
    for column in DATE_COLUMNS:
        day = f"{column} <> '' AND {as_date(column)}"
        short = f"regexp_full_match({column}, '\\d{{1,2}}[/.-]\\d{{1,2}}[/.-]\\d{{2}}')"
        yield "staged", f"{short}", column, rules.YEAR_OF_TWO_DIGITS
        yield "staged", f"{day} IS NULL AND NOT {short}", column, rules.NO_DATE
        strange = f"year({column}) < {rules.FIRST_YEAR} OR year({column}) > {LAST_YEAR}"
        yield "parsed", strange, column, rules.STRANGE_YEAR
    for order in rules.ORDERS:
        yield "parsed", f"{order.later} < {order.earlier}", order.later, order.says
    for column in rules.DATES:
        yield "parsed", f"{column} > known_from", column, rules.RECORDED_EARLY
    yield (
        "parsed",
        "known_to <= known_from",
        "known_to",
        "It was struck out before it was recorded. Look at both dates.",
    )


def _statuses() -> Iterator[tuple[str, str, str, str]]:
    for need in rules.NEEDS:
        statuses = ", ".join(map(quoted, need.statuses))
        fault = f"{need.column} {'=' if need.filled else '<>'} ''"
        yield "staged", f"status IN ({statuses}) AND {fault}", need.column, need.says
    yield "staged", "status = 'published' AND publication = 'not'", "publication", rules.NOT_WANTED


def _children() -> Iterator[tuple[str, str, str, str]]:
    whole = as_count("age_months")
    yield "staged", f"age_months <> '' AND {whole} IS NULL", "age_months", rules.WHOLE_MONTHS
    yield "staged", f"{whole} >= {MONTHS_TO_ADULT}", "age_months", rules.TOO_OLD
    yield "staged", "age_months <> '' AND age_band <> ''", "age_band", rules.TWO_AGES
    also = "list_filter(string_split(replace(maltreatment_also, ' ', ''), ';'), lambda x: x <> '')"
    codes = ", ".join(map(quoted, MALTREATMENT_KNOWN))
    yield (
        "staged",
        f"maltreatment_also <> '' AND len(list_filter({also}, lambda x: x NOT IN ({codes}))) > 0",
        "maltreatment_also",
        not_on_list(MALTREATMENT_KNOWN),
    )
    yield (
        "staged",
        f"maltreatment_also <> '' AND list_contains({also}, maltreatment)",
        "maltreatment_also",
        "The main type is named again. Name it once.",
    )


def _between_rows() -> Iterator[str]:
    """Questions to several rows together."""
    for column in OF_REVIEW:
        yield f"""SELECT max(line), {quoted(column)},
            'The rows of one review differ here, and were recorded on one day. Make them alike.'
            FROM staged GROUP BY review, known_from HAVING min({column}) <> max({column})"""  # noqa: S608
    yield """SELECT max(line), 'known_from',
        'Some rows of this review say when they were recorded, and others do not. Fill it in for all of them.'
        FROM staged GROUP BY review HAVING min(known_from) = '' AND max(known_from) <> ''"""
    yield """SELECT max(line), 'child', 'This child is there twice. Give each child of a review a key of its own.'
        FROM child_row WHERE child_key <> '' GROUP BY review, known_from, child_key HAVING count(*) > 1"""
    yield """SELECT line, 'authorities', 'There is no authority of this code. Look at the list of codes.'
        FROM authority_row ANTI JOIN authority ON authority_row.written = authority.written"""
    for column, than, says in (
        (
            "began",
            "<",
            "This authority did not exist yet on the day of the review. Name the authority of that time.",
        ),
        (
            "ended",
            ">",
            "This authority had ended on the day of the review. Name the authority that followed it.",
        ),
    ):
        yield f"""SELECT line, 'authorities', {quoted(says)} FROM authority_row JOIN authority
            ON authority_row.written = authority.written WHERE authority_row.day {than} authority.{column}"""  # noqa: S608
    yield """SELECT line, 'authorities', 'An authority is named twice. Name each once.' FROM authority_row
        JOIN authority ON authority_row.written = authority.written
        GROUP BY line, authority.code HAVING count(*) > 1"""


# Two keys for one incident: the same authorities, the same days, the same kind, and children who are alike.
ALIKE = """SELECT max(line), 'review',
    'A review with the same authorities, days, type and children is there under another key. Keep one of them; or say'
    || ' --allow-alike if both are real.'
    FROM (SELECT review, min(line) AS line, authorities, incident_date, decision_date, type, count(*) AS children,
          bit_xor(hash(age_months, age_band, died, maltreatment, maltreatment_also)) AS who
          FROM parsed WHERE incident_date IS NOT NULL AND decision_date IS NOT NULL
          GROUP BY review, known_from, authorities, incident_date, decision_date, type)
    GROUP BY authorities, incident_date, decision_date, type, children, who HAVING min(review) <> max(review)"""


def every_question(alike_allowed: bool = False) -> Iterator[str]:
    """All questions as SQL. A row that none of them answers with can be taken."""
    if not alike_allowed:
        yield ALIKE
    for table, fault, column, says in questions():
        yield f"SELECT line, {quoted(column)}, {quoted(says)} FROM {table} WHERE {fault}"  # noqa: S608
    yield from _between_rows()
