"""A million entries verified in twenty seconds, and every proof made in five milliseconds.

The entries are made fast and not through the program's actions; what is measured is the program itself:
`coalface verify --all` in a process of its own, and the queries that answer for proofs.
"""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from time import perf_counter

from .lines import Line, note, percentile
from .served import COALFACE, House, house

ENTRIES, FEW_ENTRIES = 1_000_000, 50_000
MOST_SECONDS, MOST_MS = 20.0, 5.0
PROOFS = 500
AT_A_TIME = 20_000
SEED = 1976
# What opens the entry in the middle; the others are as good as opened by nobody.
WHAT, SALT = "report opened", "5a" * 32
WEEKS = [f"{year}-W{week:02}" for year in range(2020, 2027) for week in range(1, 52)]


def measure(options) -> list[Line]:
    entries = FEW_ENTRIES if options.short else ENTRIES
    return [line for database in options.databases for line in _on(database, entries)]


def _on(database: str, entries: int) -> list[Line]:
    with house(database) as given:
        note(
            f"filling {database} with {entries:,} entries took {_inside(given, 'fill', entries)['took']:.0f} s"
        )
        seconds = _verified(given)
        lines = [
            Line(
                "log",
                f"{entries:,} entries verified on {database}",
                seconds,
                "s",
                MOST_SECONDS,
            )
        ]
        for what, took in _inside(given, "proofs", PROOFS).items():
            lines.append(Line("log", f"{what} on {database}, 95 of 100", took, "ms", MOST_MS))
    return lines


def _verified(given: House) -> float:
    command = [str(COALFACE), "verify", "--all", "--data", str(given.folder)]
    began = perf_counter()
    done = subprocess.run(command, env=given.environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return perf_counter() - began


def _inside(given: House, verb: str, how_many: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.log", str(given.folder), verb, str(how_many)]
    done = subprocess.run(command, env=given.environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def fill(how_many: int) -> dict[str, float]:
    """Write so many entries of a kind that no card or report answers for, all their subtrees, and a checkpoint."""
    from datetime import date

    from django.db import connection, transaction

    from coalface.integrity.actions import publish_checkpoint
    from coalface.integrity.models import Head

    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")  # while it is made, not while it is measured
    rng, kept, began = Random(SEED), {}, perf_counter()
    for start in range(0, how_many, AT_A_TIME):
        entries = [
            _entry(index, rng, how_many // 2) for index in range(start, min(start + AT_A_TIME, how_many))
        ]
        nodes = [node for index, *_, leaf in entries for node in _subtrees(index, leaf, kept)]
        with transaction.atomic():
            _write("integrity_entry", ("index", "what", "role", "week", "commitment", "leaf_hash"), entries)
            _write("integrity_node", ("level", "index", "hash"), nodes)
    Head.objects.create(size=how_many)
    publish_checkpoint(today=date(2026, 12, 1))
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")  # as the server itself does within minutes
    return {"took": perf_counter() - began}


def _write(table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    """As fast as the database can take them."""
    from django.db import connection

    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _entry(index: int, rng: Random, middle: int) -> tuple:
    from coalface.core.commitments import commitment, leaf_data
    from coalface.core.merkle import leaf_hash

    said = {"what": WHAT, "role": "steward", "week": WEEKS[index % len(WEEKS)]}
    sealed = commitment(bytes.fromhex(SALT), WHAT) if index == middle else rng.randbytes(32)
    return index, *said.values(), sealed, leaf_hash(leaf_data(**said, commitment=sealed))


def _subtrees(index: int, leaf: bytes, kept: dict[int, bytes]) -> list[tuple[int, int, bytes]]:
    """The subtrees that a leaf completes. `kept` holds the last one of each level, and no more."""
    from coalface.core.merkle import nodes_completed_by

    done = list(nodes_completed_by(index, leaf, lambda level, _: kept[level]))
    kept[0] = leaf
    for level, _, value in done:
        kept[level] = value
    return done


def proofs(how_many: int) -> dict[str, float]:
    """How long each kind of proof takes, in milliseconds."""
    from coalface.core.kept_leaves import KeptLeaf
    from coalface.integrity import queries
    from coalface.integrity.actions import prove_as_entered, prove_as_published

    rng, size = Random(SEED), queries.log_size()
    leaf = KeptLeaf(WHAT, "steward", WEEKS[size // 2 % len(WEEKS)], SALT)
    return {
        "inclusion": _timed(how_many, lambda: queries.proof_of_inclusion(rng.randrange(size))),
        "consistency": _timed(how_many, lambda: queries.proof_of_consistency(rng.randrange(1, size))),
        "a receipt as entered": _timed(how_many, lambda: prove_as_entered(leaf)),
        "a receipt as published": _timed(how_many, lambda: prove_as_published(leaf)),
    }


def _timed(how_many: int, ask) -> float:
    took = []
    for _ in range(how_many):
        began = perf_counter()
        ask()
        took.append((perf_counter() - began) * 1000)
    return percentile(took, 0.95)


VERBS = {verb.__name__: verb for verb in (fill, proofs)}

if __name__ == "__main__":
    from coalface.cli import house as own_house

    folder, verb, how_many = sys.argv[1:]
    own_house.enter(Path(folder))
    print(json.dumps(VERBS[verb](int(how_many))))
