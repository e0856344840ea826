"""What a heading is in a report: one that we know, or a short line that ends like none."""

import re

from .patterns import pattern

LONGEST_HEADING = 160
# Shorter than a line of running text is wide.
SHORT_HEADING = 50
# Under a heading that asks, lines may be items without a bullet.
ASKS = pattern("sections", "asks")
OPENS_ASKING = pattern("recommendations", "asks")
# What is to be better, as a noun: "the timeliness of visits".
AIMS = pattern("recommendations", "aims")
# These are headings wherever they stand alone on a line. A line that ends so goes on in the next.
HEADINGS = pattern("sections", "headings")
RUNS_ON = re.compile(
    r"(?:[,–-]|\b(?:the|a|an|of|and|or|in|on|to|for|as|our|its|their|by|with|at|from|called|under|see|these|this))$",
    re.IGNORECASE,
)
LONGEST_KNOWN = 100


def is_known(words: str) -> bool:
    if not (words[0].isupper() or words[0].isdigit()) or RUNS_ON.search(words):
        return False
    return ASKS.fullmatch(words) is not None or HEADINGS.fullmatch(words) is not None


def is_heading(text: str) -> bool:
    return (
        len(text) <= LONGEST_HEADING
        and not text.endswith((".", ",", ";", ".’", ".”"))
        and not text[0].islower()
    )


def opens_asking(words: str) -> bool:
    return OPENS_ASKING.match(words) is not None or AIMS.match(words) is not None
