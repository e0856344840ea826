"""What a reader sees: reports to read, one sentence to judge, and how far they have come."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.reading.readers import AIM, ASKED, CRITICISM, SAYINGS


def sentences_to_read(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every mark of a report, in the order of its text."""
    found = [
        {
            "name": f"c{number}",
            "kind": CRITICISM,
            "start": one["start"],
            "text": one["text"],
            "rules": one["why"],
        }
        for number, one in enumerate(facts["criticisms"], 1)
    ]
    found += [
        {
            "name": f"r{number}",
            "kind": ASKED,
            "start": one["start"],
            "text": one["text"],
            "rules": one["level"] or AIM,
        }
        for number, one in enumerate(facts["recommendations"], 1)
    ]
    return sorted(found, key=lambda one: (one["start"], one["kind"]))


def next_to_read(sentences: Iterable[Mapping[str, Any]], said: Mapping[tuple[str, int], Any]) -> str:
    """The name of the first sentence that this reader has not judged, or nothing."""
    return next((one["name"] for one in sentences if (one["kind"], one["start"]) not in said), "")


def sentence_page(sentence: Mapping[str, Any], place: int, of: int) -> dict[str, Any]:
    term = SAYINGS[sentence["kind"]][sentence["rules"]]
    return {**sentence, "rules_say": _(term.label), "place": place, "of": of}


def hints(kind: str) -> list[str]:
    """What each choice means, in their order."""
    return [term.hint for term in SAYINGS[kind].values()]
