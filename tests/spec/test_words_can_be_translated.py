"""Every word that a person reads can be translated: no template says anything outside a translation tag."""

import re
from pathlib import Path

import pytest

import coalface

TEMPLATES = sorted(Path(coalface.__file__).parent.rglob("templates/**/*.html"))

# Taken out in this order; what is left with two letters in a row is a word that nobody could translate.
NOT_WORDS = [
    r"\{#.*?#\}",
    r"\{% comment %\}.*?\{% endcomment %\}",
    r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}",
    r"\{%.*?%\}",
    r"\{\{.*?\}\}",
    r"<!--.*?-->",
    r"<(?:svg|code|pre)\b.*?</(?:svg|code|pre)>",
    r"<[^>]*>",
    r"&[a-z]+;",
]
NAMES = {"Coalface"}


def words_left(template: str) -> set[str]:
    for pattern in NOT_WORDS:
        template = re.sub(pattern, " ", template, flags=re.DOTALL)
    return set(re.findall(r"[A-Za-z]{2,}", template)) - NAMES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_anything_that_cannot_be_translated(path):
    assert words_left(path.read_text()) == set()


def test_the_check_itself_finds_a_bare_word():
    assert words_left("<p>Hello {{ name }}, {% translate 'welcome' %}</p>") == {"Hello"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_attributes_that_are_read_aloud_are_translated_too(path):
    spoken = re.findall(
        r'(?:aria-label|title|placeholder|alt)="([^"{}]*[A-Za-z]{2,}[^"{}]*)"', path.read_text()
    )
    assert spoken == []
