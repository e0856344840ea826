"""What one guess at a password costs in a real process of the program: these tests themselves run with a cheap one."""

import os
import re
import subprocess
import sys

# OWASP Password Storage Cheat Sheet: Argon2id with m=19456 (19 MiB), t=2, p=1 at least, or one of its equals.
OWASP_KIB, OWASP_PASSES = 19_456, 2
SAY = (
    "import django; django.setup(); from django.contrib.auth.hashers import make_password;"
    "from coalface.people.wrapping import PASSWORD_COST as cost;"
    "print(make_password('a password'), cost.memory_kib, cost.passes)"
)


def test_a_guess_at_a_password_costs_at_least_owasps_minimum(tmp_path):
    env = os.environ | {
        "COALFACE_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "coalface.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", SAY], env=env, check=True, capture_output=True, text=True
    ).stdout
    hashed, kib, passes = said.split()
    found = re.match(r"argon2\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", hashed)
    assert found, "not Argon2id"
    assert int(found[1]) >= OWASP_KIB
    assert int(found[2]) >= OWASP_PASSES
    assert (int(kib), int(passes)) == (65_536, 3), "a steward's private key is wrapped dearer still"
