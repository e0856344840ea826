"""What people type, made safe to keep: characters that are no writing are taken out, words are left alone."""

import re
import unicodedata

# Controls other than tab and newline, lone surrogates, the bidirectional controls that can disguise text, and what
# Unicode says is no character: two of those would break the feed, for XML forbids them (XML 1.0, 2.2).
NOT_WRITING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff]"
)


def tidy(typed: str) -> str:
    """Return the text with one kind of line ending, composed letters and nothing that cannot be seen to be there."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", NOT_WRITING.sub("", lines)).strip()


def count_words(text: str) -> int:
    return len(text.split())
