"""A file on its way into the register: its columns, what is wrong in it, and what it would do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reviews.mapping import Columns
from coalface.core.sheets import Sheet

from ..queries import Judged
from .deaths import death_lines
from .words import Line, all_lines


def columns_to_choose(
    headings: Sequence[str],
    chosen: Mapping[str, int],
    columns: Columns,
    needed: Sequence[str],
    wrong: Sequence[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """Each of our columns with the column of the file that was chosen for it."""
    says = dict(wrong)
    return [
        {
            "name": name,
            "label": _(label),
            "needed": name in needed,
            "wrong": _(says[name]) if name in says else "",
            "options": [
                (place, heading, chosen.get(name) == place)
                for place, heading in enumerate(headings)
                if heading
            ],
            "none": name not in chosen,
        }
        for name, (label, _usual) in columns.items()
    ]


def notes_of(sheet: Sheet) -> list[str]:
    return [_(says) % _(about) for says, about in sheet.notes]


def unused_columns(sheet: Sheet, chosen: Mapping[str, int]) -> list[str]:
    """The columns of a file that hold something and that nothing is taken from."""
    taken = set(chosen.values())
    return [
        heading
        for place, heading in enumerate(sheet.headings)
        if heading and place not in taken and any(cells[place] for _line, cells in sheet.rows)
    ]


def _first_read(judged: Judged) -> list[Line]:
    """The first of what was read, in words, so that a day read the wrong way round is seen in time."""
    if judged.first:
        return [Line(_("Reference"), judged.first.key), *all_lines(judged.first)]
    if judged.deaths:
        return [Line(_("Reference"), judged.deaths[0].key), *death_lines(judged.deaths[0])]
    return []


def judged_page(judged: Judged, most: int) -> dict[str, Any]:
    """What is wrong, or else what loading would do, in words."""
    plan = judged.plan
    count = len(judged.faults) + judged.more
    return {
        "faults": judged.faults[:most],
        "wrong_words": ngettext("%d thing to put right", "%d things to put right", count) % count,
        "not_shown": count - min(len(judged.faults), most),
        "does": [
            (words % count, keys)
            for words, keys in (
                (_("%d new"), [history[0].key for history in plan.new] + [one.key for one in judged.deaths]),
                (_("%d changed"), [one.key for one in plan.changed]),
                (_("%d struck out"), list(plan.struck)),
                (_("%d that stay as they are"), list(plan.same)),
            )
            if (count := len(keys))
        ],
        "first": _first_read(judged),
        "changes": bool(plan.changed),
        "nothing": plan.changes_nothing and not judged.deaths,
        "alike": judged.alike,
        "histories": any(len(history) > 1 for history in plan.new),
    }
