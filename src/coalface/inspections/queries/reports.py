"""The reports that came with the program, and what rules found in each."""

import json
from collections import defaultdict
from typing import Any

from ..shipped import shipped


def reports_named(words: str = "") -> list[dict[str, Any]]:
    """Return the reports on places whose name holds these words, by name and then the latest first."""
    rows = shipped().execute(
        "SELECT slug, authority, published, framework, report.id IN (SELECT report FROM sample) AS in_full"
        " FROM report WHERE instr(authority, ?) ORDER BY authority, published DESC",
        [" ".join(words.lower().split())],
    )
    return [dict(row) for row in rows]


def facts_of(slug: str) -> dict[str, Any] | None:
    """Return what was found in a report, as `core.reading.profile.as_json` has it, and where it is from; or None."""
    file = shipped()
    report = file.execute("SELECT * FROM report WHERE slug = ?", [slug]).fetchone()
    if report is None:
        return None
    sentences = defaultdict(list)
    for row in file.execute("SELECT * FROM sentence WHERE report = ? ORDER BY id", [report["id"]]):
        sentences[row["kind"]].append(row)
    asked = file.execute(
        "SELECT asked.* FROM asked JOIN sentence ON sentence.id = asked.sentence WHERE report = ?",
        [report["id"]],
    )
    details = {row["sentence"]: row for row in asked}
    own = report["words"] - report["template"]
    phrases = file.execute(
        "SELECT text, kind, ask, count FROM phrase WHERE report = ? ORDER BY count DESC, text", [report["id"]]
    )
    return {
        "slug": slug,
        "published": report["published"],
        "framework": report["framework"],
        "url": report["url"],
        "report": {"authority": report["authority"], "sentences": report["sentences"]},
        "criticisms": [
            {name: row[name] for name in ("text", "start", "end", "why", "because")}
            for row in sentences["criticism"]
        ],
        "recommendations": [_asked(row, details[row["id"]]) for row in sentences["asked"]],
        "reuse": {"share": report["reused"] / own if own else 0.0},
        "phrases": [dict(row) for row in phrases],
        "figures_share": report["with_figures"] / report["sentences"] if report["sentences"] else 0.0,
    }


def _asked(sentence: Any, row: Any) -> dict[str, Any]:
    told = json.loads(row["told"])
    return {
        "text": sentence["text"],
        "start": sentence["start"],
        **{name: row[name] for name in ("who", "what", "when", "cause", "level")},
        "measurable": bool(row["measurable"]),
        "near_copies": {"told": [{"authority": authority, "month": month} for authority, month in told]},
    }


def sample_text(slug: str) -> str | None:
    """The words of a report, where they came with the program: of a few, without the names of inspectors."""
    found = shipped().execute(
        "SELECT text FROM sample JOIN report ON report.id = sample.report WHERE slug = ?", [slug]
    )
    row = found.fetchone()
    return row["text"] if row else None
