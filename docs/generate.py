"""Writes the reference pages that come from tables of the program: python -m docs.generate

Each page is a function without arguments that returns its text. `tests/docs` fails where a page is stale.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from coalface.core import (
    cards,
    channels,
    conversation,
    just_culture,
    life,
    retention,
    retractions,
    roles,
    thresholds,
    vocabulary,
)

from . import (
    asvs_page,
    back_test_page,
    figures_page,
    learning_pages,
    own_numbers_page,
    reading_page,
    register_page,
    spiral_page,
)
from .markdown import code, page, table, terms

REFERENCE = Path(__file__).parent / "reference"
# What a stage means, and who moves a card on from it.
STAGE_WORDS = {
    cards.Stage.DRAFT: (
        "A steward is writing it. It is sealed under the story key.",
        "Two stewards, who each answer the four questions about being recognised.",
    ),
    cards.Stage.CHECKED: (
        "Two stewards have checked it. Any change undoes both checks.",
        "A steward, who lays it ready for the reporter.",
    ),
    cards.Stage.WITH_REPORTER: (
        "It lies in the conversation, and the reporter has 14 days.",
        "The reporter, with yes, a change or no; silence counts as yes once the 14 days have passed.",
    ),
    cards.Stage.AGREED: (
        "The story is destroyed, unless a legal hold keeps it. Only the card is left.",
        "A steward, who publishes a batch at least four weeks after the week of the report, or sooner where"
        " the card is marked “act this week”.",
    ),
    cards.Stage.PUBLISHED: ("Everyone can read it.", "One steward, who may take it back at once."),
    cards.Stage.RETRACTED: (
        "Its words are gone. Its page says that there was a card, and the same of every card that went.",
        "Nobody.",
    ),
    cards.Stage.WITHDRAWN: ("It will not be published.", "Nobody."),
}


def card_stages() -> str:
    rows = [
        (code(stage), says, ", ".join(code(after) for after in sorted(following)) or "nothing", who)
        for stage, following in cards.NEXT_STAGES.items()
        for says, who in [STAGE_WORDS[stage]]
    ]
    questions = [(f"**{says}.** {otherwise}",) for says, otherwise in cards.RECOGNITION.values()]
    return page(
        "The life of a card",
        "`coalface.core.cards`",
        f"```mermaid\n{diagram()}\n```",
        table(("Stage", "What it means", "Can become", "Who moves it on"), rows),
        "## The four questions about being recognised",
        "Two stewards answer them without seeing each other’s answers. All four have to be ticked.",
        "\n".join(f"- {says}" for (says,) in questions),
        "## What the reporter said",
        "It stays in the sealed conversation: nothing that everyone can read says what a reporter did.",
        table(("Code", "What it means"), [(code(c), says) for c, says in cards.CONSENT_WORDS.items()]),
        "## Why a published card may be taken back",
        f"Only stewards see which. Everyone reads: “{retractions.TAKEN_DOWN}”",
        terms(retractions.RETRACTIONS),
    )


def diagram() -> str:
    """The table NEXT_STAGES as a Mermaid state diagram."""
    arrows = [
        f"    {name(stage)} --> {name(after)}"
        for stage, following in cards.NEXT_STAGES.items()
        for after in sorted(following)
    ]
    ends = [f"    {name(stage)} --> [*]" for stage, following in cards.NEXT_STAGES.items() if not following]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {name(cards.Stage.DRAFT)}", *arrows, *ends])


def name(stage: cards.Stage) -> str:
    return stage.value.replace(" ", "_")


def roles_page() -> str:
    rows = [
        (
            facts.label,
            code(role),
            facts.does,
            "one channel" if facts.of_channel else "the organisation",
            "yes" if facts.may_use_single_sign_on else "no",
        )
        for role, facts in roles.ROLES.items()
    ]
    pairs = [
        (" and ".join(sorted(roles.ROLES[role].label.lower() for role in pair)), why)
        for pair, why in roles.INCOMPATIBLE.items()
    ]
    return page(
        "Roles",
        "`coalface.core.roles`",
        "A reporter is no role: they have no account, ever. Neither is the operator, who runs the server and"
        " uses the command line.",
        table(("Role", "Code", "What they do", "Belongs to", "May sign in with their organisation"), rows),
        "All others sign in with a password and a code. Signing in with one’s organisation has to be [set"
        " up](../how-to/sign-in-with-your-organisation.md) first.",
        "## What one person may not be in the same channel",
        table(("Together", "Why not"), pairs),
        f"And: {roles.why_not_give(roles.Role.STEWARD, held=frozenset(), line_manages_here=True)}",
    )


def retention_page() -> str:
    rows = [(kept.what, kept.kept, kept.then, kept.why, kept.enforced_by) for kept in retention.TABLE]
    ends = [(code(rule), says) for rule, says in life.RULE_WORDS.items()]
    return page(
        "How long things are kept",
        "`coalface.core.retention` and `coalface.core.life`",
        "The site shows the same table at `/retention/`, and the program obeys it. What the program does every hour or"
        " every day is done by `coalface run-due`. `coalface backup` and `coalface upgrade` make the backups.",
        table(("What", "Kept", "Then", "Why", "Seen to by"), rows),
        "An unread report is never destroyed. A legal hold stops every destruction of that report.",
        "## The rules that end a story",
        table(("Rule in the log", "In words"), ends),
        "## Why a report may be closed without a card",
        table(("Code", "In words"), [(code(reason), says) for reason, says in life.CLOSE_WORDS.items()]),
    )


def thresholds_page() -> str:
    rows = [(code(named), f"{it.value:,} {it.unit}", it.reason) for named, it in thresholds.TABLE.items()]
    return page(
        "Thresholds",
        "`coalface.core.thresholds`",
        "Every small number that protects somebody or sets a wait. If you know better than we do, change it.",
        table(("Name", "Number", "Why"), rows),
    )


VOCABULARY = {
    "Kinds": vocabulary.KINDS,
    "Stages": vocabulary.STAGES,
    "Conditions": vocabulary.CONDITIONS,
    "How far it got (reach)": vocabulary.REACHES,
    "What it could have been": vocabulary.COULD_HAVE_BEEN,
    "How often": vocabulary.HOW_OFTEN,
    "Audiences of a channel": vocabulary.AUDIENCES,
}


def codes() -> str:
    parts = [part for title, words in VOCABULARY.items() for part in (f"## {title}", terms(words))]
    effects = [(code(effect), says) for effect, says in vocabulary.EFFECT_WORDS.items()]
    routes = [(code(route), says) for route, says in channels.ROUTES.items()]
    return page(
        "Codes",
        "`coalface.core.vocabulary`, `conversation` and `channels`",
        "The form, the API and the desk read these. `GET /api/v1/constants` gives them to programs.",
        *parts,
        "## What a condition did",
        table(("Code", "On the page"), effects),
        "## Where a report stands",
        "\n".join(f"- {code(status)}" for status in conversation.Status),
        "## Routes of a channel",
        table(("Code", "What is asked of the stewards"), routes),
    )


def who_may_open_what() -> str:
    from coalface.config.doors import DOORS

    addresses = dict(addresses_of_site())
    rows = [(code(f"/{addresses[door]}"), who_words(who), code(door)) for door, who in DOORS.items()]
    return page(
        "Who may open what",
        "`coalface.config.doors`",
        "Every address of the site and of the API. What does not stand here answers “not found” to everyone.",
        table(("Address", "Who", "Name"), rows),
        "Anyone means that nobody is asked who they are: such a page reads no session and no cookie."
        " `/metrics` is there only for a program that says [its token](../how-to/watch-it.md)."
        " A steward also needs an unlocked key, and sees only the reports, cards and people of their own"
        " channels. Somebody who is signed in and has another role is shown a page that says so.",
    )


def who_words(who: Any) -> str:
    from coalface.config.doors import Who

    if isinstance(who, Who):
        return {
            Who.ANYONE: "anyone",
            Who.COMING_IN: "anyone who is signing in, or has an invitation",
            Who.WITHOUT_CODES: "signed in with a password, with no codes yet",
            Who.SIGNED_IN: "anyone signed in",
        }[who]
    return " or ".join(roles.ROLES[role].label.lower() for role in sorted(who))


def addresses_of_site() -> Iterator[tuple[str, str]]:
    """Every name and its address, as (name, address)."""
    from django.urls import get_resolver

    yield from _addresses(get_resolver().url_patterns, "", "")


def _addresses(patterns: Iterable[Any], before: str, space: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _addresses(pattern.url_patterns, address, space + inner)
        elif pattern.name:
            yield f"{space}{pattern.name}", address


def cli() -> str:
    from typer.main import get_command

    from coalface.cli.main import app

    verbs = dict(verbs_of(get_command(app)))
    parts = [part for verb in sorted(verbs) for part in verb_parts(verb, verbs[verb])]
    return page(
        "The command line",
        "`coalface.cli`",
        "`coalface VERB --help` says the same. In a checkout, write `.venv/bin/coalface`.",
        *parts,
    )


def verbs_of(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every verb and its command; `channel add` is one, `channel` alone is none."""
    for verb, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from verbs_of(command, f"{before}{verb} ")
        else:
            yield f"{before}{verb}", command


def verb_parts(verb: str, command: Any) -> list[str]:
    rows = [
        (code(option_words(param)), getattr(param, "help", "") or "", default_words(param))
        for param in command.params
        if param.name != "help"
    ]
    parts = [f"## coalface {verb}", command.help.split("\n")[0]]
    return [*parts, table(("Option", "What it is", "Left out, it is"), rows)] if rows else parts


def option_words(param: Any) -> str:
    if param.param_type_name == "argument":
        return param.name.upper()
    return " / ".join([*param.opts, *param.secondary_opts])


def default_words(param: Any) -> str:
    if param.required:
        return "needed"
    if param.default is None or param.default == []:
        return ""
    if isinstance(param.default, bool):
        return "yes" if param.default else "no"
    return code(param.default)


def just_culture_page() -> str:
    asked = [(field, words) for field, words in just_culture.QUESTIONS.items()]
    rows = [
        (*(row.when.get(field, "") for field in just_culture.QUESTIONS), row.result)
        for row in just_culture.TABLE
    ]
    health = just_culture.HEALTH_TOO.when
    beside = ", ".join(f"{field} {allowed}" for field, allowed in health.items())
    return page(
        "The just-culture guide",
        "`core/just_culture.py`",
        "Seven questions, asked one at a time. Each is answered Y, N or ? (not known); the first is answered Y or N.",
        table(["", "question"], asked),
        "Read from the top: the first row that takes the answers decides. A blank takes any answer.",
        table([*just_culture.QUESTIONS, "result"], rows),
        f"**{just_culture.HEALTH}** is added to the result where {beside}.",
        "What a result says depends on what is known. Without any of the answers in the second table, it says:",
        table(["result", "what it means"], just_culture.MEANINGS.items()),
        table(
            ["result", "where", "what it means"],
            [(row.result, f"{row.question} {row.answer}", row.says) for row in just_culture.KNOWN],
        ),
        f"Every outcome ends with: {just_culture.THANKED} Nothing about a person is stored.",
    )


def security_page() -> str:
    """What OWASP's standard asks, requirement by requirement. Its table is in docs/asvs."""
    headings = ("", "level", "asked", "state", "what we say to it")
    sections = [f"## {title}\n\n{table(headings, rows)}" for title, rows in asvs_page.parts()]
    counts = table(("level", *asvs_page.STATES.values()), asvs_page.counted())
    return page("What the OWASP standard asks", "`docs/asvs`", asvs_page.ABOUT, counts, *sections)


def figures_page_text() -> str:
    """Every measure and source of published figures. The files are in `coalface/warehouse`."""
    from coalface.warehouse.defining import GROUPS

    headings = ("Measure", "Counted", "Unit", "Read from, or made of", "Breaks")
    groups = [
        part
        for group, words in GROUPS.items()
        for part in (f"## {words}", table(headings, figures_page.measure_rows(group)))
    ]
    return page(
        "Published figures",
        "`coalface.warehouse.measures` and `readers`",
        figures_page.ABOUT,
        figures_page.RULES,
        table(("Kind", "Means"), figures_page.kind_rows()),
        *groups,
        "## Symbols",
        table(("Symbol", "Means"), figures_page.symbol_rows()),
        "## What came with the program",
        table(("Publication", "Release", "File", "Taken from", "Note"), figures_page.source_rows()),
        "Statistical neighbours are in none of these files, and none are made up. Whoever runs the program can list"
        " them in `figures/neighbours.csv` in the data folder: area, neighbour, source.",
        "## What a measure can read",
        "By the name of a source and an item in it. Not every one is read by a measure yet.",
        table(("Source", "Items"), figures_page.item_rows()),
    )


def spiral() -> str:
    sections = [f"## {title}\n\n{table(columns, rows)}" for title, columns, rows in spiral_page.parts()]
    formulas = f"## Formulas\n\nUnits are checked.\n\n```toml\n{spiral_page.expressions()}\n```"
    picture = (
        "[Drawn as a loop](spiral-loop.svg): a full line makes the other grow, a dashed line makes it shrink."
    )
    source = "`core/spiral/definition.toml`"
    return page("The spiral", source, spiral_page.ABOUT, picture, *sections, formulas)


def own_numbers() -> str:
    return page(
        "Own numbers",
        "`core/own_returns/items.py`",
        own_numbers_page.ABOUT,
        "## What can be brought in",
        table(("Name", "Is", "Group", "Counted", "As"), own_numbers_page.item_rows()),
        "## What is drawn of it",
        table(("Chart", "Made of", "Kind", "Better is"), own_numbers_page.chart_rows()),
    )


PAGES: dict[str, Callable[[], str]] = {
    "card-stages.md": card_stages,
    "roles.md": roles_page,
    "retention.md": retention_page,
    "thresholds.md": thresholds_page,
    "codes.md": codes,
    "just-culture.md": just_culture_page,
    "code-book.md": learning_pages.code_book,
    "language-guard.md": learning_pages.language_guard,
    "who-may-open-what.md": who_may_open_what,
    "cli.md": cli,
    "security.md": security_page,
    "spiral.md": spiral,
    "spiral-loop.svg": spiral_page.drawing,
    "figures.md": figures_page_text,
    "own-numbers.md": own_numbers,
    "../explanation/back-test.md": back_test_page.back_test_page,
    "how-well-it-reads.md": reading_page.how_well_it_reads_page,
    "register.md": register_page.register_page,
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    import django

    django.setup()
    for file, write in PAGES.items():
        (REFERENCE / file).write_text(write(), encoding="utf-8")
        print(f"docs/reference/{file}")


if __name__ == "__main__":
    main()
