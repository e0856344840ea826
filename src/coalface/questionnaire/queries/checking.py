"""Questionnaires held against the log: what was counted of each must be what was entered when it was handed in."""

from collections.abc import Iterator
from typing import Any

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Findings, Questionnaire


def handed_in_facts(questionnaire: Questionnaire) -> dict[str, Any]:
    """All that the leaf of the handing in commits to: the review and every code. Words are not among them."""
    rows = questionnaire.findings.rows.values_list("question", "code", "influence")  # type: ignore[attr-defined]
    return {"review": str(questionnaire.review_id), "findings": sorted([*row] for row in rows)}


def questionnaires_not_as_entered() -> Iterator[str]:
    """Say of each questionnaire that was handed in and is not what the log says was entered."""
    what = What.QUESTIONNAIRE_HANDED_IN
    there = Findings.objects.select_related("questionnaire").order_by("pk")
    count = 0
    for findings in there.iterator(chunk_size=200):
        count += 1
        one = findings.questionnaire
        sealed = one.commitment_to(what, handed_in_facts(one))
        if sealed not in integrity.entered(what.value, [sealed]):
            yield f"Questionnaire {one.pk} is not what was entered when it was handed in."
    if count < (entered := integrity.count_entered(what.value)):
        yield f"The log says that {entered} questionnaires were handed in, and {count} are in the database."
