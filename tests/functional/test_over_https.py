"""What the site says to browsers once it is reached by https. In a process of its own, for settings are read once."""

import json
import os
import subprocess
import sys

import pytest

ASK = """
import json
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from coalface.people import known_browser, unlocking
from coalface.people.single_sign_on import journey
call_command("migrate", verbosity=0)
answer = Client().get("/cookies/", secure=True, headers={"host": "tell.example.org"})
others = [module.COOKIE for module in (unlocking, known_browser, journey)]
print(json.dumps({
    "names": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, *others],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.OVER_HTTPS],
    "hsts": answer.headers.get("Strict-Transport-Security", ""),
    "page": answer.content.decode(),
}))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    folder = tmp_path_factory.mktemp("https")
    (folder / "coalface.toml").write_text('url = "https://tell.example.org"\nhosts = ["tell.example.org"]\n')
    env = {**os.environ, "COALFACE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "coalface.config.settings"}
    env |= {"DATABASE_URL": "sqlite://:memory:"}
    env.pop("COALFACE_URL", None)
    done = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_every_cookie_is_one_that_only_https_can_set(said):
    """RFC 6265bis, 4.1.3.1: a browser refuses a cookie named __Secure- that comes over plain http."""
    assert len(set(said["names"])) == 5
    assert all(name.startswith("__Secure-") for name in said["names"])
    assert said["secure"] == [True, True, True]


def test_the_page_about_cookies_calls_them_by_these_names(said):
    assert all(name in said["page"] for name in said["names"])


def test_browsers_keep_to_https_for_a_year_here_and_below(said):
    assert said["hsts"] == "max-age=31536000; includeSubDomains"
