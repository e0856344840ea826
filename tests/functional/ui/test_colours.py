"""The contrast that the look promises, computed from the style sheet itself."""

import re
from pathlib import Path

import pytest

import coalface.ui
from coalface.core.charts.drawing import Labels, alone
from coalface.core.charts.drawing.alone import INKS
from coalface.core.charts.drawing.years import Mark, draw_years

SHEET = (Path(coalface.ui.__file__).parent / "static/coalface/coalface.css").read_text()
WITHOUT_COMMENTS = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)

TEXT, MARKS = 4.5, 3.0
WORDS_ON = [
    ("ink", "paper"), ("ink", "ash"), ("ink", "lamp-glow"), ("ink", "field"),
    ("ink-soft", "paper"), ("ink-soft", "ash"), ("ink-soft", "lamp-glow"),
    ("paper", "ink"), ("paper", "ink-deep"), ("on-coal", "coal"), ("lamp-bright", "coal"),
]  # fmt: skip
MARKS_ON = [
    ("edge", "paper"), ("edge", "ash"), ("edge", "field"), ("ink", "lamp-glow"),
    ("lamp", "paper"), ("lamp", "ash"), ("lamp", "lamp-glow"), ("lamp", "field"),
    ("lamp-core", "ink"), ("lamp-bright", "coal"),
]  # fmt: skip
PAIRS = [(*pair, TEXT) for pair in WORDS_ON] + [(*pair, MARKS) for pair in MARKS_ON]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", block))


def first_root(sheet: str) -> str:
    return re.search(r":root\s*\{(.*?)\}", sheet, re.DOTALL)[1]


LIGHT = tokens(first_root(WITHOUT_COMMENTS))
DARK = tokens(first_root(WITHOUT_COMMENTS.split("prefers-color-scheme: dark", 1)[1]))


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_sum_is_right_for_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_both_themes_set_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_a_pair_can_be_read(theme, colours, front, back, least):
    assert contrast(colours[front], colours[back]) >= least


def test_no_screen_colour_is_written_outside_the_tokens():
    """A colour beside the tokens would escape the sum above. Print has its own black and white."""
    screen = WITHOUT_COMMENTS.split("@media print", 1)[0]
    rules = re.sub(r":root\s*\{.*?\}", "", screen, flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*\})|rgba?\(|hsla?\(|oklch\(", rules)


def test_what_stands_in_a_filled_mark_of_a_chart_is_paper_on_ink_on_pages_and_in_files():
    """A letter of a judgement is read in the dark, in print and in a picture: by shape, and by these two colours."""
    assert re.search(r"\.chart \.pin \{ fill: var\(--ink\); \}", SHEET)
    assert re.search(r"\.chart \.pin-number \{ fill: var\(--paper\);", SHEET)
    assert all(contrast(colours["ink"], colours["paper"]) >= 7 for colours in (LIGHT, DARK, INKS))
    labels = Labels("Referrals", ["2013", "2014"])
    drawn = draw_years([1, 2], labels, marks=[Mark(0.5, "Inadequate", "1", "I")])
    assert ".pin{fill:#17191c}.pin-number{fill:#fdfcf9}" in alone(drawn, labels, "")
