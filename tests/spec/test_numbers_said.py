"""A number of days or idle minutes that is written out in a sentence is the one that the program goes by."""

import re
from pathlib import Path

import pytest

from coalface.core import retention, thresholds
from coalface.core.thresholds import DAYS_BROWSER_KNOWN, DAYS_STORY_KEPT, DAYS_TO_LOOK, IDLE_MINUTES

ROOT = Path(__file__).parents[2]
# What a sentence is about, by a word that stands in it; else it is about a card to check or about a story.
ABOUT = [
    (r"link|invitation|older than \d+ days|works once", {retention.INVITATIONS.days}),
    (r"backup|archive|`run-due` deletes|deletes what lies|may since be destroyed", {retention.BACKUPS.days}),
    (r"browser", {DAYS_BROWSER_KNOWN.value}),
    (r"minutes", {IDLE_MINUTES.value}),
    (r"", {DAYS_TO_LOOK.value, DAYS_STORY_KEPT.value}),
]
SAID = re.compile(
    r"(?<!of )\b(\d+) (?:days|idle minutes)\b|no page for (\d+) minutes|signed out: (\d+) minutes"
)
ROOMS = ("reporting", "learning", "people", "cli", "ui")
BY_HAND = ("GLOSSARY.md", "docs/tutorials/your-first-report.md", "docs/explanation/sealing.md")


def places() -> list[Path]:
    source = ROOT / "src/coalface"
    found = [*source.glob("core/*.py"), *(ROOT / name for name in BY_HAND)]
    for room in ROOMS:
        found += [path for path in (source / room).rglob("*") if path.suffix in (".py", ".html")]
    # The table of retention is held to its own numbers below.
    return [path for path in found if "millbrook" not in path.parts and path.name != "retention.py"]


def said() -> list[tuple[str, str, int]]:
    """Each number with its place and its line."""
    return [
        (f"{path.relative_to(ROOT)}:{number}", line, int(next(filter(None, match.groups()))))
        for path in places()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        for match in SAID.finditer(line)
    ]


def test_numbers_are_found_where_people_read_them():
    found = {place.partition(":")[0] for place, _, _ in said()}
    assert len(found) > 15
    assert "src/coalface/reporting/templates/reporting/receipt.html" in found


def test_every_number_said_is_the_one_that_counts():
    wrong = []
    for place, line, number in said():
        right = next(right for words, right in ABOUT if re.search(words, line, re.IGNORECASE))
        if number not in right:
            wrong.append(f"{place}: {number} and not {right}: {line.strip()[:120]}")
    assert not wrong, "\n".join(wrong)


WORDS = {1: "One", 2: "Two", 365: "One year"}


@pytest.mark.parametrize("kept", [kept for kept in retention.TABLE if kept.days], ids=lambda kept: kept.what)
def test_what_is_kept_for_days_says_for_how_many(kept):
    assert kept.kept.startswith((f"{kept.days} days", WORDS.get(kept.days, "never")))


def test_a_story_is_kept_as_long_as_the_table_says():
    assert f"or {thresholds.DAYS_STORY_KEPT.value} days from" in retention.STORIES.kept
