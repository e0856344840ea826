"""The systemd units that we ship: systemd itself reads them, and each keeps the promises of the how-to."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
UNITS = [*SERVICES, *sorted(DEPLOY.glob("*.timer"))]
SYSTEMD = shutil.which("systemd-analyze")


def test_there_is_a_timer_for_each_thing_that_is_done_by_the_clock():
    assert [unit.name for unit in SERVICES] == [
        "coalface-backup.service",
        "coalface-due.service",
        "coalface.service",
    ]
    for timer in DEPLOY.glob("*.timer"):
        assert timer.with_suffix(".service").exists()
        assert "Persistent=yes" in timer.read_text()


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_memory_is_never_written_out_and_the_disk_is_closed(unit):
    lines = unit.read_text().splitlines()
    for promise in (
        "LimitCORE=0",
        "MemorySwapMax=0",
        "UMask=0077",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "User=coalface",
    ):
        assert promise in lines


def test_the_hourly_run_may_delete_old_backups_where_the_nightly_one_writes_them():
    """Under ProtectSystem=strict everything else of the disk can only be read."""
    backups = (DEPLOY / "coalface-backup.service").read_text().partition("coalface backup ")[2].split()[0]
    for unit in ("coalface-backup.service", "coalface-due.service"):
        [places] = [
            line for line in (DEPLOY / unit).read_text().splitlines() if line.startswith("ReadWritePaths=")
        ]
        assert backups in places.replace("-/", "/").partition("=")[2].split()


@pytest.mark.skipif(SYSTEMD is None, reason="systemd is not installed on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_nothing_wrong(unit, tmp_path):
    for shipped in UNITS:
        program = shipped.read_text().replace("/opt/coalface/bin/coalface", sys.executable)
        (tmp_path / shipped.name).write_text(program)
    said = subprocess.run([SYSTEMD, "verify", tmp_path / unit.name], capture_output=True, text=True)
    ours = [line for line in said.stderr.splitlines() if line.startswith((unit.name, str(tmp_path)))]
    assert not ours
