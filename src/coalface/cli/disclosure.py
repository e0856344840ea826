"""coalface disclosure: hide small numbers in a table, and check what a reader could work out. JSON in, JSON out."""

import sys
from collections.abc import Callable
from typing import Any

import typer

disclosure = typer.Typer(
    help="Hide small numbers in a table, or check a table that hides some. JSON in, JSON out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

BAD_INPUT = 2
NOT_SAFE = 1


@disclosure.command()
def audit() -> None:
    """Say how closely each hidden cell of a table can be worked out. Exit code 2 where the input is not a table.

    Standard input holds {"values": [[...]]}, a grid with its totals last in which null is hidden, or {"cells": {...},
    "sums": [[total, [parts]]]}. The answer is JSON: docs/reference/disclosure.md describes both.
    """
    _answer(_audited)


@disclosure.command()
def protect() -> None:
    """Hide small counts, and what gives them away. Exit code 1 where that cannot be done, 2 where it is no table.

    Standard input holds {"values": [[...]], "threshold": 6}, or cells and sums in place of values. The answer is the
    same table with null in it, and lists of what was hidden and why. Do not publish the lists.
    """
    if _answer(_protected).get("unprotected"):
        raise typer.Exit(NOT_SAFE)


def _audited(text: str) -> dict[str, Any]:
    from coalface.core.disclosure.audit import audit as audited
    from coalface.core.disclosure.reading import read_audit

    question = read_audit(text)
    return question.answer(audited(question.table, question.known))


def _protected(text: str) -> dict[str, Any]:
    from coalface.core.disclosure.protect import protect as protected
    from coalface.core.disclosure.reading import read_protect

    question = read_protect(text)
    return question.answer(protected(question.table, question.rule))


def _answer(verb: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Read, answer in JSON, or say in one sentence what is wrong: to a person, and as JSON to a program."""
    import json

    from coalface.core.disclosure.tables import BadTable

    try:
        answer = verb(_everything_sent())
    except BadTable as reason:
        typer.echo(json.dumps({"error": str(reason)}, ensure_ascii=False))
        typer.echo(str(reason), err=True)
        raise typer.Exit(BAD_INPUT) from reason
    typer.echo(json.dumps(answer, ensure_ascii=False))
    return answer


def _everything_sent() -> str:
    from coalface.core.disclosure.tables import BadTable

    if sys.stdin.isatty():
        raise BadTable("Send a table on standard input, such as: coalface disclosure audit < table.json")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadTable("This is not text in UTF-8. Save the file as UTF-8, and send it again.") from fault
