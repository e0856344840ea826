"""A newsletter as plain text, for a mail or a screen reader: lines of 72 characters, addresses whole."""

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

from django.utils.translation import gettext as _

from coalface.learning.addresses import address

WIDTH = 72


def as_text(title: str, newsletters: Iterable[dict[str, Any]]) -> str:
    """All newsletters of a quarter, one after the other."""
    return "\n".join([*_heading(title, "="), *(line for one in newsletters for line in _one(one)), *_foot()])


def _one(newsletter: dict[str, Any]) -> Iterator[str]:
    published = {"place": newsletter["place"], "day": newsletter["published"]}
    yield from (_("%(place)s, published on %(day)s") % published, "")
    for paragraph in filter(None, newsletter["opening"].split("\n")):
        yield from (_filled(paragraph), "")
    for part in newsletter["parts"]:
        yield from _heading(part["title"], "-")
        for line in part["lines"]:
            yield _filled(f"* {line['title']}", after="  ")
            yield _filled(line["words"], first="  ", after="  ")
            yield from (f"  {line['url']}", "")
        if part["code"] == "cards" and newsletter["more"]:
            yield from (newsletter["more"], "")


def _heading(words: str, rule: str) -> list[str]:
    return [words, rule * min(len(words), WIDTH), ""]


def _foot() -> Iterator[str]:
    yield _filled(_("Everything that is published, and how to tell us what happened:"))
    yield from (address("home"), "")


def _filled(words: str, *, first: str = "", after: str = "") -> str:
    wrapped = {"initial_indent": first, "subsequent_indent": after}
    return fill(words, WIDTH, break_long_words=False, break_on_hyphens=False, **wrapped)
