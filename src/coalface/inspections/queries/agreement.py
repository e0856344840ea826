"""How far readers agree, and the gold that grows from what they say. Sentences of published reports alone."""

from collections import Counter, defaultdict
from typing import Any

import numpy as np

from coalface.core.agreement import Agreement, Measure, agreement
from coalface.core.reading.readers import CODES

from ..models import Reading

SEED = 8


def gold_lines() -> list[dict[str, Any]]:
    """Each sentence that somebody read: what the rules say, and how many readers said what. Nobody is told apart."""
    lines: dict[tuple[str, str, int], dict[str, Any]] = {}
    codes: dict[tuple[str, str, int], Counter[str]] = defaultdict(Counter)
    rows = Reading.objects.filter(kept=None).order_by("shipped", "kind", "start", "id")
    for one in rows.values("shipped", "kind", "start", "text", "rules", "says"):
        key = one["shipped"], one["kind"], one["start"]
        lines.setdefault(key, {name: one[name] for name in ("shipped", "kind", "start", "text", "rules")})
        codes[key][one["says"]] += 1
    return [
        line | {"readers": codes[key].total(), "said": dict(sorted(codes[key].items()))}
        for key, line in lines.items()
    ]


def agreement_of_readers(kind: str) -> dict[str, Any]:
    """Between readers, beyond chance; and how often they said what the rules say."""
    lines = [line for line in gold_lines() if line["kind"] == kind]
    units = [[code for code, count in line["said"].items() for _ in range(count)] for line in lines]
    most = max(map(len, units), default=0)
    found: Agreement = agreement(
        [[*unit, *[None] * (most - len(unit))] for unit in units],
        Measure.AC1,
        categories=CODES[kind],
        rng=np.random.default_rng(SEED),
    )
    return {
        "sentences": len(lines),
        "readings": sum(line["readers"] for line in lines),
        "accepted": sum(line["said"].get(line["rules"], 0) for line in lines),
        "paired": found.paired,
        "value": found.value,
        "interval": found.interval,
    }
