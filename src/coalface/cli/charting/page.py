"""One page with the drawing, its sentences and its table, in the product's own style sheet."""

from html import escape
from importlib.resources import files

from coalface.core.charts import ControlChart, Funnel, XmrChart
from coalface.core.charts.drawing import Labels, Table, describe, draw_over_time, draw_places, key


def page_of(chart: XmrChart | ControlChart | Funnel, labels: Labels, table: Table) -> str:
    """Return the whole page: no script, and nothing that is fetched."""
    style = files("coalface.ui").joinpath("static/coalface/coalface.css").read_text(encoding="utf-8")
    drawing = draw_places(chart, labels) if isinstance(chart, Funnel) else draw_over_time(chart, labels)
    said = describe(chart, labels)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(labels.name)}</title>
<style>
{style}</style>
</head>
<body>
<main class="wrap flow">
<h1>{escape(labels.name)}</h1>
<figure class="chart">
<figcaption><p class="says">{escape(labels.says)}</p></figcaption>
{drawing}
<p class="source">{escape(key(chart))}</p>
</figure>
<h2 class="minor">In words</h2>
<p>{escape(said.drawn)}</p>
<p>{escape(said.signals)}</p>
<p>{escape(said.made)}</p>
<h2 class="minor" id="table">Every number</h2>
<div class="scroll" role="region" aria-labelledby="table" tabindex="0">
{_table(table)}
</div>
</main>
</body>
</html>
"""


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in table.headings)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in table.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
