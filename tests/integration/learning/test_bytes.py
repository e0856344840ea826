"""The files themselves: a word of a card that was taken back is in none of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = [
    pytest.mark.skipif(
        not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="reads SQLite's own files"
    ),
]

ROOT = Path(__file__).parents[3]
# A process of its own, because the tests' database lives in memory and leaves no file to look into.
PUBLISH_THEN_RETRACT = """
import sys
import django
django.setup()
from django.core.management import call_command
from coalface.learning.actions import retract_card, show_outcomes
from coalface.reporting.models import SealedReport
from datetime import timedelta
from tests import make
from tests.integration.learning.made import FIVE_WEEKS, TODAY, agreed, published
from coalface.learning.actions import publish_batch

call_command("migrate", verbosity=0)
channel = make.channel()
alice, bob = make.steward(channel, "Alice"), make.steward(channel, "Bob")
for number in range(40):
    published(channel, title=f"Card {number}", what_happened="A visit and a telephone call. " * 20)
secret = "zqunmistakable"
agreed(channel, alice, bob, told_on=TODAY - FIVE_WEEKS, title=secret,
       what_happened=f"A {secret} thing. " * 30,
       how_it_ended=secret, what_helped=secret, what_would_have_helped=secret)
[card_id] = publish_batch(**alice.hands, today=TODAY).published
for number in range(40):
    published(channel, title=f"Later {number}")
show_outcomes(TODAY + timedelta(weeks=9))
print("published")
sys.stdout.flush()
sys.stdin.readline()
retract_card(card_id=card_id, by=bob.person, why="recognisable", today=TODAY)
print("retracted")
"""


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_words_are_gone_from_the_database_file_and_its_log(tmp_path):
    env = {
        **os.environ,
        "COALFACE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "coalface.config.settings",
        "DATABASE_URL": "",
    }
    command = [sys.executable, "-c", PUBLISH_THEN_RETRACT]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "published\n"
        assert b"zqunmistakable" in bytes_of(tmp_path)
        child.stdin.write("go on\n")
        child.stdin.flush()
        assert child.stdout.readline() == "retracted\n"
        assert b"unmistak" not in bytes_of(tmp_path)  # the process still runs: nothing waits for its end
        child.stdin.close()
        assert child.wait(timeout=60) == 0
    assert b"unmistak" not in bytes_of(tmp_path)
