"""The tokens of the product's style sheet, read from the file itself."""

import re
from pathlib import Path

import coalface.ui

SHEET = Path(coalface.ui.__file__).parent / "static" / "coalface" / "coalface.css"


def token(name: str) -> str:
    """The value that a token has in daylight, which is the first in the sheet."""
    found = re.search(rf"--{name}: (#[0-9a-f]+);", SHEET.read_text(encoding="utf-8"))
    assert found, f"There is no token {name}."
    return found[1]
