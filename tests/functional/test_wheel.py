"""The wheel carries everything: the demo runs from it alone, and every asset is inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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


def run(unpacked: Path, *command: str) -> str:
    # Only the wheel's own coalface is on the path; the checkout's is not.
    env = {**os.environ, "PYTHONPATH": str(unpacked), "DATABASE_URL": ""}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, *command],
        env=env,
        cwd=unpacked,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    ).stdout


def test_the_wheel_is_the_one_that_runs(unpacked):
    assert str(unpacked) in run(unpacked, "-c", "import coalface; print(coalface.__file__)")


def test_the_demo_is_made_from_the_wheel_alone(unpacked, tmp_path):
    said = run(unpacked, "-m", "coalface", "demo", "--no-serve", "--data", str(tmp_path / "demo"))
    assert "fictional" in said
    assert (tmp_path / "demo" / "coalface.sqlite3").stat().st_size > 100_000


def test_the_wheel_is_light_and_has_its_licence(unpacked):
    size = sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file())
    assert size < 25_000_000
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))
