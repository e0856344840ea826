"""The index of the search: stems of public words, and a mark for each filter; the same on both databases."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from coalface.core.search_words import index_words

from .models import Card

# Full text searches count up to here. Beyond it a page says "more than 200"; paging goes on as far as there are cards.
COUNTED = 200
SEARCHED = ("title", "what_happened", "what_helped", "what_would_have_helped", "area")

SQLITE = {
    "kept": "SELECT rowid, stems FROM learning_search",
    "put": "INSERT INTO learning_search (rowid, stems) VALUES (%s, %s)",
    "take": "DELETE FROM learning_search WHERE rowid = %s",
    "find": "SELECT rowid AS place FROM learning_search WHERE learning_search MATCH %(stems)s"
    " ORDER BY rowid DESC LIMIT %(most)s",
}
POSTGRES = {
    "kept": "SELECT place, array_to_string(tsvector_to_array(stems), ' ') FROM learning_search",
    "put": "INSERT INTO learning_search (place, stems)"
    " VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
    "take": "DELETE FROM learning_search WHERE place = %s",
    # A word in ten of the latest 500 cards is a common one: looking back through the cards finds a page soon. For a
    # rare one the index is asked, which gathers every card that has it before it knows the latest. PostgreSQL cannot
    # tell the two apart: it keeps no samples of words. ts_match_vq is what @@ does, and never asks the index.
    "find": """
        WITH latest AS (SELECT stems FROM learning_search ORDER BY place DESC LIMIT 500),
        common AS MATERIALIZED
            (SELECT count(*) >= 10 AS yes FROM latest WHERE ts_match_vq(stems, %(stems)s::tsquery))
        (SELECT place FROM learning_search WHERE (SELECT yes FROM common)
            AND ts_match_vq(stems, %(stems)s::tsquery) ORDER BY place DESC LIMIT %(most)s)
        UNION ALL
        (SELECT place FROM learning_search WHERE NOT (SELECT yes FROM common)
            AND stems @@ %(stems)s::tsquery ORDER BY place DESC LIMIT %(most)s)
    """,
}
# One search answers both questions: which cards are on this page, and how many there are.
STANDING = """
    WITH found AS MATERIALIZED ({find})
    SELECT counted.total, card.id, card.version FROM (SELECT count(*) AS total FROM found) AS counted
    LEFT JOIN (SELECT place FROM found ORDER BY place DESC LIMIT %(page)s OFFSET %(first)s) AS page ON TRUE
    LEFT JOIN learning_card AS card ON card.place = page.place ORDER BY page.place DESC
"""


def put(cards: Iterable[Card]) -> None:
    """Let these cards be found, by what is public of them. A card that is there already is put anew."""
    lines = [(card.place, " ".join(stems_of(card))) for card in cards]
    with connection.cursor() as cursor:
        cursor.executemany(_sql("take"), [(place,) for place, _ in lines])
        cursor.executemany(_sql("put"), lines)


def take_away(card: Card) -> None:
    """Let this card be found no more, and leave none of its words in the pages of the index."""
    with connection.cursor() as cursor:
        cursor.execute(_sql("take"), [card.place])
    _leave_no_words()


def clear() -> None:
    """Let no card be found, and leave no word in the pages of the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM learning_search")
    _leave_no_words()


def _leave_no_words() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO learning_search (learning_search) VALUES ('optimize')")


def kept() -> dict[int, frozenset[str]]:
    """What the index holds: the place of each card, and what it is found by."""
    with connection.cursor() as cursor:
        cursor.execute(_sql("kept"))
        return {place: frozenset(stems.split()) for place, stems in cursor.fetchall()}


def find(stems: list[str], *, first: int, most: int) -> tuple[list[tuple[UUID, int]], int]:
    """Id and version of the cards that hold all of these stems (every card, where there are none), latest first.

    With them comes how many there are: COUNTED at most is sure, a larger number says "more than COUNTED".
    """
    counted = max(COUNTED + 1, first + most)
    if not stems:
        page = list(_readable().values_list("id", "version")[first : first + most])
        return page, _readable()[:counted].count()
    with connection.cursor() as cursor:
        wanted = {"stems": _every(stems), "most": counted, "page": most, "first": first}
        cursor.execute(STANDING.format(find=_sql("find")), wanted)
        rows = cursor.fetchall()
    return [(_uuid(card_id), version) for _total, card_id, version in rows if card_id], rows[0][0]


def _readable() -> QuerySet[Card]:
    return Card.objects.filter(retracted_on=None).order_by("-place")


def _uuid(kept: UUID | str) -> UUID:
    """SQLite keeps an id as 32 signs."""
    return kept if isinstance(kept, UUID) else UUID(hex=kept)


def stems_of(card: Card) -> list[str]:
    """All that a card is found by."""
    names = (*SEARCHED, "how_it_ended") if card.outcome_in_search else SEARCHED
    marks = [mark("kind", card.kind), mark("stage", card.stage)]
    marks += [mark("condition", named.code) for named in card.conditions.all()]
    return [*index_words("\n".join(getattr(card, name) for name in names)), *filter(None, marks)]


def mark(name: str, code: str) -> str:
    """The word that stands in the index for one filter: no stem of an English word looks like it."""
    return f"x{name}{code.replace('_', '')}x" if code else ""


def _every(stems: list[str]) -> str:
    """All of these stems, as the database writes it. They are letters and figures: nothing can break out."""
    if connection.vendor == "sqlite":
        return " AND ".join(f'"{stem}"' for stem in stems)
    return " & ".join(f"'{stem}'" for stem in stems)


def _sql(name: str) -> str:
    return (SQLITE if connection.vendor == "sqlite" else POSTGRES)[name]
