"""Which register and which authorities a verb works with."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coalface.core.reviews.authorities import Authorities

SEED_OF_THE_DEMONSTRATION = 2013


@contextmanager
def register_file(given: Path | None) -> Iterator[Path]:
    """The register that was named, or the fictional one."""
    if given is not None:
        yield given
        return
    from coalface.warehouse.register.fictional import fictional_register

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "fictional-register.csv"
        luck = random.Random(SEED_OF_THE_DEMONSTRATION)  # noqa: S311 - it hides nothing
        path.write_text(fictional_register(luck), encoding="utf-8", newline="")
        yield path


def places_for(register: Path | None, listed: Path | None) -> "Authorities":
    from coalface.warehouse.register.places import england, fictional, listed_in

    if listed is not None:
        return listed_in(listed)
    return fictional() if register is None else england()


def renamed(columns: Sequence[str]) -> dict[str, str]:
    """Headings of a file by our names of columns."""
    found = {}
    for one in columns:
        ours, is_given, theirs = one.partition("=")
        if not is_given:
            raise ValueError(
                "--column needs a name of ours and a heading of yours: completion_date=Completed."
            )
        found[" ".join(theirs.split())] = ours.strip()
    return found
