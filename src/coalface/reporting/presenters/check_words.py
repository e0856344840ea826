"""What could point to someone in words to the stewards, shown before they are sealed."""

from typing import Any

from coalface.core.wording import THE_ONLY_ONE, Seen

from .found import found_page


def check_words_page(field: str, seen: Seen) -> dict[str, Any]:
    """The text cut at its marks, and each thing once, with a tick where it is blanked."""
    return {"field": field, "text": seen.typed[THE_ONLY_ONE], **found_page(seen)}
