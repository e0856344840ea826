"""Words that anyone would try first at a door of ours. A password is not made of them."""

import re
from collections.abc import Iterable

from .words import gettext_noop as _

# Besides these, the words of the organisation's and the channels' own names count.
GUESSABLE_WORDS = frozenset({
    "coalface", "coal", "child", "children", "young", "people", "family", "families", "protection", "protect",
    "safeguarding", "safeguard", "safe", "social", "worker", "work", "care", "services", "service", "council",
    "county", "borough", "city", "authority", "partnership", "trust", "team", "staff", "steward", "stewards",
    "manager", "report", "reports", "secret", "password", "passphrase", "welcome", "login", "letmein",
    "learning", "admin",
})  # fmt: skip
# So many letters have to be left when our words, figures and signs are taken out.
LETTERS_OF_ONES_OWN = 8
WORDS = re.compile(r"[^\W\d_]+")


def why_not_guessable(password: str, names: Iterable[str]) -> str | None:
    """Return why this password is too near to us, or None. `names` are those of the place that it opens."""
    ours = GUESSABLE_WORDS | {word for name in names for word in WORDS.findall(name.lower()) if len(word) > 2}
    left = "".join(WORDS.findall(password.lower()))
    for word in sorted(ours, key=len, reverse=True):
        left = left.replace(word, "")
    if len(left) >= LETTERS_OF_ONES_OWN:
        return None
    return _("This is made of words that anyone would try here. Take words that have nothing to do with us.")
