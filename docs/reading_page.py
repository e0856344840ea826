"""The page docs/reference/how-well-it-reads.md, from the sentences judged by hand and what the rules say of them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks.reading import GOLD, JUDGED, lines_of, said
from coalface.core.intervals import wilson
from coalface.inspections.shipped import page as shipped_page
from coalface.inspections.shipped import shipped

from .markdown import page, table

ABOUT = """\
How the rules of the [reading room](reading.md) do against sentences that somebody judged by hand, and what they
count in the published reports that come with the program. [What reading can and cannot
see](../explanation/what-reading-can-and-cannot-see.md) says how it was done, and what follows. Intervals are
95%."""
SENTENCES = """\
Of 660 sentences, coded by themselves. The rules were written with “tuned” in view; “half” was read before there
was a rule; for “held out” no rule was changed. Most causes here are among sentences drawn for words of cause,
so these figures for causes flatter."""
CAUSES = """\
Criticisms were drawn by chance from all that the rules mark, in four groups: {groups}. Each stands for as many
as there are of its kind, so these shares hold for all reports. Where rules have changed since a draw, it is
today’s that are counted. The first two lines are of the halves and draws for which no rule was changed: expect them
of a new report. The last two count the sentences by which rules were mended as well, which stand in the reports that
come with the program: by them the shares of these reports are put right."""
SPANS = """\
Of the causes among them, the words that the page quotes (“It names: …”) were judged after the last rule about
them but one."""
ASKED = """\
Recommendations, judged by hand. “Held out” is all for which no rule was changed, drawn where the rules or a
word such as “should” name something. Of those that chance drew from all, hardly any names anything."""
CORPUS = """\
Counted by the rules in {reports} published reports; the two shares in bold are put right for what the rules
miss and mark by mistake (Rogan and Gladen 1978)."""
NAMES = {"who": "who", "when": "by when", "level": "an action and its strength"}
GROUPS = {
    "marked": "as a cause",
    "linked": "with a word that links, and no cause",
    "named": "with neither, though something upstream stands in them",
    "bare": "the rest",
}
SPAN_CODES = {
    "right": "right",
    "short": "too short",
    "more": "with more than what explains",
    "wrong": "wrong",
}


def how_well_it_reads_page() -> str:
    measured, found = shipped_page("measured"), shipped_page("corpus")
    return page(
        "How well reports are read",
        "the sentences in benchmarks/reading_gold",
        ABOUT,
        "## Sentences",
        SENTENCES,
        _sentences(),
        "## Causes",
        CAUSES.format(groups="; ".join(f"{name}, {words}" for name, words in GROUPS.items())),
        table(
            ("Weighted for all reports", "Share", "Interval"),
            [
                ("of what was called a cause, was one", *_share(measured["cause_precision"])),
                ("of the causes among criticisms, were found", *_share(measured["cause_recall"])),
                (
                    "in the reports that come with the program, was one",
                    *_share(measured["cause_here_precision"]),
                ),
                (
                    "in the reports that come with the program, were found",
                    *_share(measured["cause_here_recall"]),
                ),
            ],
        ),
        _judged(),
        _draws(),
        "## The words that are quoted",
        SPANS,
        _spans(shipped_page("spans")),
        "## What is asked for",
        ASKED,
        _asked(shipped_page("asked")),
        "## What the reports hold",
        CORPUS.format(reports=found["together"]["reports"]),
        _corpus(found),
        _left_open(),
    )


def _share(found: Mapping[str, Any]) -> tuple[str, str]:
    low, high = found["interval"]
    return f"{found['share']:.0%}", f"{low:.0%} to {high:.0%}"


def _of(count: int, of: int) -> str:
    low, high = wilson(count, of)
    return f"{count} of {of} ({low:.0%} to {high:.0%})" if of else "none"


def _sentences() -> str:
    rows = lines_of(GOLD)
    parts = ("tuned", "half", "held out")
    codes = {
        part: [(row["first"], said(row["text"])) for row in rows if row["part"] == part] for part in parts
    }
    asked = {
        "of what was called a criticism, was one": lambda one, two: (two != "no", one != "no"),
        "of the criticisms, were found": lambda one, two: (one != "no", two != "no"),
        "of what was called a cause, was one": lambda one, two: (two == "cause", one == "cause"),
        "of the causes, were found": lambda one, two: (one == "cause", two == "cause"),
    }
    lines = []
    for what, ask in asked.items():
        line = [what]
        for part in parts:
            answers = [ask(one, two) for one, two in codes[part]]
            line.append(_of(sum(a and b for a, b in answers), sum(a for a, _ in answers)))
        lines.append(line)
    return table(("", *parts), lines)


def _judged() -> str:
    rows = [row for row in lines_of(JUDGED) if row["part"] == "held out"]
    lines = []
    for name in GROUPS:
        ones = [row for row in rows if row["stratum"] == name]
        causes = [row for row in ones if row["code"] == "cause"]
        marked = [row for row in ones if said(row["text"], row["after"]) == "cause"]
        right = sum(row["code"] == "cause" for row in marked)
        lines.append((name, f"{ones[-1]['of']:,}", len(ones), len(causes), right, len(marked) - right))
    return table(
        ("Group", "There are", "Judged", "Causes among them", "Found today", "Marked by mistake today"), lines
    )


def _draws() -> str:
    rows = [row for row in lines_of(JUDGED) if row["stratum"] == "marked"]
    draws = sorted({row["draw"] for row in rows})
    said_of = []
    for draw in draws:
        ones = [row for row in rows if row["draw"] == draw]
        said_of.append(f"{draw} {sum(row['code'] == 'cause' for row in ones)} of {len(ones)}")
    return f"Of what the rules of the day called a cause, was one, draw by draw: {', '.join(said_of)}."


def _spans(found: Mapping[str, Any]) -> str:
    low, high = found["interval"]
    lines = [
        (words, found["codes"].get(code, 0), f"{low:.0%} to {high:.0%}" if code == "right" else "")
        for code, words in SPAN_CODES.items()
    ]
    return table((f"Of {found['judged']}", "Count", "Interval (Wilson)"), lines)


def _asked(found: Mapping[str, Mapping[str, list[int]]]) -> str:
    lines = []
    for draw in sorted(found, key=lambda name: (name == "held out", name)):
        for what, words in NAMES.items():
            right, named, there = found[draw][what]
            shares = (
                (_of(right, named), _of(right, there))
                if draw == "held out"
                else (f"{right} of {named}", f"{right} of {there}")
            )
            lines.append((draw, found[draw]["judged"][0], words, *shares))
    return table(
        ("Draw, part", "Judged", "What", "Of what was named, right", "Of what is there, found"), lines
    )


def _corpus(found: Mapping[str, Any]) -> str:
    together = found["together"]
    criticisms, asked = together["criticisms"], together["asked"]
    lines = [
        ("sentences that criticise", f"{criticisms:,} of {together['sentences']:,}"),
        *[
            (f"**{words}**, put right", _put_right(group["shares"][what]))
            for group in (together,)
            for what, words in (
                ("criticise", "sentences that criticise"),
                ("causes", "criticisms that name a cause"),
            )
        ],
        ("criticisms that name a cause", _part(together["causes"], criticisms)),
        ("criticisms that name an effect alone", _part(together["effects"], criticisms)),
        *[
            (
                f"criticisms that name a cause, put right: {group['name']}",
                _put_right(group["shares"]["causes"]),
            )
            for group in found["frameworks"]
        ],
        *[
            (
                f"how many times as often in reports of {one['second']} as in those of {one['first']}",
                f"{one['ratio']} ({one['interval'][0]} to {one['interval'][1]})",
            )
            for one in found["ratios"]
        ],
        ("recommendations", f"{asked:,}"),
        *[
            (f"recommendations that {words}", _part(together[name], asked))
            for name, words in (
                ("asked_who", "name who"),
                ("asked_when", "say by when"),
                ("asked_measurable", "hold something to measure"),
                ("asked_cause", "name a cause"),
                ("asked_near", "had been said nearly so to another authority"),
                ("level_stronger", "ask for a stronger action"),
                ("level_intermediate", "ask for an intermediate action"),
                ("level_weaker", "ask for a weaker action"),
                ("level_aim", "name an aim, and no action"),
            )
        ],
    ]
    return table(("What", "Count or share"), lines)


def _left_open() -> str:
    """In how many reports the best of what is asked for leaves so many of four things open."""
    best: dict[int, int] = {}
    for report, *named in shipped().execute(
        'SELECT report, level, who, "when", measurable FROM asked JOIN sentence ON sentence.id = asked.sentence'
    ):
        best[report] = min(best.get(report, len(named)), sum(not one for one in named))
    counts = Counter(best.values())
    reports = "; ".join(f"{count} of the four in {counts[count]}" for count in sorted(counts))
    return (
        f"Of which action, who, by when and how anyone would see it: in {len(best)} reports that ask for anything, the"
        f" recommendation that says most leaves open {reports}."
    )


def _part(count: int, of: int) -> str:
    return f"{count:,} of {of:,}, {100 * count / of:.1f}%"


def _put_right(share: Mapping[str, Any] | None) -> str:
    if not share or not share["interval"]:
        return "too few reports"
    low, high = share["interval"]
    return f"{share['share']:.1%} ({low:.1%} to {high:.1%})"
