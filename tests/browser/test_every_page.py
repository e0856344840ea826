"""Every page, in both themes and at three widths: axe finds nothing, nothing scrolls sideways, nothing is heavy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from . import walks
from .walks import press

PUBLIC = (
    "/", "/tell/", walks.TOLD, walks.TOLD + "paper/", walks.TOLD + "slip/",
    "/receipt/", "/learned/", "/learned/?query=nothing+like+it",
    "/promise/", "/accessibility/", "/privacy/", "/cookies/", "/retention/", "/staff/sign-in/", "/no-such-page/",
    "/what-if/", "/what-if/story/", "/what-if/?blame=less&supervision=more&cap=15&event=report&look=trust&go=1",
)  # fmt: skip
STAFF = (
    "/staff/", "/staff/desk/", "/staff/people/", "/staff/people/invite/", "/staff/publish/", "/staff/cards/",
    "/staff/password/", "/staff/codes/recovery/",
)  # fmt: skip
WIDTHS = (320, 768, 1280)
MOST_BYTES = 60_000


def look(page, where: str) -> None:
    """Fail with what axe says, or where something sticks out."""
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 780})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{where} sticks out by {wide} px at {width} px"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_public_pages(open_page, dark):
    page = open_page("/", script=True, dark=dark)
    origin = page.url.rstrip("/")
    for path in PUBLIC:
        page.goto(origin + path)
        look(page, path)


YOUNG = "/tell/millbrook-young/"
# Everything in the menu, and the start, of one person in each role.
ROLES = ("alice@example.org", "mandy@example.org", "pat@example.org")
SMALL_PHONE = 320
OUTSIDE = """() => [...document.querySelectorAll(".menu a, .menu button")]
    .filter(entry => entry.getBoundingClientRect().right > innerWidth || entry.getBoundingClientRect().left < 0)
    .map(entry => entry.innerText)"""

STICKS_OUT = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth && !one.closest(".scroll"))
    .map(one => one.tagName + " " + one.className + " " + one.innerText?.slice(0, 60))"""


def fits(page, where: str) -> None:
    """Fail where a page is wider than the window, or where an entry of the menu lies outside of it."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{where} is {wide} px wider than a small phone: {page.evaluate(STICKS_OUT)}"
    assert page.evaluate(OUTSIDE) == [], f"{where}: entries of the menu that nobody sees"


def addresses(page, within: str) -> set[str]:
    """Where the links of a part of the page lead, on this site."""
    links = page.locator(f"{within} a[href^='/']").evaluate_all("links => links.map(a => a.pathname)")
    return {path for path in links if not path.endswith((".xml", ".csv", ".json", ".txt", ".pdf"))}


def test_no_page_is_wider_than_a_small_phone_and_the_menu_shows_all_its_entries(open_page, site):
    page = open_page("/", width=SMALL_PHONE, script=True)
    linked = addresses(page, "body")
    assert {"/receipt/", "/changed/", "/guide/", "/staff/sign-in/"} <= linked
    for path in sorted({*linked, YOUNG, YOUNG + "?go=on", YOUNG + "help/", walks.TOLD + "counts/"}):
        page.goto(site.url + path)
        fits(page, path)
    for email in ROLES:
        page = open_page("/", width=SMALL_PHONE, script=True)
        walks.sign_in(page, site, email)
        page.goto(site.url + "/staff/")
        entries = addresses(page, ".masthead nav")
        assert len(entries) > 2, email
        for path in sorted({"/staff/", *entries}):
            page.goto(site.url + path)
            fits(page, f"{path} of {email}")


def test_a_reflection_slip_from_empty_to_made(open_page):
    page = open_page(walks.TOLD + "slip/", script=True)
    press(page, "text=Make the slip")
    look(page, "an empty slip")
    page.fill("#learned", "Mrs Okafor was right to ask.")
    press(page, "text=Make the slip")
    look(page, "a slip that names someone")
    press(page, "text=Use these and make the slip")
    look(page, "the slip")
    page.emulate_media(media="print")
    assert not page.locator("text=Coalface").locator("visible=true").count()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_question_on_its_own_and_what_follows(open_page, dark):
    page = open_page(walks.TOLD, script=True, dark=dark)
    origin = page.url.partition("/tell/")[0]
    for question in ("stage", "story", "conditions", "reach", "one_thing", "area"):
        page.goto(f"{origin}{walks.TOLD}#q-{question}")
        assert page.locator("section.question:visible").count() == 1
        look(page, question)
    press(page, "text=Seal it and send it")
    look(page, "the form with what to look at again")
    page.check("#kind-went_wrong")
    page.fill("#story", "Mrs Okafor rang. The baby died that night.")
    press(page, "text=Seal it and send it")
    look(page, "the check page")
    page.check("#go-on")
    press(page, "text=Use these and seal it")
    look(page, "the receipt")
    words = " ".join(page.locator(".words li").all_inner_texts())
    page.fill("#word", "nonsense")
    press(page, "text=Check my word")
    look(page, "the receipt with a wrong word")
    page.goto(origin + "/receipt/")
    page.fill("#receipt", "one two three")
    press(page, "text=Show me")
    look(page, "a receipt that leads nowhere")
    page.fill("#receipt", words)
    press(page, "text=Show me")
    look(page, "the follow-up page")
    press(page, "text=Seal it and send it")
    look(page, "the follow-up page with an empty message")
    page.fill("#text", "I want to die. Mrs Okafor rang.")
    press(page, "text=Seal it and send it")
    look(page, "the check of a message that names someone and may not wait")
    press(page, "text=Use these, seal it and send it")
    look(page, "the follow-up page after a message that may not wait")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_staff_pages(open_page, site, dark):
    walks.tell(open_page(walks.TOLD))
    page = open_page("/", script=True, dark=dark)
    walks.sign_in(page, site, "bob@example.org" if dark else "alice@example.org")
    for path in STAFF:
        answer = page.goto(site.url + path)
        assert answer.status == 200, path
        look(page, path)
    page.goto(site.url + "/staff/people/")
    channels = page.locator('main a[href*="/staff/"]').evaluate_all(
        "links => [...new Set(links.map(a => a.href))]"
    )
    for url in channels:
        page.goto(url)
        look(page, url)
    page.goto(site.url + "/staff/desk/")
    press(page, ".inbox a >> nth=0")
    look(page, "a sealed report")
    if page.locator("#why-to_write").count():
        page.check("#why-to_write")
        press(page, "text=Open it")
    look(page, "an opened report")
    press(page, "text=Send to the second steward")
    look(page, "a card with what to look at again")
    page.fill("#what_happened", "Mrs Okafor rang.")
    press(page, "text=Send to the second steward")
    look(page, "a card with a name in it")
    page.click("details:has(#duty-crime) > summary")
    press(page, "text=Note that it was passed on")
    look(page, "passing on, with what to look at again")
    page.check("#duty-crime")
    page.fill("#pass-note", "To the police.")
    page.fill("#pass-says", "We told Mrs Okafor.")
    press(page, "text=Note that it was passed on")
    look(page, "passing on, with a name in what the reporter would read")
    page.fill("#pass-says", "")
    press(page, "text=Note that it was passed on")
    look(page, "a report of which something was passed on")
    page.click("details:has(#words) > summary")
    page.check("#close-already_told")
    page.fill("#words", "Thank you. A card tells it already.")
    press(page, "text=Propose to close it")
    look(page, "a report that a steward would close")


def test_the_start_of_somebody_who_reads(open_page, site):
    page = open_page("/", script=True)
    walks.sign_in(page, site, "mandy@example.org")
    page.goto(site.url + "/staff/")
    assert page.inner_text("h1") == "What people ask of the service"
    look(page, "the start of an answering manager")


def test_no_page_of_the_journey_is_heavy(open_page):
    """Bytes as they came over the wire, style sheet and mark included. The goal is 60 kB."""
    page = open_page("/")
    origin = page.url.rstrip("/")
    for path in (walks.TOLD, "/receipt/", "/learned/", "/promise/"):
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        received = []
        session.on(
            "Network.loadingFinished",
            lambda event, received=received: received.append(event["encodedDataLength"]),
        )
        page.goto(origin + path, wait_until="networkidle")
        assert received
        assert sum(received) <= MOST_BYTES, f"{path} weighs {sum(received)} bytes"
        session.detach()
