"""In which language a report is written. The rules know English alone, and say so of anything else."""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words that no running text does without. None stands in both lists.
ENGLISH_WORDS = (
    "the of and to in is that for are with as on be by not their this have has from they which was were or an"
)
WELSH_WORDS = (
    "yn y yr ac o ar gan eu mae wedi nid nad sydd cael gyda ei hynny hyn bod oedd fel wrth nhw dros rhai gallu plant "
    "mewn gael roedd hefyd sy iawn neu maent pob drwy eich ein gweithwyr cymdeithasol gwasanaethau'r"
)
ENGLISH, WELSH = frozenset(ENGLISH_WORDS.split()), frozenset(WELSH_WORDS.split())
FEW_WORDS = 30
LEAST_ENGLISH, MOST_WELSH = 0.12, 0.08


def why_not_english(text: str) -> str | None:
    """Return why the rules cannot read this, or None. A few words are taken to be English."""
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < FEW_WORDS:
        return None
    english = sum(word in ENGLISH for word in words) / len(words)
    welsh = sum(word in WELSH for word in words) / len(words)
    if welsh >= MOST_WELSH:
        return (
            "This report is in Welsh, or part of it is, and the rules know English alone."
            " Give the English version by itself."
        )
    if english < LEAST_ENGLISH:
        return (
            "This does not read like running English text, and the rules know nothing else."
            " Give the report itself, in English."
        )
    return None
