"""What could point to someone in words to the stewards, shown before they are sealed."""

from collections.abc import Iterable
from typing import Any

from coalface.core.redaction import Span
from coalface.core.wording import THE_ONLY_ONE

from .found import found_page


def check_words_page(field: str, text: str, left: list[Span], *, kept: Iterable[str]) -> dict[str, Any]:
    """The text cut at its marks, and each thing once. `kept` was looked at before, and is not asked about again."""
    return {"field": field, "text": text, **found_page({THE_ONLY_ONE: text}, {THE_ONLY_ONE: left}, kept=kept)}
