"""Telephone numbers as people in Britain write them, and the short ones that everybody knows."""

import re

NUMBER_TO_RING = re.compile(
    r"(?<![\w/.@-])(?:(?:\+44|0)[\d ()-]{7,15}\d|116 ?123|999|101|111)(?![\w/@]|[.,]\d)"
)
# They answer everywhere: whoever writes only these has not said whom to ring here.
EVERYWHERE = frozenset({"999", "101", "111", "116123"})


def names_a_number(words: str) -> bool:
    """Whether somebody who reads these words knows a number of this place to ring."""
    found = (number.group().replace(" ", "") for number in NUMBER_TO_RING.finditer(words))
    return any(number not in EVERYWHERE for number in found)
