"""What a room shows the other rooms: its actions, its queries, and what it opens by name here."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/coalface"
ROOMS = {path.parent.name for path in SOURCE.glob("*/apps.py")} - {"ui"}
ALWAYS_OPEN = {"actions", "queries"}
# One line each: opening another module to the other rooms is a decision, and it is made here.
OPEN_BY_NAME = {
    ("integrity", "destroyed"): "the list of what is gone, which a restored backup is held against",
    ("integrity", "files"): "to scrub the database's files of what was destroyed",
    ("integrity", "key_file"): "the key that signs checkpoints",
    ("integrity", "kinds"): "what a leaf of the log can say",
    ("learning", "addresses"): "where our pages are",
    ("learning", "beside"): "what other rooms show beside a theme",
    ("learning", "forms"): "fields that the language guard reads",
    ("learning", "presenters"): "words, remarks and tables that several rooms show alike",
    ("learning", "views"): "one way to say that a page has not changed",
    ("people", "facts"): "who holds a key, without the account",
    ("people", "leaving"): "the signal that somebody goes or has opened their key",
    ("people", "unlocking"): "the private key of the steward who is signed in",
}


def crossings() -> Iterator[tuple[str, str, str, str]]:
    """Each import from one room into another: the file, whose room it is, the other room and the module there."""
    for room in ROOMS:
        for path in (SOURCE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                    names = [f"{node.module}.{alias.name}" for alias in node.names]
                    for _, other, module, *_rest in (
                        name.split(".") for name in names if name.count(".") > 1
                    ):
                        if other in ROOMS and other != room:
                            yield str(path.relative_to(SOURCE)), room, other, module


def test_another_room_is_entered_by_an_open_door_alone():
    shut = [
        f"{path} takes {other}.{module}"
        for path, _room, other, module in crossings()
        if module not in ALWAYS_OPEN and (other, module) not in OPEN_BY_NAME
    ]
    assert not shut, "\n".join(shut)


def test_a_door_that_nobody_uses_is_shut():
    assert OPEN_BY_NAME.keys() <= {(other, module) for _path, _room, other, module in crossings()}
