"""coalface chart: a control chart of a CSV file for people, or of JSON lines for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from .stopping import CannotGoOn


def chart(
    file: Annotated[
        Path | None, typer.Argument(help="A CSV file with a row for each point, the oldest first.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Draw it: chart.svg (with a table beside it) or chart.html."),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read JSON objects, one a line, and answer each with one.")
    ] = False,
    kind: Annotated[
        str, typer.Option("--chart", help="xmr, run, i, mr, c, u, up, p, pp, g, t or funnel.")
    ] = "xmr",
    value: Annotated[
        str | None, typer.Option(help="The column with the values. The second, unless you say.")
    ] = None,
    points: Annotated[
        str | None,
        typer.Option(help="The column with dates or names of the points. The first, unless you say."),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", help="The column with the sizes, for shares, rates and funnels. The third."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="What is written above. The value’s column, unless you say.")
    ] = None,
    says: Annotated[str | None, typer.Option(help="Unit and period, written below the name.")] = None,
    per: Annotated[float, typer.Option(help="Write rates for every so many: 1000, 10000.")] = 1,
    better: Annotated[
        str, typer.Option(help="Which way is better: increase, decrease or neutral.")
    ] = "neutral",
    target: Annotated[float | None, typer.Option(help="An aim, drawn as a dashed line.")] = None,
    rebase: Annotated[
        list[str] | None,
        typer.Option(help="A date or name from which limits begin anew. May be given again."),
    ] = None,
    fix_after: Annotated[
        int | None, typer.Option(help="Make limits from the first so many points only, 12 or more.")
    ] = None,
    every_range: Annotated[
        bool, typer.Option("--every-range", help="Use every moving range; set none aside.")
    ] = False,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Allow points that are missing, and break the line there.")
    ] = False,
) -> None:
    """Draw a control chart, and say in words and in a table what it shows."""
    if jsonl == (file is not None):
        raise typer.BadParameter("Give a CSV file, or --jsonl.")
    if jsonl:
        from .charting.answering import answer_lines

        answer_lines()
        return
    if per <= 0:
        raise CannotGoOn("--per has to be more than nought.")
    from .charting.making import Wanted, make_chart
    from .saying import say

    assert file is not None
    columns = (points, value, of)
    say(
        *make_chart(
            file,
            out,
            Wanted(
                kind,
                columns,
                name,
                says or "",
                per,
                better,
                target,
                tuple(rebase or ()),
                fix_after,
                not every_range,
                gaps,
            ),
        )
    )
