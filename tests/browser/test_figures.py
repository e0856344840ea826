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


WRITTEN = """[...document.querySelectorAll('figure.chart svg')].flatMap(one => {
  if (!one.getClientRects().length) return [];
  const times = one.getBoundingClientRect().width / one.viewBox.baseVal.width;
  return [...one.querySelectorAll('text')].map(words => times * parseFloat(getComputedStyle(words).fontSize));
})"""


def test_the_page_of_a_place_can_be_read_on_a_phone_and_its_charts_are_near(open_page):
    """Each letter in a drawing is 11 pixels high or more, the first chart is 25 steps away, and folds print open."""
    page = open_page("/", script=True)
    page.goto(page.url + "figures/330/", timeout=60_000)
    assert min(page.evaluate(WRITTEN)) >= 11
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000
    for _step in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('figure.chart')"):
            break
    else:
        raise AssertionError("the keyboard does not come to a chart in 25 steps")
    assert page.evaluate(
        "document.querySelector('#event-30').getBoundingClientRect().bottom"
    ) < page.evaluate("document.querySelector('#group-1').getBoundingClientRect().top"), (
        "all that happened is read before the charts"
    )
    sources = page.locator("#happened ~ details ol").first
    assert not sources.is_visible()
    page.emulate_media(media="print")
    assert sources.is_visible()
