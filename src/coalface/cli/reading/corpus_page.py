"""The page of many reports: shares by year and by framework with their intervals, and what is asked for again."""

from collections.abc import Sequence
from html import escape

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.years import draw_years

from .corpus import Corpus, Group, written
from .frame import framed, paragraphs, table

DRAWN = {
    "sentences that criticise": "Sentences of findings that criticise, per cent",
    "criticisms that name a cause": "Criticisms that name something upstream, per cent",
    "recommendations that name who": "Recommendations that name who is to act, per cent",
    "recommendations said nearly so to another authority": (
        "Recommendations said nearly so to another authority, per cent"
    ),
}


def corpus_page(corpus: Corpus) -> str:
    """Return the whole page."""
    years = [group for group in corpus.years if group.name.isdigit()]
    parts = [
        "<h1>What these reports explain, and what they ask for</h1>",
        f'<p class="lead">{corpus.together.reports:,} reports together. Nothing is counted by authority, inspector or'
        " author, and there is no score.</p>",
        paragraphs(
            [
                "Rules counted, and they miss some sentences and mark some wrongly. Each interval says how far chance"
                " alone could have moved so few cases (95%, Wilson); what the rules get wrong comes on top of it.",
            ]
        ),
        "<h2>Together</h2>",
        table(
            "Together",
            ["What", "Share, with its interval", "Counted"],
            [
                [escape(name.capitalize()), written(one), f"{one.count:,} of {one.of:,}"]
                for name, one in corpus.together.shares.items()
            ],
        ),
        *(
            _chart(number, what, name, years)
            for number, (what, name) in enumerate(DRAWN.items())
            if len(years) > 1
        ),
        "<h2>By year</h2>",
        _groups("By year", corpus.years),
        "<h2>By framework</h2>",
        _groups("By framework", corpus.frameworks),
        _repeated(corpus),
        _words(corpus),
    ]
    return framed(
        "What these reports explain, and what they ask for", "\n".join(part for part in parts if part)
    )


def _chart(number: int, what: str, name: str, years: Sequence[Group]) -> str:
    first, last = int(years[0].name), int(years[-1].name)
    by_year = {int(group.name): group.shares[what].share for group in years}
    points = [str(year) for year in range(first, last + 1)]
    values = [by_year.get(year) for year in range(first, last + 1)]
    labels = Labels(name=name, points=points, times=100, after="%", key=f"years-{number}")
    known = [(year, value) for year, value in zip(points, values, strict=True) if value is not None]
    if not known:
        return ""
    says = "; ".join(f"{year}: {value * 100:.1f}%" for year, value in known)
    ends = {int(group.name): group.shares[what].interval for group in years}
    drawing = draw_years(values, labels, between=[ends.get(int(year)) for year in points], says=says)
    return (
        f'<figure class="chart">\n<figcaption><p class="says">{escape(name)}</p></figcaption>\n{drawing}\n'
        '<p class="source">The same numbers stand in the table by year, with their intervals.</p>\n</figure>'
    )


def _groups(name: str, groups: Sequence[Group]) -> str:
    headings = ["", "Reports", *(what.capitalize() for what in groups[0].shares)]
    rows = [
        [escape(group.name), f"{group.reports:,}", *(written(one) for one in group.shares.values())]
        for group in groups
    ]
    return table(name, headings, rows)


def _repeated(corpus: Corpus) -> str:
    if not corpus.repeated:
        return ""
    rows = [
        [
            escape(one.text),
            str(one.authorities),
            "–"
            if one.first is None
            else f"{one.first}"
            if one.first == one.last
            else f"{one.first} to {one.last}",
            f"{one.causes}" if one.causes else "none",
        ]
        for one in corpus.repeated
    ]
    return "\n".join(
        [
            "<h2>Asked for again and again</h2>",
            table("Asked for again and again", ["What", "Authorities", "Years", "With a cause"], rows),
        ]
    )


def _words(corpus: Corpus) -> str:
    if not corpus.words:
        return ""
    rows = [[escape(text), escape(kind), f"{count:,}"] for text, kind, count in corpus.words]
    return "<h2>Words to ask about</h2>\n" + table("Words to ask about", ["Words", "Kind", "Times"], rows)
