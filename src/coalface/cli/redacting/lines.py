"""Many texts for another program: a JSON object a line, answered by one a line, in the order they came.

Given: {"id", "text", "known"?: {"person": [...], "school": [...]}}. Answered: {"id", "text", "spans": [{"start", "end",
"label", "confidence", "why"}]}: the redacted text, and offsets in code points of the text that was given. A line that
cannot be read is answered too, with {"id", "error"}: a sentence, which never quotes what was given.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coalface.core.redaction import known_lists, look_over, redacted
from coalface.core.redaction.kinds import Rule

NO_JSON = "This line is no JSON object. Write each object on a line of its own, in UTF-8."
NO_TEXT = 'There is no text here. Give one as "text", between quotation marks.'
NO_NAMES = 'The known names cannot be read. Give "known" as an object of lists of names: {"person": ["..."]}.'


def answers(lines: Iterable[bytes], also: Sequence[Rule] = ()) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, also), ensure_ascii=False)


def _answer(line: bytes, also: Sequence[Rule]) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {"id": None, "error": NO_JSON}
    if not isinstance(given, dict):
        return {"id": None, "error": NO_JSON}
    name, text, known = given.get("id"), given.get("text"), given.get("known") or {}
    if not isinstance(text, str):
        return {"id": name, "error": NO_TEXT}
    if not _are_names(known):
        return {"id": name, "error": NO_NAMES}
    spans = look_over(text, known=known_lists(known), also=also)
    return {
        "id": name,
        "text": _speakable(redacted(text, spans)),
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "label": span.label,
                "confidence": round(span.confidence, 2),
                "why": span.why,
            }
            for span in spans
        ],
    }


def _are_names(known: object) -> bool:
    return isinstance(known, dict) and all(
        isinstance(names, list) and all(isinstance(name, str) for name in names) for names in known.values()
    )


def _speakable(text: str) -> str:
    """Half a character, which JSON can hold and UTF-8 cannot, is written as the sign for one that is lost."""
    return text.encode("utf-8", errors="replace").decode()
