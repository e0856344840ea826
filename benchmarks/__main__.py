"""python -m benchmarks [claim ...]: measure what the README claims, and print one table."""

import argparse
from dataclasses import dataclass
from importlib import import_module

from .lines import Line, note, show_table
from .machine import machine
from .served import DATABASES

CLAIMS = (
    *("cli", "pages", "argon2", "sealing", "read", "tell", "flood", "log", "crash", "restore", "charts"),
    "two_machines",
    "disclosure",
    "redaction",
    "reading",
    "reading_search",
    "warehouse",
    "figures_pages",
    "bulletin",
    "triage",
    "spiral",
    "back_test",
)


@dataclass(frozen=True, slots=True)
class Options:
    """How long and how much. None means what the claim says."""

    short: bool
    seconds: float | None
    databases: tuple[str, ...]

    def lasting(self, claimed: float, short: float) -> float:
        return self.seconds or (short if self.short else claimed)


def main() -> None:
    given = read_arguments()
    options = Options(given.short, given.seconds, tuple(given.on or DATABASES))
    note(*machine())
    lines: list[Line] = []
    for claim in given.claims or CLAIMS:
        note("", f"== {claim}")
        lines += import_module(f"benchmarks.{claim}").measure(options)
    print()
    show_table(lines)


def claim(name: str) -> str:
    if name not in CLAIMS:
        raise argparse.ArgumentTypeError(f"there is no {name!r}; there are {', '.join(CLAIMS)}")
    return name


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("claims", nargs="*", type=claim, metavar="claim", help=", ".join(CLAIMS))
    parser.add_argument("--short", action="store_true", help="a quick pass: shorter, and with fewer cards")
    parser.add_argument("--seconds", type=float, help="how long each load lasts")
    parser.add_argument("--on", action="append", choices=DATABASES, help="only on this database")
    return parser.parse_args()


if __name__ == "__main__":
    main()
