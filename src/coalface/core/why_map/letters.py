"""How wide words are, so that they can be broken into lines without a browser."""

# Widths of Helvetica, in thousandths of the size of the letter (Adobe’s font metrics). Most sans faces are near it.
_NARROW = {
    222: "ijl‘’'",
    278: " !,./:;ft[]\\I|·",
    333: 'r()-“”"`',
    500: "cksvxyzJ",
    556: "?_–",
    722: "wCDHNRU",
    778: "GOQ",
}
_WIDE = {667: "ABEKPSVXY&", 611: "FTZ", 833: "mM", 944: "W", 1000: "—…%@"}
_WIDTHS = {
    letter: width for table in (_NARROW, _WIDE) for width, letters in table.items() for letter in letters
}
_OTHERS = 556
# Letters of other writings may be as wide as they are high.
_FAR = 1000
# Faces of phones are a little wider than Helvetica.
_SPARE = 1.07


def width_of(words: str, size: float) -> float:
    thousandths = sum(_WIDTHS.get(letter, _OTHERS if ord(letter) < 0x250 else _FAR) for letter in words)
    return thousandths * size * _SPARE / 1000


def lines_of(words: str, size: float, room: float) -> list[str]:
    """Break words into lines that fit into the room, of about the same width. A word that is wider is cut."""
    lines = _broken(words, size, room)
    low, high = 0.0, room
    # The narrowest room that makes no more lines: a last line of one short word looks like a slip.
    while high - low > 4:
        middle = (low + high) / 2
        tried = _broken(words, size, middle)
        if len(tried) > len(lines) or any(width_of(word, size) > middle for word in words.split()):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def _broken(words: str, size: float, room: float) -> list[str]:
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, size, room)
        lines += whole
    return [*lines, line] if line else lines


def _cut(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
