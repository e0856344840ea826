"""`coalface --help` answers at once, and every verb says what it does."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from coalface import __version__
from coalface.cli.main import app

VERBS = [
    "init",
    "serve",
    "demo",
    "run-due",
    "upgrade",
    "doctor",
    "invite",
    "mend",
    "remove",
    "sign-out",
    "recover",
    "channel",
    "disclosure",
    "chart",
    "triage",
    "rehearse",
    "calibrate",
    "volumes",
    "after-inspections",
    "sources",
    "load",
    "redact",
    "import-reports",
    "version",
]


def test_help_lists_every_verb():
    said = CliRunner().invoke(app, ["--help"]).output
    assert [verb for verb in VERBS if f"  {verb} " in said] == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb):
    answered = CliRunner().invoke(app, [verb, "--help"])
    assert answered.exit_code == 0
    assert len(answered.output.splitlines()) >= 5


def test_help_loads_neither_django_nor_the_server_nor_the_locks():
    """They take a second; whoever asks what there is should not wait for it."""
    asked = "import sys; from coalface.cli.main import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "typer" in loaded
    assert not loaded & {
        "django",
        "granian",
        "nacl",
        "argon2",
        "rich",
        "allauth",
        "ninja",
        "numpy",
        "highspy",
        "duckdb",
    }


def test_version_is_said():
    assert CliRunner().invoke(app, ["version"]).output == f"Coalface {__version__}\n"


def test_an_unknown_verb_is_a_sentence_and_no_traceback():
    answered = CliRunner().invoke(app, ["sreve"])
    assert answered.exit_code == 2
    assert "No such command 'sreve'" in answered.output
