"""Pages and tables in Markdown, as the reference pages have them."""

from collections.abc import Iterable, Mapping
from typing import Any

from coalface.core.vocabulary import Term

NOTE = "<!-- Written by `python -m docs.generate` from {source}. Change the table, then run it again. -->"


def page(title: str, source: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", NOTE.format(source=source), *parts]) + "\n"


def table(headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    headings = list(headings)
    lines = [headings, ["---"] * len(headings), *([cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: Any) -> str:
    return " ".join(str(value).replace("|", "\\|").split())


def code(value: Any) -> str:
    return f"`{value}`"


def terms(words: Mapping[str, Term]) -> str:
    return table(("Code", "On the page", "Hint"), [(code(t.code), t.label, t.hint) for t in words.values()])
