"""The product asks others to speak without blame and hindsight: its own pages are held to the same list of words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import coalface
from coalface.core.language import look_over

SRC = Path(coalface.__file__).parent
MARKED = {"_", "gettext", "gettext_noop", "gettext_lazy", "ngettext", "ngettext_lazy"}
TRANSLATED = re.compile(
    r'\{% translate "(.*?)"|\{% blocktrans(?:late)?\b[^%]*%\}(.*?)\{% endblocktrans(?:late)? %\}', re.DOTALL
)
# Where words of the list stand for good, and why.
ALLOWED = {
    "core/own_returns/items.py": "the name of a grade",
    "core/pulse_questions.py": "asks whether people fear it",
    "core/reading/readers.py": "the code book of the reading room names what it looks for in reports",
    "core/reading/rubric.py": "says what a report says",
    "core/sheets/refusing.py": "a cell has a length",
    "inspections/templates/inspections/gold.html": "the code book of the reading room",
    "inspections/templates/inspections/parts/profile.html": "how strong a recommendation is, as its authors grade it",
    "learning/presenters/guide.py": "warns of hindsight",
    "reporting/templates/reporting/tell.html": "asks to leave it out",
    "scenarios/levers.py": "how strongly a lever is pulled",
    "ui/templates/ui/form_expired.html": "how long a page stood open",
    "ui/templates/ui/privacy/audiences.html": "says that nobody is asked",
    "ui/templates/ui/privacy/law.html": "the law’s own term",
}


def said() -> Iterator[tuple[str, str]]:
    """Everything that a person can read: in which file, and the words."""
    for path in sorted(SRC.rglob("*.html")):
        for short, block in TRANSLATED.findall(path.read_text()):
            yield path.relative_to(SRC).as_posix(), " ".join((short or block).split())
    for path in sorted(SRC.rglob("*.py")):
        if "millbrook" in path.parts:
            continue  # what made-up people tell, write and put right is theirs
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKED:
                words = [one.value for one in call.args if isinstance(one, ast.Constant)]
                yield from (
                    (path.relative_to(SRC).as_posix(), word) for word in words if isinstance(word, str)
                )


def test_no_sentence_of_ours_is_one_that_we_would_ask_others_about():
    wrong = [
        (where, remark.words, words)
        for where, words in said()
        if where not in ALLOWED
        for remark in look_over(words)
    ]
    assert wrong == []


def test_every_place_that_is_allowed_still_needs_it():
    found = {where for where, words in said() if look_over(words)}
    assert found == set(ALLOWED)


def test_the_check_reads_what_a_person_reads():
    words = list(said())
    assert len(words) > 2000
    assert ("core/errors.py", "") not in words
    assert any(where.endswith("just_culture.py") for where, _words in words)
    assert any(where == "pulse/templates/pulse/list.html" for where, _words in words)
