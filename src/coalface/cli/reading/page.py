"""The annotated page of one report: what to know in a minute, then its own sentences."""

import re
from collections import Counter
from html import escape

from coalface.core.reading.near import NEARLY
from coalface.core.reading.profile import Asked, Criticism, Profile
from coalface.core.reading.whys import Why

from .frame import framed, paragraphs, table
from .marking import WHY_WORDS, marked
from .saying import asked_sentences, criticism_sentences, percent, reuse_sentence

MOST_PHRASES = 25
MOST_PASSAGES = 20
HEADINGS = {
    Why.CAUSE: "Criticisms that say why",
    Why.EFFECT: "Criticisms that say only what came of it",
    Why.NONE: "Criticisms that say no why",
}
LEVELS = {None: "an aim, no action"}


def page_of(profile: Profile) -> str:
    """Return the whole page."""
    name = " ".join(re.sub(r"\.\w+$", "", profile.document.name).replace("_", " ").split())
    parts = [
        f"<h1>{escape(name)}</h1>",
        '<p class="lead">What this report explains, what it only judges, and what it asks for. It is a profile of its'
        " own sentences, and no score. Rules made it: they miss some and mark some wrongly.</p>",
        "<h2>In a minute</h2>",
        paragraphs([*criticism_sentences(profile), *asked_sentences(profile), reuse_sentence(profile)]),
        paragraphs(
            [f"{percent(profile.figures_share)} of its {profile.sentences:,} sentences hold a figure."]
        ),
        _asked(profile),
        *(_criticisms(profile, why) for why in (Why.CAUSE, Why.EFFECT, Why.NONE)),
        _phrases(profile),
        _passages(profile),
        "<h2>The report</h2>",
        '<p class="said-of">A solid line: says why. Dashed: says only what came of it. Dotted: says no why. A bar:'
        " asked for. Wavy: a word to ask about. The numbers lead back to the lists.</p>",
        marked(profile),
    ]
    return framed(f"{name}: what it explains and what it asks for", "\n".join(part for part in parts if part))


def _asked(profile: Profile) -> str:
    if not profile.asked:
        return ""
    rows = [_row(number, one) for number, one in enumerate(profile.asked, 1)]
    # Who could begin tomorrow looks for what names most; the report's own order settles the rest.
    rows.sort(key=lambda row: -row[0])
    return "\n".join(
        [
            "<h2>What it asks for</h2>",
            "<p>Those come first that say most of who, by when and how anyone would know. “Nearly so” means that at"
            f" least about {NEARLY:.0%} of the words and pairs of words are the same.</p>",
            table(
                "What it asks for",
                ["What", "Who", "By when", "Measurable", "Cause", "Level", "Others told nearly so"],
                [cells for _, cells in rows],
            ),
        ]
    )


def _row(number: int, asked: Asked) -> tuple[int, list[str]]:
    one = asked.recommendation
    said = sum((one.who is not None, one.when is not None, one.measurable, one.cause is not None))
    if asked.told:
        months = sorted({told.month[:4] for told in asked.told})
        years = months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"
        names = ", ".join(f"{told.authority.title()} ({told.month[:4]})" for told in asked.told)
        near = f"<details><summary>{len(asked.told)}, {years}</summary><p>{escape(names)}</p></details>"
    else:
        near = "none found"
    link = f'<a id="to-r{number}" href="#r{number}">{escape(one.text)}</a>'
    cells = [one.who, one.when, "yes" if one.measurable else None, one.cause]
    said_or_not = [escape(cell) if cell else '<span class="soft">not said</span>' for cell in cells]
    return said, [link, *said_or_not, escape(one.level.value if one.level else LEVELS[None]), near]


def _criticisms(profile: Profile, why: Why) -> str:
    items = [_criticism(number, one) for number, one in enumerate(profile.criticisms, 1) if one.why is why]
    if not items:
        return ""
    shown = "\n".join(items)
    listed = f'<ul class="list">\n{shown}\n</ul>'
    summary = f"{HEADINGS[why]}: {len(items)}"
    if why is Why.CAUSE:
        return f"<h2>{summary}</h2>\n{listed}"
    return f"<h2>{summary}</h2>\n<details><summary>Show them</summary>\n{listed}\n</details>"


def _criticism(number: int, one: Criticism) -> str:
    because = f'<br><span class="said-of">Named: {escape(one.because)}</span>' if one.because else ""
    says = f"Criticism {number}, {WHY_WORDS[one.why]}"
    return (
        f'<li id="to-c{number}">{escape(one.text)} <a href="#c{number}" aria-label="{says}, in the report">'
        f"c{number}</a>{because}</li>"
    )


def _phrases(profile: Profile) -> str:
    counts = Counter((one.words.lower(), one.kind.value, one.ask) for one in profile.phrases)
    if not counts:
        return ""
    rows = [
        [escape(words), str(count), escape(kind), escape(ask)]
        for (words, kind, ask), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[
            :MOST_PHRASES
        ]
    ]
    return "\n".join(
        [
            "<h2>Words to ask about</h2>",
            "<p>They say who or how well, and not why. Each has a question that would say more.</p>",
            table("Words to ask about", ["Words", "Times", "Kind", "One could ask"], rows),
        ]
    )


def _passages(profile: Profile) -> str:
    text = profile.document.text
    passages = sorted(
        (one for one in profile.reuse.passages if not one.is_template),
        key=lambda one: (-(one.end - one.start), one.start),
    )[:MOST_PASSAGES]
    if not passages:
        return ""
    items = "\n".join(
        f"<li>{escape(' '.join(text[one.start : one.end].split()))}"
        f' <span class="said-of">(on at least {one.others} other)</span></li>'
        for one in passages
    )
    return (
        "<h2>Used before on another authority</h2>\n<details><summary>Show the longest passages</summary>\n"
        f'<ul class="list">\n{items}\n</ul>\n</details>'
    )
