"""python -m tools.reading_library REPORTS.parquet: make what new reports are held against, from published ones.

The file has a row for each report: report_id, authority, published (dd/mm/yy) and text. Nothing of the text is kept.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import numpy as np

from coalface.core.reading.library import FORMAT, WINDOW, close, months_to
from coalface.core.reading.near import signature_of
from coalface.core.reading.recommendations import recommendations_in
from coalface.core.reading.reuse import runs_in
from coalface.core.reading.sections import roles_of
from coalface.core.reading.sentences import sentences_of

TO = Path(__file__).parents[1] / "src/coalface/core/data/reading/library.npz"


def main(source: str) -> None:
    rows = duckdb.execute(
        "SELECT authority, published, text FROM read_parquet(?) ORDER BY report_id", [source]
    ).fetchall()
    names = sorted({row[0] for row in rows})
    by: dict[int, list[np.ndarray]] = defaultdict(list)
    asked, asked_of, asked_in, months = [], [], [], []
    for authority, published, text in rows:
        number = names.index(authority)
        _, month, year = (int(part) for part in published.split("/"))
        months.append(months_to(2000 + year, month))
        sentences = roles_of(sentences_of(text))
        by[number] += [runs for _, runs in runs_in(sentences)]
        for one in recommendations_in(sentences):
            if (signature := signature_of(one.text)) is not None:
                asked.append(signature)
                asked_of.append(number)
                asked_in.append(months[-1])
    counts = Counter(run for blocks in by.values() for run in set(np.concatenate(blocks).tolist()))
    shared = np.array(sorted(run for run, count in counts.items() if count > 1), dtype=np.uint32)
    single = {
        run: number
        for number, blocks in by.items()
        for block in blocks
        for run in _winnowed(block)
        if counts[run] == 1
    }
    alone = np.array(sorted(single), dtype=np.uint32)
    TO.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        TO,
        format=np.int64(FORMAT),
        authorities=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        about=np.array([len(rows), min(months), max(months)]),
        shared=close(shared),
        shared_by=np.array([min(255, counts[run]) for run in shared.tolist()], dtype=np.uint8),
        single=close(alone),
        single_of=np.array([single[run] for run in alone.tolist()], dtype=np.uint8),
        asked=np.array(asked, dtype=np.uint16),
        asked_of=np.array(asked_of, dtype=np.uint8),
        asked_in=np.array(asked_in, dtype=np.uint16),
    )
    print(f"{len(rows)} reports, {len(asked)} recommendations, {len(shared)} + {len(alone)} runs")
    print(f"{TO.stat().st_size:,} bytes")


def _winnowed(runs: np.ndarray) -> set[int]:
    """Of every few runs in a row the smallest: so a copy of twelve words has one of them, wherever it begins."""
    if len(runs) <= WINDOW:
        return {int(runs.min())} if len(runs) else set()
    windows = np.lib.stride_tricks.sliding_window_view(runs, WINDOW)
    return set(windows.min(axis=1).tolist())


if __name__ == "__main__":
    main(sys.argv[1])
