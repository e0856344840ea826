"""What `init` has to know. Given as options, or asked for; read by the same rules either way."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import typer

from coalface.core.thresholds import STAFF_IN_AREA, STEWARDS
from coalface.core.vocabulary import AUDIENCES

from ..stopping import CannotGoOn

T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESS = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
NOT_IN_CODE = re.compile(r"[^a-z0-9]+")


class Unfit(ValueError):
    """An answer that cannot be taken. The message says why and what would do."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the service and how many work in it."""

    code: str
    name: str
    staff: int


def read_name(text: str) -> str:
    if not text.strip():
        raise Unfit("Write a name.")
    return text.strip()


def read_phone(text: str) -> str:
    text = text.strip()
    if sum(sign.isdigit() for sign in text) < 3 or len(text) > 40:
        raise Unfit("Write the number as it is dialled, such as 01632 960 100.")
    return text


def read_slug(text: str) -> str:
    if not SLUG.fullmatch(text.strip()) or len(text.strip()) > 50:
        raise Unfit(
            "A short name for addresses has small letters, digits and hyphens, such as millbrook-staff."
        )
    return text.strip()


def read_url(text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise Unfit(
            "Write the whole address of the site and nothing after it, such as https://tell.example.org."
        )
    return text.strip().rstrip("/")


def read_audience(text: str) -> str:
    if text.strip() not in AUDIENCES:
        raise Unfit(f"Choose one of {', '.join(AUDIENCES)}.")
    return text.strip()


def read_address(text: str) -> str:
    if not ADDRESS.fullmatch(text.strip()):
        raise Unfit(f"“{text.strip()}” is not an e-mail address.")
    return text.strip().lower()


def read_area(text: str) -> Area:
    """Read 'Front door = 18'."""
    name, equals, staff = text.rpartition("=")
    if not (equals and name.strip() and staff.strip().isdigit()):
        raise Unfit("Write a part of the service and how many work there, such as Front door = 18.")
    if int(staff) < STAFF_IN_AREA.value:
        raise Unfit(
            f"{name.strip()} has fewer than {STAFF_IN_AREA.value} staff: a reader could guess who told. "
            "Join it to another part."
        )
    return Area(code_of(name), name.strip(), int(staff))


def code_of(name: str) -> str:
    return NOT_IN_CODE.sub("_", name.lower()).strip("_")[:40]


def one(given: str | None, question: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Return what was given, or what is answered; ask again until it can be taken."""
    if given is not None:
        return _taken(given, read)
    while True:
        try:
            return read(typer.prompt(question, default=default))
        except Unfit as reason:
            typer.echo(str(reason), err=True)


def several(given: Sequence[str], question: str, read: Callable[[str], T], *, count: int) -> list[T]:
    """Return exactly `count` different answers."""
    answers = [_taken(text, read) for text in given]
    if given and (len(given) != count or len(set(answers)) != count):
        raise CannotGoOn(f"{question}: give {count} different ones.")
    while len(answers) < count:
        answer = one(None, f"{question} ({len(answers) + 1} of {count})", read)
        if answer in answers:
            typer.echo("You have given this one already.", err=True)
        else:
            answers.append(answer)
    return answers


def any_number(given: Sequence[str], question: str) -> list[Area]:
    """Return at least one area; an empty answer ends the list."""
    areas = [_taken(text, read_area) for text in given]
    while not given:
        text = typer.prompt(question, default="", show_default=False)
        if not text and areas:
            break
        try:
            areas.append(read_area(text))
        except Unfit as reason:
            typer.echo(str(reason), err=True)
    if len({area.code for area in areas}) < len(areas):
        raise CannotGoOn("Two parts of the service have the same name. Give each a name of its own.")
    return areas


def _taken(text: str, read: Callable[[str], T]) -> T:
    try:
        return read(text)
    except Unfit as reason:
        raise CannotGoOn(str(reason)) from reason


STEWARDS_NEEDED = STEWARDS.value
