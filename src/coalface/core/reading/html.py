"""The words of a web page, a block a line. Nothing in it is run or fetched."""

import re
from html.parser import HTMLParser

SILENT_TAGS = (
    "script style noscript template svg math iframe object head nav select button textarea audio video canvas"
)
BLOCK_TAGS = (
    "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main ol p pre section summary details table td th tr ul li br"
)
SILENT, BLOCKS = frozenset(SILENT_TAGS.split()), frozenset(BLOCK_TAGS.split())
SPACE = re.compile(r"\s+")


def text_of(page: str) -> str:
    """Return what a person would read, blocks apart from each other by an empty line."""
    words = _Words()
    words.feed(page)
    words.close()
    return words.text()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[str]] = [[]]
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        elif tag in BLOCKS and not self._silent:
            self._blocks.append(["• "] if tag == "li" else [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not self._silent:
            self._blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            # What was opened inside and never closed ends here as well.
            del self._silent[self._silent.index(tag) :]
        elif tag == "html" or tag == "body":
            self._silent.clear()
        elif tag in BLOCKS and not self._silent:
            self._blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._blocks[-1].append(data)

    def text(self) -> str:
        blocks = (SPACE.sub(" ", "".join(block)).strip() for block in self._blocks)
        return "\n\n".join(block for block in blocks if block.strip("• "))
