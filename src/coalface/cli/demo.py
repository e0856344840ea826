"""coalface demo: make Millbrook once, say who can sign in, and serve it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from .folder import is_demo, make_data_folder
from .options import HOST, PORT, DataFolder, Host, Port, Workers
from .saying import say, show_table
from .serve import default_workers, needs_free_port, serve_folder
from .stopping import CannotGoOn

# A folder of its own, so that nobody's real reports ever lie beside made-up ones.
DEMO_FOLDER = Path("coalface-demo")
BUILDER = "coalface.cli.millbrook.build"


def demo(
    data: DataFolder = DEMO_FOLDER,
    port: Port = PORT,
    host: Host = HOST,
    workers: Workers = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it, or only make it.")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make it anew, with today's dates.")] = False,
) -> None:
    """Look around a fictional authority: made the first time, served every time."""
    folder, address = data.absolute(), f"http://{host}:{port}"
    if serve:
        needs_free_port(host, port)
    if fresh or not is_demo(folder):
        make_demo(folder, address)
    _introduce(folder, address)
    if serve:
        os.environ["COALFACE_URL"] = address
        serve_folder(folder, host=host, port=port, workers=workers or default_workers())


def make_demo(folder: Path, address: str) -> None:
    """Build it beside its place, and move it there whole: cut short, it is simply made again.

    Its log has its name from the address for good, wherever it is served later.
    """
    if reason := why_not_here(folder):
        raise CannotGoOn(reason)
    say("Making Millbrook. It takes a quarter of a minute, once.")
    building, old = _beside(folder, "building"), _beside(folder, "old")
    for left_over in (building, old):
        shutil.rmtree(left_over, ignore_errors=True)
    make_data_folder(building)
    _build(building, address)
    if folder.exists():
        folder.rename(old)
    building.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def why_not_here(folder: Path) -> str | None:
    """Return why a demo may not take this folder, or None. Nothing but a demo is ever replaced."""
    if not folder.exists() or is_demo(folder):
        return None
    if not folder.is_dir() or any(folder.iterdir()):
        return f"{folder} holds something that is not a demo. Choose another folder with --data."
    return None


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.{what}")


def _build(folder: Path, address: str) -> None:
    environment = {**os.environ, "COALFACE_DATA": str(folder), "COALFACE_DEMO": "1", "COALFACE_URL": address}
    done = subprocess.run([sys.executable, "-m", BUILDER, str(folder)], env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise CannotGoOn("Millbrook could not be made. What stands above says why. Run the command again.")


def _introduce(folder: Path, address: str) -> None:
    from coalface.core.roles import ROLES

    from .millbrook.papers import link_to_try, receipts_to_try
    from .millbrook.people import PASSWORD, PEOPLE

    say("", "Millbrook is fictional. Nothing in it happened, and nobody in it exists.", "")
    rows = [(person.email, ROLES[person.role].label, person.of, person.totp_secret) for person in PEOPLE]
    show_table(f"Sign in at {address}/staff/", ["address", "role", "who", "secret for a code app"], rows)
    say(
        "",
        f"The password of each: {PASSWORD}",
        "The sign-in page shows each person’s code of the moment.",
        "",
    )
    show_table(
        f"Come back to a report at {address}/", ["what waits there", "five words"], receipts_to_try(folder)
    )
    if link := link_to_try(folder):
        say(
            "",
            "Answer a questionnaire as the author of a review, with its single-use link:",
            f"{address}{link}",
        )
    say("")
