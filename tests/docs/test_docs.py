"""The documents say what the program does, and lead where they say they lead."""

import re

import pytest
from django.apps import apps

from coalface.core import cards, channels, conversation, roles, sealing, vocabulary
from docs import generate

from .reading import (
    DOCUMENTS,
    ROOT,
    anchors_of,
    commands_of,
    links_of,
    names_in_glossary,
    prose_of,
    spoken,
    text_of,
)

OPERATORS_OWN = "/opt/coalface/bin/coalface"
OF_DEBIAN = ("adduser", "apt-get", "chmod", "pip", "python3", "sudo", "systemctl", "/opt/coalface/bin/pip")
OURS = ("people", "integrity", "reporting", "learning", "trials", "newsletter")
by_path = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@pytest.mark.parametrize("page", generate.PAGES)
def test_a_page_from_a_table_says_what_the_table_says(page):
    said = text_of(generate.REFERENCE / page)
    assert said == generate.PAGES[page](), "Stale: run `python -m docs.generate` and commit what it writes."


@by_path
def test_every_link_leads_somewhere(path):
    for target, heading in links_of(path):
        assert target.exists(), f"There is no {target}."
        if heading:
            assert heading in anchors_of(target), f"{target.name} has no heading #{heading}."


def test_every_page_can_be_reached_from_the_map():
    seen, waiting = set(), [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            waiting += [target for target, _ in links_of(page)]
    assert set(DOCUMENTS) - seen == set()


@by_path
def test_every_command_is_one_that_there_is(path):
    for words in commands_of(path):
        assert why_not_a_command(words) is None, " ".join(words)


def why_not_a_command(words: list[str]) -> str | None:
    """Return what is wrong with a command in a document, or None."""
    if OPERATORS_OWN in words:
        return why_not_a_verb(words[words.index(OPERATORS_OWN) + 1 :])
    program, *rest = words
    if program == "make":
        return None if set(rest) <= make_targets() else "no such target"
    if program in ("coalface", ".venv/bin/coalface"):
        return why_not_a_verb(rest)
    if program == ".venv/bin/python":
        return None if rest == ["-m", "docs.generate"] else "not a module of ours"
    return None if program in ("curl", *OF_DEBIAN) else "not a command that a newcomer has"


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


def why_not_a_verb(words: list[str]) -> str | None:
    from typer.main import get_command

    from coalface.cli.main import app

    command, rest = get_command(app), words
    while hasattr(command, "commands"):
        verb, *rest = rest or [""]
        command = command.commands.get(verb)
    if command is None:
        return "no such verb"
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    return None if {word for word in rest if word.startswith("-")} <= known else "no such option"


@by_path
def test_every_verb_that_is_named_in_passing_is_one_that_there_is(path):
    for verb in re.findall(r"`coalface ((?:(?:channel|disclosure) )?[a-z-]+)", text_of(path)):
        assert why_not_a_verb(verb.split()) is None, verb


def test_every_operation_of_the_api_is_described():
    from coalface.config.api import api

    described = set(
        re.findall(r"^\| `(\w+) (/api/v1/[^`]*)` \|", text_of(generate.REFERENCE / "api.md"), re.MULTILINE)
    )
    operations = {
        (method.upper(), path)
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }
    assert described == operations


def test_every_word_that_the_code_uses_as_a_name_is_in_the_glossary():
    tables = [
        roles.Role,
        cards.Stage,
        conversation.Status,
        sealing.Purpose,
        vocabulary.KINDS,
        channels.ROUTES,
    ]
    said = {spoken(str(word)) for table in tables for word in table}
    models = {spoken(model.__name__) for app in OURS for model in apps.get_app_config(app).get_models()}
    assert (said | models) - names_in_glossary() == set()


@by_path
def test_nothing_is_shouted(path):
    assert "!" not in prose_of(path)


def test_the_readme_is_short():
    assert len(text_of(ROOT / "README.md").splitlines()) < 120
