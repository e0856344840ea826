"""Debian's Chromium, without JavaScript unless a test asks for it, on the real server."""

import shutil

import pytest

from tests.running import running_site

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="Chromium is not installed: apt-get install chromium")
                )


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("site") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """A new browser of its own at a given width. `script` turns JavaScript on, which only axe needs."""
    contexts = []

    def open_page(path="/", *, width=360, script=False, dark=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 780},
            java_script_enabled=script,
            bypass_csp=script,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(site.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
