"""The wheel carries everything: the demo runs from it alone, and every asset is inside."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.proxies import wait_for
from tests.with_postgres import free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def alone(unpacked: Path) -> dict[str, str]:
    """An environment in which only the wheel's own coalface is on the path; the checkout's is not."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COALFACE_", "DJANGO_"))}
    return {**env, "PYTHONPATH": str(unpacked), "DATABASE_URL": ""}


def run(unpacked: Path, *command: str) -> str:
    return subprocess.run(
        [sys.executable, *command],
        env=alone(unpacked),
        cwd=unpacked,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    ).stdout


@pytest.fixture(scope="module")
def demo(unpacked, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    assert "fictional" in run(unpacked, "-m", "coalface", "demo", "--no-serve", "--data", str(folder))
    return folder


@pytest.fixture
def served(unpacked, demo, tmp_path) -> Iterator[int]:
    """The port of the demo, served from the wheel alone."""
    port = free_port()
    words = ["coalface", "demo", "--data", str(demo), "--port", str(port), "--workers", "1"]
    with (tmp_path / "said.txt").open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", *words], env=alone(unpacked), stdout=said, stderr=said
        )
        try:
            wait_for(port, server, tmp_path)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=20)


def test_the_wheel_is_the_one_that_runs(unpacked):
    assert str(unpacked) in run(unpacked, "-c", "import coalface; print(coalface.__file__)")


def test_the_demo_is_made_from_the_wheel_alone(demo):
    assert (demo / "coalface.sqlite3").stat().st_size > 100_000


def lines_of_the_readme() -> list[str]:
    """The three lines with which a reader checks a receipt on another machine."""
    [block] = re.findall(r"```sh\n(curl [^`]+)```", (ROOT / "README.md").read_text())
    return block.splitlines()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed on this machine")
def test_a_receipt_of_the_demo_is_checked_elsewhere_with_the_wheel_alone(unpacked, demo, served, tmp_path):
    """As the README says it: saved here, checked in a fresh folder, where no site and no database is."""
    save, install, check = lines_of_the_readme()
    assert install.startswith("pip install coalface-")
    assert check == "coalface verify receipt.json"
    words = re.findall(r"^  (\w+ \w+ \w+ \w+ \w+)$", (demo / "demo-receipts.txt").read_text(), re.MULTILINE)
    command = save.replace("FIVE WORDS", words[0]).replace("127.0.0.1:8000", f"127.0.0.1:{served}")
    subprocess.run(command, shell=True, cwd=tmp_path, check=True, capture_output=True)  # noqa: S602
    there = tmp_path / "another machine"
    there.mkdir()
    receipt = (tmp_path / "receipt.json").rename(there / "receipt.json")
    assert words[0] not in receipt.read_text(), "the proof does not hold the five words"
    assert _checked(unpacked, there).returncode == 0
    receipt.write_text(receipt.read_text().replace('"reporter"', '"steward"'))
    assert _checked(unpacked, there).returncode == 1
    assert not [path for path in there.iterdir() if path != receipt], "nothing is made there"


def _checked(unpacked: Path, where: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coalface", "verify", "receipt.json"]
    return subprocess.run(
        command, env=alone(unpacked), cwd=where, capture_output=True, text=True, check=False
    )


def test_the_wheel_is_light_and_has_its_licence(unpacked):
    size = sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file())
    assert size < 25_000_000
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))
