"""A rule that refuses says so in words that can be translated: never in a sentence that is put together on the spot."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real

import coalface
from coalface.core.errors import NotAllowed
from coalface.core.reviews.authorities import Authority
from coalface.core.trial_numbers import new_numbers, read_sheet
from coalface.core.trials import Rhythm
from coalface.core.words import Month, Sentence
from coalface.ui.saying import say

CORE = Path(coalface.__file__).parent / "core"
REFUSALS = {"NotAllowed", "Problem", "Clash", "Fault", "_problem"}
# No sentence that a page says; or the rules of files and figures, which speak English until they take parts as well.
# This list only gets shorter.
IN_ENGLISH = {
    "channels.py": "adds lists",
    "coding.py": "names a field",
    "commitments.py": "a programmer’s mistake",
    "disclosure/audit.py": "in a terminal and a bulletin",
    "disclosure/derived.py": "in a terminal and a bulletin",
    "disclosure/publishing.py": "in a terminal and a bulletin",
    "disclosure/tables.py": "in a terminal and a bulletin",
    "figures.py": "two figures that cannot be held against each other",
    "named.py": "in a terminal",
    "reviews/values.py": "lines of a file",
    "spiral/published.py": "in a terminal and beside a scenario",
    "spiral/simulate.py": "in a terminal and beside a scenario",
    "triage/overload.py": "in a terminal and beside a scenario",
}


def put_together(path: Path) -> set[int]:
    """The lines in which a refusal is an f-string or glued, and those that return one as a reason."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
            given = [*node.args, *(word.value for word in node.keywords)]
        if isinstance(node, ast.FunctionDef) and node.name.startswith("why_"):
            given = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value]
        found |= {one.lineno for one in given if isinstance(one, ast.JoinedStr | ast.BinOp)}
    return found


def test_no_rule_of_core_refuses_in_a_sentence_that_nobody_could_translate():
    wrong = {
        path.relative_to(CORE).as_posix(): lines
        for path in CORE.rglob("*.py")
        if (lines := put_together(path))
    }
    assert {file: lines for file, lines in wrong.items() if file not in IN_ENGLISH} == {}


def test_the_check_itself_finds_one(tmp_path):
    file = tmp_path / "rule.py"
    file.write_text('def why_not(n):\n    return f"{n} are too many."\nNotAllowed(f"{n}", "field")\n')
    assert put_together(file) == {2, 3}


@pytest.fixture
def german(monkeypatch):
    """Django's own German, with a few sentences of ours in it."""
    with translation.override("de"):
        words = {
            "%(period)s is there twice.": "%(period)s steht zweimal da.",
            "The week of %(day)s": "Die Woche vom %(day)s",
            "the week of %(day)s": "die Woche vom %(day)s",
            "Line %(number)s: %(fault)s": "Zeile %(number)s: %(fault)s",
            "%(faults)s Nothing was kept.": "%(faults)s Nichts wurde behalten.",
            "It has too few columns.": "Sie hat zu wenige Spalten.",
            "%(name)s ended on %(ended)s. Name the authority that followed it.": "%(name)s endete am %(ended)s.",
            "For %(period)s, %(there)s is there, and %(given)s was given.": "Im %(period)s: %(there)s.",
        }
        for said, in_german in words.items():
            monkeypatch.setitem(trans_real.translation("de")._catalog._catalogs[0], said, in_german)
        yield


def test_a_refusal_is_said_in_the_reader_s_language_with_its_days_and_parts(german):
    with pytest.raises(NotAllowed) as refused:
        read_sheet("week,number\n2026-W47,1\n2026-W47,2\n2026-W48\n", Rhythm.WEEKLY)
    assert str(refused.value) == (
        "Line 3: The week of 16 November 2026 is there twice. Line 4: It has too few columns. Nothing was kept."
    )
    assert say(refused.value) == (
        "Zeile 3: Die Woche vom 16 November 2026 steht zweimal da. Zeile 4: Sie hat zu wenige Spalten."
        " Nichts wurde behalten."
    )


def test_a_month_is_named_in_the_reader_s_language(german):
    may = date(2026, 5, 1)
    with pytest.raises(NotAllowed) as refused:
        new_numbers({may: Decimal(2)}, {may: Decimal("1.50")}, rhythm=Rhythm.MONTHLY)
    assert "For May 2026, 1.5 is there, and 2 was given." in str(refused.value)
    assert "Im Mai 2026: 1.5." in say(refused.value)


def test_a_percent_sign_without_parts_stays_one():
    assert say(Sentence("All of it: 100%.")) == "All of it: 100%."
    assert Sentence("In %(month)s", month=Month(date(2026, 5, 1))) == "In May 2026"
    assert say("") == say(None) == ""


def test_an_authority_that_had_ended_is_refused_in_the_reader_s_language_with_its_name_and_day(german):
    ended = Authority("928", "Northamptonshire", "E10000021", "", "", ended=date(2021, 3, 31))
    refusal = ended.why_not_on(date(2021, 4, 1))
    assert refusal == "Northamptonshire ended on 31 March 2021. Name the authority that followed it."
    assert say(refusal) == "Northamptonshire endete am 31 März 2021."
