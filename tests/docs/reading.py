"""Reading our own documents: their links, headings, commands and names."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

LINK = re.compile(r"\]\((?!https?://|mailto:)([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NAME = re.compile(r"^\*\*(.+?)\*\*: ", re.MULTILINE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose_of(path: Path) -> str:
    """A document without its code and comments."""
    bare = FENCE.sub("", text_of(path))
    return re.sub(r"<!--.*?-->|`[^`\n]+`", "", bare, flags=re.DOTALL)


def links_of(path: Path) -> Iterator[tuple[Path, str]]:
    """Every link inside the repository as (file, heading)."""
    for target in LINK.findall(FENCE.sub("", text_of(path))):
        place, _, heading = target.partition("#")
        yield ((path.parent / place).resolve() if place else path), heading


def anchors_of(path: Path) -> set[str]:
    """The headings of a document, as links name them."""
    return {anchor(heading) for heading in HEADING.findall(FENCE.sub("", text_of(path)))}


def anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")


def commands_of(path: Path) -> Iterator[list[str]]:
    """Every line of the shell blocks, in words. Lines that go on are joined."""
    for language, block in FENCE.findall(text_of(path)):
        if language == "sh":
            yield from (line.split() for line in block.replace("\\\n", " ").splitlines() if line.strip())


def names_in_glossary() -> set[str]:
    return set(NAME.findall(text_of(ROOT / "GLOSSARY.md")))


def spoken(word: str) -> str:
    """'SealedReport' and 'sealed_report' as a person says them."""
    return CAMEL.sub(" ", word).replace("_", " ").lower()
