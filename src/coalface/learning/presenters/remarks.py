"""What the language guard asks, as lines beside the text it looked at."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.language import Remark

AROUND = 40


def remark_lines(text: str, remarks: Iterable[Remark | None]) -> list[dict[str, Any]]:
    """Each remark with a few words before and after it, and its question."""
    return [
        {
            "before": _few(text[: remark.start][-AROUND:], cut_before=remark.start > AROUND),
            "words": text[remark.start : remark.end],
            "after": text[remark.end :][:AROUND],
            "ask": _(remark.ask),
        }
        for remark in remarks
        if remark is not None
    ]


def _few(before: str, *, cut_before: bool) -> str:
    """The last words before a remark, beginning with a whole one."""
    return f"… {before.partition(' ')[2]}" if cut_before else before
