"""What could point to someone in words to the stewards, shown before they are sealed."""

from collections.abc import Iterable
from typing import Any

from coalface.core.redaction import Span

from .tell import Piece, pieces


def check_words_page(field: str, text: str, left: list[Span], *, kept: Iterable[str]) -> dict[str, Any]:
    """The text cut at its marks, and each mark once. `kept` was looked at before, and is not asked about again."""
    each_once = {text[span.start : span.end]: span for span in left}
    return {
        "field": field,
        "text": text,
        "marks": [Piece(words, span) for words, span in each_once.items()],
        "fields": [field],
        "pieces": {field: pieces(text, left)},
        "kept": sorted(kept),
    }
