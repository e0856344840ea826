"""What the demo leaves in its folder for a newcomer: who can sign in, and receipts to come back with."""

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from coalface.core.roles import ROLES

from ..folder import DEMO_LINK, DEMO_PEOPLE, DEMO_RECEIPTS, write_for_owner
from .days import UNFINISHED
from .people import PASSWORD, PEOPLE
from .stories import Story

RECEIPT_LINES = {
    "waiting": "Waiting to be read",
    "reading": "Being read",
    "question": "A question, or an answer to one",
    "with_reporter": "A card to check",
    "agreed": "Agreed, and kept back for now",
    "ready": "Agreed, and ready to publish",
}


def write_people(folder: Path) -> None:
    """Who can sign in. The sign-in page of a demo shows them. Written last: a folder with it is whole."""
    people = [
        {
            "email": person.email,
            "password": PASSWORD,
            "who": f"{person.name}, {ROLES[person.role].label}, {person.of}",
        }
        for person in PEOPLE
    ]
    write_for_owner(folder / DEMO_PEOPLE, json.dumps(people, ensure_ascii=False, indent=2))


def write_receipts(folder: Path, stories: Iterable[Story], receipts: dict[str, str]) -> None:
    """The five words of every report that is still open. In the demo alone: a real receipt is never kept."""
    lines = ["Five words for each report in Millbrook that is still open. All of it is made up.", ""]
    unfinished = [story for story in stories if story.state in UNFINISHED]
    for state, says in RECEIPT_LINES.items():
        lines += [says]
        lines += [f"  {receipts[story.key]}" for story in unfinished if story.state == state]
    write_for_owner(folder / DEMO_RECEIPTS, "\n".join(lines) + "\n")


def write_link(folder: Path, token: str) -> None:
    """The link of a questionnaire that waits. In the demo alone: of a real one only a digest is kept."""
    write_for_owner(folder / DEMO_LINK, f"/questionnaire/{token}/\n")


def link_to_try(folder: Path) -> str:
    """Where the questionnaire waits, below the address of the site; nothing in a demo that was made before."""
    path = folder / DEMO_LINK
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def receipts_to_try(folder: Path) -> list[tuple[str, str]]:
    """One receipt of each state, with what waits behind it."""
    text = (folder / DEMO_RECEIPTS).read_text(encoding="utf-8").splitlines()
    return [
        (line.strip(), receipt.strip()) for line, receipt in pairwise(text) if line in RECEIPT_LINES.values()
    ]
