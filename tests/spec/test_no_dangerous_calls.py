"""What the program never does, so that nothing that is typed can ever be carried out."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import coalface

SOURCE = Path(coalface.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))

# Each runs, unpacks or fetches what it is given. What stands in the command line is started by whoever may anyway.
NEVER_IMPORTED = {
    "pickle", "marshal", "shelve", "dill", "yaml", "xml.sax", "xml.dom", "xml.etree", "lxml", "ctypes", "telnetlib",
    "ftplib", "xmlrpc", "code", "codeop", "jinja2", "mako",
}  # fmt: skip
# It writes, and reads nothing.
WRITES_ONLY = {"xml.sax.saxutils"}
IN_THE_COMMAND_LINE_ALONE = {"subprocess", "pty", "multiprocessing"}
NEVER_CALLED = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "mark_safe",
    "SafeString",
    "SafeText",
    "extra",
    "RawSQL",
    "system",
    "popen",
}
# Each with the reason why nothing typed gets there.
ALLOWED = {
    # Regular expressions are compiled, and from our own patterns; names that were loaded are escaped.
    ("re", "compile"),
    # Typst sets a page from our own template; what somebody wrote goes in as JSON, and is never markup.
    ("typst", "compile"),
}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Whose, and what: ("re", "compile"), ("", "eval")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            what = node.func
            if isinstance(what, ast.Name):
                yield "", what.id
            elif isinstance(what, ast.Attribute):
                yield getattr(what.value, "id", "?"), what.attr


def is_of(name: str, modules: set[str]) -> bool:
    return not name.startswith(tuple(WRITES_ONLY)) and any(
        name == module or name.startswith(f"{module}.") for module in modules
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_run_or_unpacked(path):
    tree = ast.parse(path.read_text())
    command_line = "cli" in path.relative_to(SOURCE).parts
    never = NEVER_IMPORTED if command_line else NEVER_IMPORTED | IN_THE_COMMAND_LINE_ALONE
    assert not [name for name in imported(tree) if is_of(name, never)]
    assert not [call for call in called(tree) if call[1] in NEVER_CALLED and call not in ALLOWED]


# The QR code of a new authenticator app, drawn by ourselves out of squares; and charts and why maps, drawn by `core`,
# which escapes every word that stands in one.
DRAWN_BY_US = re.compile(r"\{\{ (?:totp_svg|(?:chart|map|loop|result|table)\.drawing)\|safe \}\}")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_shows_anything_unescaped(path):
    text = DRAWN_BY_US.sub("", path.read_text())
    assert not re.findall(
        r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq|<script|\son\w+=|\sstyle=|javascript:", text
    )


def test_the_words_looked_for_are_found_where_they_are():
    tree = ast.parse(
        "import pickle\nfrom xml.etree import ElementTree\neval('1')\nre.compile('x')\nos.system('x')"
    )
    assert [name for name in imported(tree) if is_of(name, NEVER_IMPORTED)] == [
        "pickle", "xml.etree", "xml.etree.ElementTree",
    ]  # fmt: skip
    assert [call for call in called(tree) if call[1] in NEVER_CALLED and call not in ALLOWED] == [
        ("", "eval"),
        ("os", "system"),
    ]
