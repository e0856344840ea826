"""From a card to a changed service in a browser, with two peers, an answering manager, a steward, and everyone."""

from datetime import date, timedelta

from . import walks
from .test_every_page import look
from .walks import press

TITLE = "Plans that do not travel when a case moves"


def code(page, site, *, deepest: str) -> None:
    page.goto(site.url + "/staff/why/")
    press(page, "section:has(#code) .inbox a >> nth=0")
    assert "lighthouse" not in page.inner_text("main")
    page.select_option("#id_depth-handover", deepest)
    page.select_option("#id_depth-tools_it", "1")
    look(page, "a card to code")
    press(page, "text=Keep my coding")


def test_two_peers_ask_why_the_service_answers_and_everyone_reads_it(open_page, site):
    pat = open_page("/", script=True)
    walks.sign_in(pat, site, "pat@example.org")
    pat.goto(site.url + "/staff/")
    look(pat, "a peer’s first page")
    code(pat, site, deepest="2")
    quin = open_page("/", script=True)
    walks.sign_in(quin, site, "quin@example.org")
    code(quin, site, deepest="3")
    press(quin, "section:has(#settle) .inbox a >> nth=0")
    look(quin, "two codings side by side")
    quin.select_option("#id_depth-handover", "3")
    press(quin, "button[type=submit]:has-text('Propose it to')")
    pat.goto(site.url + "/staff/why/")
    press(pat, "section:has(#settle) .inbox a >> nth=0")
    look(pat, "what the other proposes")
    press(pat, "text=I agree: settle it")

    draft(pat, site)
    quin.goto(site.url + "/staff/why/")
    press(quin, f"text={TITLE}")
    press(quin, "text=Put it to the service")

    mandy = open_page("/", script=True)
    walks.sign_in(mandy, site, "mandy@example.org")
    mandy.goto(site.url + "/staff/")
    look(mandy, "an answering manager’s first page")
    answer(mandy)

    alice = open_page("/", script=True)
    walks.sign_in(alice, site, "alice@example.org")
    alice.goto(site.url + "/staff/cards/")
    look(alice, "a steward’s cards and themes")
    press(alice, "section:has(#themes) li p a")
    assert TITLE in alice.inner_text("main")
    look(alice, "taking a theme back")

    anyone = open_page("/changed/", script=True)
    look(anyone, "what changed")
    press(anyone, f"text={TITLE}")
    assert "One page that both workers read" in anyone.inner_text("main")
    assert "Three teams keep three lists" in anyone.text_content("figure.map pre")
    look(anyone, "a theme with its answer and its map")
    press(anyone, ".stories h3 a >> nth=0")
    look(anyone, "a card of a theme")
    anyone.goto(site.url + "/data/")
    look(anyone, "what can be taken along")


def draft(page, site) -> None:
    page.goto(site.url + "/staff/why/")
    press(page, "text=Begin a theme")
    look(page, "an empty theme")
    press(page, "text=Keep as a draft")
    look(page, "a theme with what to look at again")
    page.fill("#id_title", TITLE)
    page.fill("#id_says", "Workers failed to look where it was written.")
    page.fill("#id_question", "Can what is open travel on one page?")
    press(page, "text=Keep as a draft")
    assert page.inner_text("main mark") == "failed to"
    for box in page.locator("main ul.choices input").all():
        box.check()
    press(page, "text=Put the ticked ones in")
    look(page, "a draft with its cards")
    press(page, "text=Draw the why map")
    for level, text in (("organisation", "Three teams keep three lists"), ("family", "Nobody comes")):
        page.fill("#id_text", text)
        page.select_option("#id_level", level)
        press(page, "text=Add it")
    page.select_option("#id_target", label="Nobody comes")
    press(page, "text=Add the arrow")
    look(page, "a why map")


def answer(page) -> None:
    press(page, f"text={TITLE}")
    look(page, "a theme to answer")
    press(page, "text=Publish the answer")
    look(page, "an answer with what to look at again")
    page.check("input[name=decision][value=accepted]")
    page.fill("#id_reason", "It is right.")
    page.fill("#id_will_do", "One page that both workers read.")
    page.fill("#id_due_on", (date.today() + timedelta(days=60)).isoformat())  # noqa: DTZ011 - as the date field has it
    press(page, "text=See how it reads")
    look(page, "an answer as everyone will read it")
    press(page, "text=Publish the answer")
    assert "It is right." in page.inner_text("main")
