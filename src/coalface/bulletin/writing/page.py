"""The bulletin as a page of its own: no script, no style inside, every drawing beside its table."""

from collections.abc import Iterator, Mapping
from html import escape

from ..figures import Bulletin, Table, written
from .cells import about, headings, notes, policy_under, symbols_in, whole_policy

STYLE = """\
:root{color:#17191c;background:#fdfcf9;line-height:1.5}
:root{font-family:-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
body{margin:0 auto;max-width:60rem;padding:1rem}
h1,h2,h3{line-height:1.2;margin:2rem 0 .5rem}
a{color:inherit;text-underline-offset:.2em}
a:focus-visible,.scroll:focus-visible{outline:3px solid #ffc857;box-shadow:0 0 0 6px #17191c}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.note{border-left:6px solid #ffc857;padding:.25rem 1rem;background:#f4f1ea}
.scroll{overflow-x:auto}
table{border-collapse:collapse;min-width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{padding:.35rem .75rem .35rem 0;border-bottom:1px solid #d9d4c9;text-align:left;vertical-align:top}
td{text-align:right}
figure{margin:1rem 0}
figcaption{font-weight:600;margin-bottom:.5rem}
.unseen{position:absolute;left:-99rem}
svg{max-width:34rem;width:100%;height:auto}
.about{color:#4a4d52}
@media print{.skip{display:none}.scroll{overflow:visible}}
"""


def page(bulletin: Bulletin, drawn: Mapping[str, str]) -> str:
    """index.html"""
    return "\n".join(_parts(bulletin, drawn)) + "\n"


def _parts(bulletin: Bulletin, drawn: Mapping[str, str]) -> Iterator[str]:
    title = escape(bulletin.title)
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{title}</title>\n<link rel="stylesheet" href="bulletin.css">\n</head>\n<body>'
    yield '<a class="skip" href="#main">Skip to the figures</a>\n<main id="main">'
    yield f"<h1>{title}</h1>"
    first, *others = notes(bulletin)
    yield f'<p class="note">{escape(first)}</p>' if bulletin.fictional else f"<p>{escape(first)}</p>"
    yield "<h2>In short</h2>\n<ul>"
    yield from (f"<li>{escape(one)}</li>" for one in bulletin.headlines)
    yield "</ul>"
    yield (
        "<p>Each of these reviews is about a child who died or was seriously harmed. The numbers are"
        " here so that people"
    )
    yield "who do this work can see what is being reviewed, and how long it takes.</p>"
    yield '<nav aria-label="Tables"><h2>Tables</h2>\n<ul>'
    yield from (f'<li><a href="#{one.key}">{_name(one)}</a></li>' for one in bulletin.tables)
    yield "</ul></nav>"
    for table in bulletin.tables:
        yield from _section(bulletin, table, drawn.get(table.key, ""))
    yield '<h2 id="about">About these figures</h2>'
    yield from (f"<p>{escape(one)}</p>" for one in others)
    yield '<h2 id="shown">What may be shown</h2>'
    for of, says in whole_policy(bulletin):
        yield f"<h3>{of}</h3>\n<ul>"
        yield from (f"<li>{escape(one)}</li>" for one in says)
        yield "</ul>"
    yield "<h3>Symbols</h3>\n<dl>"
    yield from (
        f"<dt>[{symbol}]</dt><dd>{escape(words)}</dd>" for symbol, words in symbols_in(bulletin.tables)
    )
    yield "</dl>\n<h2>To take along</h2>\n<ul>"
    yield '<li><a href="bulletin.pdf">This bulletin as a tagged PDF</a></li>'
    yield '<li>All tables as a workbook: <a href="tables.xlsx">Excel</a>, <a href="tables.ods">OpenDocument</a></li>'
    yield '<li><a href="datapackage.json">What the data files are</a>,'
    yield 'also as <a href="csv-metadata.json">CSV on the Web</a></li>'
    yield "</ul>\n</main>\n</body>\n</html>"


def _name(table: Table) -> str:
    return escape(f"{table.number}. {table.title}")


def _section(bulletin: Bulletin, table: Table, drawing: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{table.key}">\n<h2 id="{table.key}">{_name(table)}</h2>'
    if table.says:
        yield f"<p>{escape(table.says)}</p>"
    if drawing:
        yield f"<figure>\n<figcaption>{escape(table.drawn)}</figcaption>\n{drawing}\n</figure>"
    yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{table.key}-c">\n<table>'
    yield f'<caption id="{table.key}-c">{escape(table.title)}, {escape(bulletin.places)}</caption>'
    named = (f'<th scope="col">{escape(one)}</th>' for one in headings(table))
    yield f"<thead><tr>{''.join(named)}</tr></thead>\n<tbody>"
    for row in table.rows:
        first, *rest = about(table, row)
        said = f'<th scope="row">{escape(first)}</th>' + "".join(f"<th>{escape(one)}</th>" for one in rest)
        numbers = (written(value, one) for value, one in zip(row.values, table.indicators, strict=True))
        yield f"<tr>{said}" + "".join(f"<td>{escape(one)}</td>" for one in numbers) + "</tr>"
    yield "</tbody>\n</table>\n</div>"
    yield '<ul class="about">'
    yield from (f"<li>{escape(one)}</li>" for one in table.definitions)
    for one in policy_under(bulletin, table):
        link = f'<a href="#shown">What may be shown<span class="unseen">: {table.number}</span></a>'
        yield f"<li>{escape(one)} {link}</li>"
    files = f'<a href="{table.key}.csv">{table.key}.csv</a> (<a href="{table.key}.meta.csv">its columns</a>)'
    yield f"</ul>\n<p>{files}</p>\n</section>"
