"""Many reports in little time: python -m benchmarks.fill FOLDER HOW_MANY SHARES

Sealed, keyed, counted and entered by the program's own action. Only Argon2 is left out, for nobody will come back.
"""

import sys
from pathlib import Path
from random import Random

from coalface.cli import house

from .inside import SEED, TODAY, _made_authority
from .words import AREAS, submission

AT_A_TIME = 500
DIFFERENT_REPORTS = 500


def fill(how_many: int, shares: Path) -> None:
    from django.db import connection

    from coalface.core.telling import read_told

    organisation, channel, _ = _made_authority()
    _set_known_key(organisation, shares)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")  # while it is made, not while it is measured
    rng = Random(SEED)
    told = [read_told(submission(rng), areas=AREAS)[0] for _ in range(DIFFERENT_REPORTS)]
    for start in range(0, how_many, AT_A_TIME):
        _write(channel, rng.choices(told, k=min(AT_A_TIME, how_many - start)), rng)


def _set_known_key(organisation, shares: Path) -> None:
    """A recovery key whose shares the benchmark knows."""
    from coalface.core.recovery import NEEDED, split
    from coalface.core.sealing import new_key_pair

    public_key, private_key = new_key_pair()
    type(organisation).objects.filter(pk=organisation.pk).update(recovery_public_key=public_key)
    shares.write_text("\n".join(split(private_key)[:NEEDED]))


def _write(channel, told: list, rng: Random) -> None:
    from django.db import transaction

    from coalface.core.sealing import new_key_pair
    from coalface.reporting.actions import telling

    with transaction.atomic():
        for report in told:
            telling._write_report(channel, report, rng.randbytes(32), new_key_pair()[0], TODAY)


if __name__ == "__main__":
    folder, how_many, shares = sys.argv[1:]
    house.enter(Path(folder))
    fill(int(how_many), Path(shares))
