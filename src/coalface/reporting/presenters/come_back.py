"""What somebody is told whose words lead nowhere. An unknown word and a wrong one read alike; a count is no secret."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.receipts import WORDS_IN_RECEIPT, count_of_words
from coalface.core.words import gettext_noop

COUNTS = (
    gettext_noop("no"), gettext_noop("one"), gettext_noop("two"), gettext_noop("three"), gettext_noop("four"),
    gettext_noop("five"), gettext_noop("six"), gettext_noop("seven"), gettext_noop("eight"), gettext_noop("nine"),
)  # fmt: skip


def not_there_page(typed: str) -> dict[str, Any]:
    return {"typed": typed, "not_there": True, "miscounted": miscounted(typed)}


def miscounted(typed: str) -> str:
    """Say how many words there are, where there are not five; nothing where there are."""
    count = count_of_words(typed)
    if count == WORDS_IN_RECEIPT:
        return ""
    number = _(COUNTS[count]) if count < len(COUNTS) else str(count)
    return ngettext(
        "We count %(number)s word; there should be five.",
        "We count %(number)s words; there should be five.",
        count,
    ) % {"number": number}
