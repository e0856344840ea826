"""The reference pages of learning, from its tables: the language guard."""

from coalface.core.language import Kind, guard, titles

from .markdown import page, table


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
