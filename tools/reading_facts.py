"""python -m tools.reading_facts REPORTS.parquet: make anew what the reading room ships of published reports.

The file has a row for each report: report_id, authority, published (dd/mm/yy), url and text. Everything that rules find
is written down; of the texts themselves only a few, chosen by their digests, without the names of inspectors.
"""

import json
import re
import sqlite3
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.reading import (
    ASKED,
    CODES,
    GOLD,
    JUDGED,
    SPANS,
    asked_measured,
    lines_of,
    said,
    said_of,
    spans_measured,
)
from coalface import __version__
from coalface.cli.reading.corpus import repeated
from coalface.core.agreement import Measure, agreement
from coalface.core.reading.dates import framework_of
from coalface.core.reading.documents import Document, Form
from coalface.core.reading.profile import Profile, read
from coalface.core.search_words import index_words
from coalface.inspections.gathering import LEVELS, Counts, gathered, measured_against
from coalface.inspections.shipped import FILE, FORMAT, SCHEMA

ROOT = Path(__file__).parents[1] / "src/coalface"
TO = ROOT / "inspections/data" / FILE
RULES = (ROOT / "core/reading", ROOT / "core/data/reading")
SAMPLES = 8
LICENCE = (
    "Contains public sector information licensed under the Open Government Licence v3.0."
    " © Crown copyright, Ofsted."
)
NAMES_INSPECTOR = re.compile(r"(?im)^.*\b(?:lead inspector|deputy lead inspector|team inspector)s?\s*:.*$")
NAMES_TEAM = re.compile(
    r"(?is)\bthe inspection team\b.{0,1500}?(?=\n\s*(?:\f|any complaints|the office for standards))"
)


def digest_of_rules() -> str:
    """One digest of every file that decides what is found."""
    found = sha256()
    for folder in RULES:
        for path in sorted(folder.glob("*.*")):
            found.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return found.hexdigest()


def without_inspectors(text: str) -> str:
    """Whoever inspected is nobody's business here."""
    return NAMES_TEAM.sub("", NAMES_INSPECTOR.sub("", text))


def profile_of(text: str) -> Profile:
    return read(Document("report.txt", Form.TEXT, text))


def main(source: str) -> None:
    rows = duckdb.execute(
        "SELECT authority, strptime(published, '%d/%m/%y')::DATE::VARCHAR AS day, url, text FROM read_parquet(?)"
        " ORDER BY day, report_id",
        [source],
    ).fetchall()
    with ProcessPoolExecutor(2) as workers:
        profiles = list(workers.map(profile_of, [row[3] for row in rows], chunksize=10))
    TO.parent.mkdir(parents=True, exist_ok=True)
    beside = TO.with_suffix(".new")
    beside.unlink(missing_ok=True)
    kept = sqlite3.connect(beside)
    kept.executescript(f"PRAGMA journal_mode=OFF; PRAGMA page_size=4096;{SCHEMA}")
    slugs: Counter[str] = Counter()
    for number, (row, profile) in enumerate(zip(rows, profiles, strict=True), 1):
        slug = f"{re.sub(r'[^a-z]+', '-', row[0].lower()).strip('-')}-{row[1]}"
        slugs[slug] += 1
        slug = slug if slugs[slug] == 1 else f"{slug}-{slugs[slug]}"
        _write_report(kept, number, slug, row, profile)
    digests = [sha256(row[3].encode()).hexdigest() for row in rows]
    for place in sorted(range(len(rows)), key=digests.__getitem__)[:SAMPLES]:
        kept.execute("INSERT INTO sample VALUES (?, ?)", [place + 1, without_inspectors(rows[place][3])])
    _write_pages(kept, rows, profiles)
    _write_about(kept, source, rows)
    kept.execute("INSERT INTO found (found) VALUES ('optimize')")
    kept.commit()
    kept.execute("VACUUM")
    kept.close()
    beside.replace(TO)
    print(f"{len(rows)} reports, {TO.stat().st_size:,} bytes")


def _write_report(kept: sqlite3.Connection, number: int, slug: str, row: tuple, profile: Profile) -> None:
    authority, day, url, text = row
    counts = (profile.sentences, profile.with_figures)
    reuse = (profile.reuse.words, profile.reuse.template, profile.reuse.reused)
    facts = (number, slug, authority, day, framework_of(text), url, sha256(text.encode()).hexdigest())
    kept.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*facts, *counts, *reuse])
    for one in profile.criticisms:
        _write_sentence(kept, number, "criticism", one.start, one.end, one.text, one.why.value, one.because)
    for asked in profile.asked:
        one = asked.recommendation
        place = _write_sentence(kept, number, "asked", one.start, one.end, one.text, None, None)
        level = one.level.value if one.level else None
        told = json.dumps([list(other) for other in asked.told])
        said_of = (one.who, one.what, one.when, one.measurable, one.cause, level, told)
        kept.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [place, *said_of])
    phrases = Counter((one.words.lower(), one.kind.value, one.ask) for one in profile.phrases)
    lines = [(number, *phrase, count) for phrase, count in sorted(phrases.items())]
    kept.executemany("INSERT INTO phrase VALUES (?, ?, ?, ?, ?)", lines)


def _write_sentence(kept: sqlite3.Connection, *facts: object) -> int:
    place = kept.execute("INSERT INTO sentence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", facts).lastrowid or 0
    stems = " ".join(sorted(set(index_words(str(facts[4])))))
    kept.execute("INSERT INTO found (rowid, stems) VALUES (?, ?)", [place, stems])
    return place


def counts_of(row: tuple, profile: Profile) -> Counts:
    whys = Counter(one.why.value for one in profile.criticisms)
    asked = [one.recommendation for one in profile.asked]
    return Counts(
        year=int(row[1][:4]),
        framework=framework_of(row[3]),
        sentences=profile.sentences,
        with_figures=profile.with_figures,
        criticisms=len(profile.criticisms),
        causes=whys["cause"],
        effects=whys["effect"],
        asked=len(asked),
        who=sum(one.who is not None for one in asked),
        when=sum(one.when is not None for one in asked),
        measurable=sum(one.measurable for one in asked),
        cause=sum(one.cause is not None for one in asked),
        near=sum(bool(one.told) for one in profile.asked),
        levels=Counter(one.level.value if one.level else LEVELS[-1] for one in asked),
    )


def _write_pages(kept: sqlite3.Connection, rows: list[tuple], profiles: list[Profile]) -> None:
    gold = lines_of(GOLD)
    kept.executemany(
        "INSERT INTO gold VALUES (?, ?)",
        [(row["id"], json.dumps(row | {"rules": said(row["text"])})) for row in gold],
    )
    measured = measured_against(gold, lines_of(JUDGED), said_of)
    counts = [counts_of(row, profile) for row, profile in zip(rows, profiles, strict=True)]
    pages = {
        "corpus": gathered(counts, measured),
        "measured": measured.as_json(),
        "agreement": agreement_in(gold),
        "asked": asked_measured(),
        "spans": spans_measured(),
        "repeated": [one._asdict() for one in repeated(profiles)],
    }
    kept.executemany(
        "INSERT INTO page VALUES (?, ?)", [(name, json.dumps(value)) for name, value in pages.items()]
    )


def agreement_in(gold: list[dict]) -> dict:
    twice = [(row["first"], row["second"]) for row in gold if row["second"]]
    found = agreement(twice, Measure.AC1, categories=CODES, rng=np.random.default_rng(8))
    return {
        "sentences": len(gold),
        "twice": len(twice),
        "same": sum(one == two for one, two in twice),
        "ac1": found.value,
        "interval": found.interval,
    }


def _write_about(kept: sqlite3.Connection, source: str, rows: list[tuple]) -> None:
    facts = {
        "format": FORMAT,
        "version": __version__,
        "rules": digest_of_rules(),
        "source": Path(source).name,
        "source_sha256": sha256(Path(source).read_bytes()).hexdigest(),
        "gold_sha256": sha256(GOLD.read_bytes()).hexdigest(),
        "asked_sha256": sha256(ASKED.read_bytes()).hexdigest(),
        "spans_sha256": sha256(SPANS.read_bytes()).hexdigest(),
        "judged_sha256": sha256(JUDGED.read_bytes()).hexdigest(),
        "publisher": "Ofsted, reports on local authority children’s services",
        "licence": LICENCE,
        "reports": str(len(rows)),
        "first": rows[0][1],
        "last": rows[-1][1],
    }
    kept.executemany("INSERT INTO about VALUES (?, ?)", sorted(facts.items()))


if __name__ == "__main__":
    main(sys.argv[1])
