"""The words of a PDF, a line a line, an empty line where the page leaves one, a form feed where a page ends.

Words come in the order in which the file draws them, which is column by column; lines are not read across a page of
two columns. Where a line stands decides alone whether a paragraph ends above it.
"""

import io
import logging
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import PdfReadError

from .refusing import CannotRead

MOST_PAGES = 1_000
LETTERS_ON_A_PAGE = 25
# A gap above a line of more than so many usual ones begins a paragraph.
WIDE_GAP = 1.3
LOCKED = "This PDF is locked with a password. Open it, save or print it as a PDF without one, and give that."
DAMAGED = "This PDF is damaged. Open it, print it to a new PDF, and give that."
SCANNED = (
    "This PDF holds pictures of pages and no text. Run text recognition (OCR) over it, or ask whoever published it"
    " for the original."
)

# It complains of each small fault in a file, and could quote what stands there.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Drawn(NamedTuple):
    """A line of a page: its words, and how far up it stands."""

    words: str
    height: float | None


def text_of(data: bytes, patience: Callable[[], None] = lambda: None) -> tuple[str, int]:
    """Return the text and the number of pages. `patience` is asked all the while, and may raise CannotRead, too."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(LOCKED)
        how_many = len(reader.pages)
        if how_many > MOST_PAGES:
            raise CannotRead("This PDF has more than 1,000 pages. Give the report in parts.")
        pages = []
        for page in reader.pages:
            patience()
            pages.append(_page(page, patience))
            # pypdf goes on past most errors, so it is asked once more.
            patience()
    except CannotRead:
        raise
    except PdfReadError as fault:
        raise CannotRead(LOCKED if "decrypt" in str(fault).lower() else DAMAGED) from fault
    except Exception as fault:
        # A damaged file ends in any error of Python's own: each is the same sentence.
        raise CannotRead(DAMAGED) from fault
    if sum(sign.isalpha() for page in pages for sign in page) < LETTERS_ON_A_PAGE * max(1, how_many):
        raise CannotRead(SCANNED)
    return "\f".join(pages), how_many


def _page(page: PageObject, patience: Callable[[], None]) -> str:
    lines = _lines(page, patience)
    gaps = [
        one.height - two.height
        for one, two in pairwise(lines)
        if one.height is not None and two.height is not None and one.height > two.height
    ]
    usual = median(gaps) if gaps else 0.0
    kept: list[str] = []
    above: float | None = None
    for words, height in lines:
        if kept and above is not None and height is not None:
            # Further up than before: a new column, or a head that is drawn last.
            gap = above - height
            if gap < 0 or gap > WIDE_GAP * usual:
                kept.append("")
        kept.append(words)
        above = height
    return "\n".join(kept) + "\n"


def _lines(page: PageObject, patience: Callable[[], None]) -> list[Drawn]:
    words: list[str] = []
    height: float | None = None
    found: list[Drawn] = []

    def hear(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        nonlocal words, height
        for place, piece in enumerate(text.split("\n")):
            if place:
                found.append(Drawn("".join(words).strip(), height))
                words, height = [], None
            if piece.strip() and height is None:
                height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            words.append(piece)

    def at_each_step(*_: Any) -> None:
        patience()

    page.extract_text(visitor_text=hear, visitor_operand_before=at_each_step)
    found.append(Drawn("".join(words).strip(), height))
    return [line for line in found if line.words]
