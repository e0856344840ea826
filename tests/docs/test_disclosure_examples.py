"""The examples of the pages about publishing are what the program answers."""

import json

from coalface.core.disclosure.audit import Knowledge, audit
from coalface.core.disclosure.protect import protect
from coalface.core.disclosure.reading import read_audit, read_protect
from coalface.core.disclosure.tables import grid

from .reading import FENCE, ROOT, text_of

REFERENCE = ROOT / "docs" / "reference" / "disclosure.md"
EXPLANATION = ROOT / "docs" / "explanation" / "safe-to-publish.md"


def examples() -> list[str]:
    return [block for language, block in FENCE.findall(text_of(REFERENCE)) if language == "json"]


def answered(asked: str) -> dict:
    if "threshold" in asked:
        question = read_protect(asked)
        return question.answer(protect(question.table, question.rule))
    question = read_audit(asked)
    return question.answer(audit(question.table, question.known))


def test_each_example_of_the_reference_is_answered_as_it_says():
    pairs = list(zip(examples()[0::2], examples()[1::2], strict=True))
    assert len(pairs) == 3
    for asked, answer in pairs:
        assert answered(asked) == json.loads(answer)


def test_the_table_of_the_explanation_is_hidden_as_it_says():
    table = grid([[3, 14, 20, 37], [9, 2, 20, 31], [8, 20, 1, 29], [20, 36, 41, 97]])
    hidden = protect(table).table
    rows = [
        line
        for line in text_of(EXPLANATION).splitlines()
        if line.startswith(("| North", "| Vale", "| Coast", "| All"))
    ]
    said = [cell.strip() for row in rows[4:] for cell in row.split("|")[2:-1]]
    assert said == ["hidden" if value is None else str(value) for value in hidden.cells.values()]
    assert audit(hidden, Knowledge(lower=1)).bounds["r0c0"] == (3, 10)
