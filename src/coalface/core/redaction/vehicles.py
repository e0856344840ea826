"""Vehicle registrations in the current format: AB12 CDE.

Two letters for the region, two figures for the half-year, a space, three letters: DVLA, INF104,
Vehicle registration numbers and number plates. I, Q and Z are not in the first two letters, I and
Q not in the last three; the figures begin at 02 and 51, so 00 and 01 are no half-year. Older
formats (A123 ABC) look too much like "S47 CIN" and are taken only after a word for a plate.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import WORD, lexicon
from coalface.core.redaction.reading import Typed

PLATE = re.compile(
    r"(?<![\w/-])(?P<region>[A-HJ-PR-Y]{2})(?!0[01])\d{2}(?P<gap> {0,2})(?P<letters>[A-HJ-PR-Z]{3})(?![\w-])",
    re.IGNORECASE,
)
SAID_TO_BE = re.compile(
    r"(?<!\w)(?:reg|registration|plate|vrm|car)(?: (?:no|number|is|was))?\W{1,3}$", re.IGNORECASE
)
OLDER = re.compile(
    r"(?<!\w)(?:reg|registration|plate|vrm)(?: (?:no|number|is|was))?\W{1,3}"
    r"(?P<plate>[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]?)(?!\w)",
    re.IGNORECASE,
)
PLATES = frozenset({"reg", "registration", "plate", "vrm"})
# "YR11 AND YR10", "WK12 WAS": years and weeks, counted.
COUNTED = frozenset({"yr", "wk", "ks", "pt", "pg", "no", "hr"})


def vehicles(typed: Typed) -> Iterator[Mark]:
    for match in PLATE.finditer(typed.plain):
        is_a_word = lexicon().get(match["letters"].lower(), 0) & WORD
        counted = match["gap"] and (
            match["region"].lower() in COUNTED or (is_a_word and not match.group().isupper())
        )
        if not counted or SAID_TO_BE.search(typed.plain[max(0, match.start() - 24) : match.start()]):
            yield Mark(match.start(), match.end(), "vehicle", 0.85)
    for match in OLDER.finditer(typed.plain) if not PLATES.isdisjoint(typed.lowers) else ():
        yield Mark(*match.span("plate"), "vehicle", 0.8)
