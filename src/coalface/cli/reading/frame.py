"""One page by itself, in the product's own style sheet: no script, and nothing that is fetched."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

# Beside the style sheet, which knows how a report's own words are marked.
MARKS = """
.said-of { color: var(--ink-soft); font-size: 1rem; }
"""
LICENCE = (
    "Held against 329 Ofsted reports of 2015 to 2026. Contains public sector information licensed under the"
    " Open Government Licence v3.0."
)


def framed(title: str, body: str) -> str:
    """Return the whole page."""
    style = files("coalface.ui").joinpath("static/coalface/coalface.css").read_text(encoding="utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<style>
{style}{MARKS}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the main part</a>
<main class="wrap flow" id="main" tabindex="-1">
{body}
<p class="source">{escape(LICENCE)}</p>
</main>
</body>
</html>
"""


def table(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that scrolls by itself. Cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in headings)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="scroll" role="region" aria-label="{escape(name)}" tabindex="0">\n<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def paragraphs(sentences: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
