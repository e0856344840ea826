"""What our strict content security policy would refuse, no template carries."""

import re
from pathlib import Path

import pytest

import coalface

PACKAGE = Path(coalface.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.*"))

REFUSED = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a script": re.compile(r"<script\b|javascript:", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an address elsewhere": re.compile(
        r"""(?:src|srcset|action|formaction|poster|data|href)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE
    ),
    "a style sheet from elsewhere": re.compile(r"@import|url\(", re.IGNORECASE),
}


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_carries_nothing_inline_and_nothing_from_elsewhere(path):
    words = path.read_text()
    assert [what for what, pattern in REFUSED.items() if pattern.search(words)] == []


@pytest.mark.parametrize("sheet", sorted(PACKAGE.rglob("static/**/*.css")), ids=named)
def test_a_style_sheet_asks_nobody_else(sheet):
    assert not re.search(r"@import|url\(|https?:", sheet.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nobody_is_shouted_at(path):
    outside_tags = re.sub(r"<!--|<!doctype[^>]*>|\{%.*?!=.*?%\}", "", path.read_text(), flags=re.IGNORECASE)
    assert "!" not in outside_tags


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color:red">',
        "<script>",
        '<a onclick="x">',
        '<img src="//elsewhere/x.png">',
        "<style>p{}</style>",
    ],
)
def test_the_patterns_find_what_they_are_for(bad):
    assert any(pattern.search(bad) for pattern in REFUSED.values())
