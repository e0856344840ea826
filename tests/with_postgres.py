"""Run a command with a throw-away PostgreSQL: python -m tests.with_postgres pytest -n auto

A cluster of its own, in a temporary folder, on a port that was free, listening on 127.0.0.1 alone. It is stopped and
removed when the command ends. PostgreSQL refuses to run as root, so as root it runs as the user `postgres`.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "coalface"


def programs() -> Path:
    """Where initdb and pg_ctl are: on the path, or in Debian's folder of the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if not versions:
        sys.exit("PostgreSQL's server programs are not installed. On Debian: apt-get install postgresql")
    return versions[-1].parent


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def as_server_user(*command: object) -> list[str]:
    words = [str(word) for word in command]
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *words]
        if os.geteuid() == 0
        else words
    )


@contextmanager
def postgres(*settings: str) -> Iterator[str]:
    """Give the URL of a fresh database server, as careful as in production unless a setting says else."""
    folder = Path(tempfile.mkdtemp(prefix="coalface-pg-"))
    port, bin_folder, password = free_port(), programs(), secrets.token_hex(8)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    password_file = folder / "password"
    password_file.write_text(password)
    if os.geteuid() == 0:
        shutil.chown(password_file, "postgres", "postgres")
    cluster = folder / "cluster"
    init = [
        bin_folder / "initdb",
        "-D",
        cluster,
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
    )
    options += "".join(f" -c {setting}" for setting in settings)
    run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    try:
        subprocess.run(as_server_user(*init, f"--pwfile={password_file}"), **run)
        start = [bin_folder / "pg_ctl", "-D", cluster, "-w", "-l", folder / "log", "-o", options, "start"]
        subprocess.run(as_server_user(*start), **run)
        try:
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                as_server_user(bin_folder / "pg_ctl", "-D", cluster, "-m", "fast", "-w", "stop"), **run
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# A throw-away server has nothing that a power cut may not lose, and most of a commit is waiting for the disk.
NO_POWER_CUT = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


if __name__ == "__main__":
    with postgres(*NO_POWER_CUT) as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}).returncode)
