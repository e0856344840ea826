"""The pages of a reflection slip: three boxes, what could point to someone in them, and a sheet to print."""

from collections.abc import Iterable
from typing import Any

from coalface.core.slip import BOXES, Slip
from coalface.core.telling import Problem
from coalface.core.wording import Seen

from .found import found_page


def slip_page(slip: Slip, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """The boxes with what was typed so far, and what to mend."""
    problem_at = {problem.field: problem.says for problem in problems}
    return {
        "boxes": [
            {
                "name": name,
                "label": box.label,
                "hint": box.hint,
                "text": getattr(slip, name),
                "problem": problem_at.get(name, ""),
            }
            for name, box in BOXES.items()
        ],
        "problems": [{"field": name, "says": says} for name, says in problem_at.items()],
    }


def slip_check_page(slip: Slip, seen: Seen) -> dict[str, Any]:
    """The same boxes as they were typed, and each thing once, with a tick where it is blanked."""
    return {**slip_page(slip), **found_page(seen)}
