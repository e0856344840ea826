"""The reference pages of learning, from its tables: the code book and the language guard."""

from collections.abc import Iterable

from coalface.core.code_book import CODE_BOOK, FIT_WORDS, Code, Crosswalk
from coalface.core.coding import IN_ORDER
from coalface.core.language import Kind, guard, titles

from .markdown import code, page, table


def language_guard() -> str:
    heads = {Kind.BLAME: "Blame", Kind.HINDSIGHT: "Hindsight", Kind.JUDGEMENT: "Bare judgement"}
    return page(
        "The language guard",
        "`core/data/language_words.toml` and `coalface.core.language`",
        "While somebody writes about the work, these words are underlined and a question is offered in their place. It"
        " never blocks, and it changes nothing. What stands in quotation marks is left alone, and so is what a “nobody”"
        " or a “not” takes back. `a/b` is either word, `(a)` may be missing, `*` is one or two words of any kind,"
        " `<done>` is a past participle such as “asked”.",
        *(part for kind, head in heads.items() for part in (f"## {head}", guarded_words(kind))),
        "## Titles of themes",
        f"A title that names a person, a post or a fault is questioned: {guard.ASK['name_the_condition']} These are"
        " posts, unless a thing of the work follows, as in “manager sign-off”:"
        f" {', '.join(' '.join(post) for post in sorted(titles.posts()))}.",
        "## What it cannot do",
        "It knows words and not what is meant. Blame can be said in words that are on no list, and a word on the list"
        " can be right where it stands. So it asks.",
    )


def guarded_words(kind: Kind) -> str:
    rows = [row for row in guard.written()["row"] if row["kind"] == kind]
    said = [("; ".join(guard.lines_of(row)), guard.ASK[row["ask"]]) for row in rows]
    return table(("Words", "Asked instead"), said)


def code_book() -> str:
    book = CODE_BOOK
    order = " < ".join(map(code, IN_ORDER))
    return page(
        "The code book",
        "`core/data/code_book.toml` and `core/data/crosswalks/`",
        f"Version {book.version}, {book.changed}. What two peers pick from when they code a card, each unseen by the"
        " other and neither knowing how it ended. Examples are made up. The last figure of the version goes up for"
        " wording, the middle one where a code is added, the first where a meaning changes; each coding keeps the"
        " version that it was made with.",
        "## What somebody did",
        "It is recorded only beside a condition, or where conditions were asked about and none is known.",
        codes_table(book.acts.values()),
        "## Conditions",
        "Each with what it did: it made the event more likely, or it helped. The first thirteen are those of the form.",
        *(part for condition in book.conditions.values() for part in condition_parts(condition)),
        "## How deep",
        f"For agreement the order is {order}. `1*` comes before `1`,"
        " because it says less of a part in what happened. “Not known” counts as missing. From `2` on a condition has"
        " *contributed*.",
        depths_table(),
        "## Where in the work",
        codes_table(book.stages.values()),
        "## Ways over to other frameworks",
        "For whoever already codes with one of these. What fits is said line by line, with its source.",
        *(part for walk in book.crosswalks.values() for part in crosswalk_parts(walk)),
    )


def codes_table(codes: Iterable[Code]) -> str:
    rows = [(code(it.code), it.label, it.definition, " · ".join(it.examples), it.source) for it in codes]
    return table(("Code", "Name", "What it is", "For example", "Source"), rows)


def condition_parts(condition: Code) -> list[str]:
    rows = [
        (code(fine.code), fine.label, fine.definition, " · ".join(fine.examples)) for fine in condition.finer
    ]
    return [
        f"### {condition.label}",
        f"{code(condition.code)}: {condition.definition} For example: {' '.join(condition.examples)}",
        table(("Finer code", "Name", "What it is", "For example"), rows),
        f"Source: {condition.source}.",
    ]


def depths_table() -> str:
    depths = CODE_BOOK.depths.values()
    rows = [(code(it.code), it.label, it.definition, " · ".join(it.examples)) for it in depths]
    return table(("Code", "Name", "What it means", "For example"), rows)


def crosswalk_parts(walk: Crosswalk) -> list[str]:
    rows = [
        (code(line.code), "; ".join(line.to) or "none", FIT_WORDS[line.fit], line.source)
        for line in walk.lines
    ]
    return [f"### {walk.title}", f"{walk.cites}.", table(("Ours", "Theirs", "Fit", "Source"), rows)]
