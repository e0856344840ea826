"""The pages of published figures in a browser: axe finds nothing, nothing scrolls sideways but what may, no script."""

import pytest

from .test_every_page import look


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_of_figures(open_page, dark):
    page = open_page("/", script=True, dark=dark)
    origin = page.url.rstrip("/")
    for path in (
        "/figures/",
        "/figures/?place=Brimingham",
        "/figures/330/",
        "/figures/measures/vacancy_rate/",
        "/figures/330/first-signs/",
        "/figures/two-years/",
        "/figures/after-inspections/",
        "/figures/330/numbers/vacancy_rate/2025/",
        "/figures/sources/",
    ):
        page.goto(origin + path, timeout=60_000)
        look(page, path)


def test_a_name_leads_to_its_page_without_a_script(open_page):
    page = open_page("/", script=False)
    # Whoever comes first to a new installation waits while the figures are laid out.
    page.goto(page.url + "figures/", timeout=60_000)
    page.fill("#place", "birmingham")
    page.click("text=Show it")
    assert page.url.endswith("/figures/330/")
    assert page.locator("h1").inner_text() == "Birmingham"
