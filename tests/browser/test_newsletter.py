"""A newsletter from its draft to the page that everyone reads, and back; each page looked at with axe."""

import urllib.request

from . import walks
from .test_every_page import look
from .walks import press


def test_from_a_draft_to_a_page_a_text_and_a_pdf(open_page, site):
    page = open_page("/newsletter/", script=True)
    look(page, "no newsletter yet")
    walks.sign_in(page, site, "alice@example.org")
    page.goto(site.url + "/staff/newsletter/")
    look(page, "the stewards’ list")
    press(page, "main form button >> nth=0")
    look(page, "a draft")
    page.fill("#id_opening", "Mrs Okafor says that the team failed to pass it on.")
    press(page, "text=Keep")
    look(page, "a draft with a name in it")
    page.fill("#id_opening", "Nothing was told in these months. That says little about the work.")
    press(page, "text=Keep")
    press(page, "text=Read what you have kept as everyone will, and publish it")
    look(page, "as everyone will read it")
    press(page, "text=Publish it now")
    look(page, "a published newsletter in the list")
    press(page, "main .inbox a >> nth=0")
    look(page, "the newsletter")
    public = page.url.rstrip("/")
    assert "That says little about the work." in page.inner_text("main")
    for form, begins in ((".txt", b"What we learned"), (".pdf", b"%PDF-1.7")):
        with urllib.request.urlopen(public + form) as answer:
            assert answer.read().startswith(begins)
    page.goto(site.url + "/staff/newsletter/")
    press(page, "main .inbox a:text-matches('Take back')")
    look(page, "before it is taken back")
    press(page, "text=Take it back now")
    page.goto(public + "/")
    look(page, "the place where it was")
    assert "This newsletter was taken back" in page.inner_text("main")
