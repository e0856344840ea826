"""What was taken back leaves the database's files too, as far as the database lets us."""

from coalface.integrity import files

from ..models import Answer, Card, CardVersion, CheckBack, Delivery, HoldUp, Theme, WhyMap

TABLES = (Card, CardVersion, Theme, Answer, Delivery, HoldUp, CheckBack, WhyMap, "learning_search")
INDEXES = ("learning_search_stems",)


def scrub() -> None:
    """Once the transaction stands. Inside another one there is nothing to do yet."""
    files.scrub(*TABLES, indexes=INDEXES)


def wipe_words() -> None:
    """Let no word of what was taken back stay in the database's files. Outside any transaction."""
    files.write_files_anew(*TABLES)
