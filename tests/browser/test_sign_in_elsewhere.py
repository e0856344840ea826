"""Signing in with one's organisation, in a browser: the provider is another site, as it is in the world.

A browser shows no SameSite=Strict cookie when another site sends somebody here, on no redirect after that either. So
this is where it is seen whether the way back holds.
"""

import os
import subprocess
import sys

import pytest

from tests.fakes.openid_provider import CLIENT_ID, SECRET, openid_provider
from tests.running import running_site

from .test_every_page import look

ANN = {"sub": "4711", "email": "ann@millbrook.example", "email_verified": True, "name": "Ann Bell"}


@pytest.fixture(scope="module")
def provider():
    # To a browser, localhost and 127.0.0.1 are two sites.
    with openid_provider("localhost", person=ANN) as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory, provider):
    folder = tmp_path_factory.mktemp("elsewhere") / "data"
    folder.mkdir(mode=0o700)
    (folder / "coalface.toml").write_text(
        f'[sign_in.millbrook]\nname = "Millbrook Council"\nissuer = "{provider.issuer}"\n'
        f'client_id = "{CLIENT_ID}"\nsecret = "{SECRET}"\n'
    )
    with running_site(folder) as running:
        yield running


def invited(site, email: str = ANN["email"]) -> str:
    """The path of a link for somebody."""
    invite = ["invite", email, "--role=peer", "--channel=millbrook-staff", f"--data={site.folder}"]
    env = {
        **os.environ,
        "DATABASE_URL": site.database_url,
        "DJANGO_SETTINGS_MODULE": "coalface.config.settings",
    }
    made = subprocess.run(
        [sys.executable, "-m", "coalface", *invite], env=env, capture_output=True, text=True, check=True
    )
    [link] = [word for word in made.stdout.split() if "/staff/invitation/" in word]
    return "/staff/" + link.partition("/staff/")[2]


def test_accepting_signing_out_and_signing_in_again_with_the_provider_on_another_site(open_page, site):
    page = open_page(invited(site))
    page.get_by_role("link", name="Accept with Millbrook Council").click()
    page.get_by_role("heading", name="Why did it happen?").wait_for()
    assert page.url == f"{site.url}/staff/why/"

    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("heading", name="You are signed out here").wait_for()
    assert "you are still signed in with Millbrook Council" in page.content()
    page.locator("main").get_by_role("link", name="Staff sign-in").click()

    page.get_by_role("link", name="Sign in with Millbrook Council").click()
    page.get_by_role("heading", name="Why did it happen?").wait_for()
    cookies = {cookie["name"]: cookie["sameSite"] for cookie in page.context.cookies()}
    assert cookies == {"coalface_session": "Strict", "coalface_csrf": "Strict"}, (
        "and the way back is forgotten"
    )


def test_somebody_whom_nobody_knows_reads_why_and_what_to_do(open_page, provider):
    provider.person = {**ANN, "sub": "0815"}
    page = open_page("/staff/sign-in/")
    page.get_by_role("link", name="Sign in with Millbrook Council").click()
    page.get_by_role("heading", name="You are not signed in").wait_for()
    assert "If you have an invitation, open its link" in page.content()
    provider.person = ANN


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_its_pages_can_be_used_by_everybody(open_page, site, dark):
    page = open_page("/", script=True, dark=dark)
    link = invited(site, f"new-{dark}@millbrook.example".lower())
    for path in ("/staff/sign-in/", link, "/staff/sign-in/back/millbrook/", "/staff/sign-out/millbrook/"):
        page.goto(site.url + path)
        look(page, path)
