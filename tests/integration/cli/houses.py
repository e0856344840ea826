"""Running the command line as a person does: in a process of its own, on a data folder of its own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

COALFACE = [sys.executable, "-m", "coalface"]
SHARE = re.compile(r"Share \d of 3, for .*?\n\n((?:  [a-z ]+\n){3})\n")

ANSWERS = [
    "--organisation=Harrowdale",
    "--organisation-slug=harrowdale",
    "--front-door-phone=01632 960 100",
    "--url=https://tell.example.org",
    "--channel=People who work in Harrowdale",
    "--channel-slug=harrowdale-staff",
    "--audience=staff",
    "--area=Front door = 18",
    "--area=Long-term teams=52",
    "--steward=first@example.org",
    "--steward=second@example.org",
    "--custodian=Ada",
    "--custodian=Ben",
    "--custodian=Cleo",
]


def environment(**more: str) -> dict[str, str]:
    """The environment of somebody who has set nothing: SQLite, and no choices of the tests' own."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {name: value for name, value in kept.items() if not name.startswith("COALFACE_")} | more


def coalface(
    *words: object, data: Path | None = None, typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a verb to its end. What is typed at its questions is given beforehand."""
    where = ["--data", str(data)] if data else []
    command = [*COALFACE, *map(str, words), *where]
    return subprocess.run(
        command,
        env=environment(**more),
        input=typed,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def shares_in(text: str) -> list[str]:
    return [" ".join(found.split()) for found in SHARE.findall(text)]


def init(folder: Path, *, spoil: bool = False) -> tuple[int, str, str]:
    """Run `init` with every answer given, and hand two shares back through a named pipe: nothing lies on the disk."""
    pipe = folder.with_name(f"{folder.name}.pipe")
    os.mkfifo(pipe)
    command = [*COALFACE, "init", "--data", str(folder), f"--shares-file={pipe}", *ANSWERS]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        said = ""
        while len(shares_in(said)) < 3:
            line = running.stdout.readline()
            assert line, running.stderr.read()
            said += line
        first, _, third = shares_in(said)
        pipe.write_text(f"{first}\n{first if spoil else third}\n")
        rest, errors = running.communicate(timeout=120)
    return running.returncode, said + rest, errors


def wait_until(true: Callable[[], bool], *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
