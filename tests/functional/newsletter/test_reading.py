"""What everyone reads: the list, a quarter as a page, as text and as a tagged PDF, and the place of one that went."""

from io import BytesIO

import pytest
from django.conf import settings as chosen
from django.urls import reverse
from pypdf import PdfReader

from coalface.core.roles import Role
from coalface.learning import actions as learning
from coalface.learning.models import Card
from coalface.newsletter import actions
from coalface.newsletter.presenters.pdf import _kept
from coalface.ui.clock import today
from tests import make
from tests.integration.newsletter.made import OPENING, QUARTER, TODAY, a_quarter, change, drafted, published

pytestmark = pytest.mark.django_db
FORMS = ("newsletter", "newsletter_text", "newsletter_pdf")


@pytest.fixture
def told():
    return a_quarter()


def ask(client, name, status=200, quarter=str(QUARTER)):
    answer = client.get(reverse(name, args=[quarter]))
    assert answer.status_code == status
    return answer


def words(client, name) -> str:
    """What a reader of this form reads, in one line."""
    answer = ask(client, name)
    if name == "newsletter_pdf":
        said = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    else:
        said = answer.content.decode()
    return " ".join(said.split())


def structure(pdf: bytes) -> list[str]:
    """The tags of a PDF in reading order, as ISO 32000-1, 14.7 has them: each element names its type under /S."""
    found: list[str] = []

    def walk(node) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node["/S"])
            walk(node.get("/K", []))

    walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_the_same(client, told, form):
    published(told)
    said = words(client, form)
    for part in (
        OPENING,
        "Card 1",
        "What people told us",
        "Can there be one list?",
        "Yes. One list for all teams.",
    ):
        assert part in said
    assert "What came of what we tried" in said


def test_text_and_pdf_lead_to_the_site_by_whole_addresses(client, told):
    published(told)
    card = f"{chosen.SITE_URL}/learned/{told.cards[0].pk}/"
    assert card in ask(client, "newsletter_text").content.decode()
    [page, *_] = PdfReader(BytesIO(ask(client, "newsletter_pdf").content)).pages
    assert card in [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]


def test_the_pdf_is_tagged_and_says_its_title_and_language(client, told):
    published(told)
    pdf = ask(client, "newsletter_pdf").content
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert PdfReader(BytesIO(pdf)).metadata.title == "What we learned: July to September 2026"
    tags = structure(pdf)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 5, "a heading for each part that has something"
    assert tags.count("/LI") == 7
    assert tags.count("/Link") == 8, "one a line, and one to the site"
    assert [page.mediabox.width for page in PdfReader(BytesIO(pdf)).pages] == pytest.approx([595.28], abs=0.1)


def test_what_is_written_is_never_read_as_markup(client, told):
    newsletter = drafted(told)
    evil = '#read("/etc/passwd") $x$ *bold* <b>@label</b> \\ #import "a.typ"'
    change(newsletter, told.alice, evil, {1: actions.Wanted(evil)})
    actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.alice, seen=2, today=TODAY)
    squeezed = "".join(evil.split())
    for form in ("newsletter_text", "newsletter_pdf"):
        assert "".join(words(client, form).replace("-\n", "").split()).count(squeezed) == 2
    assert "<b>@label" not in words(client, "newsletter")


@pytest.mark.parametrize("form", FORMS)
def test_a_card_that_is_taken_back_is_gone_from_every_form_at_once(client, told, form):
    published(told)
    assert "Card 1" in words(client, form)
    learning.retract_card(card_id=told.cards[0].pk, by=told.bob, why="recognisable", today=TODAY)
    said = words(client, form)
    assert "Card 1" not in said
    assert "Card 2" in said


@pytest.mark.parametrize("form", FORMS)
def test_a_newsletter_that_was_taken_back_leaves_a_page_that_says_so(client, told, form):
    newsletter = published(told)
    before = ask(client, form)["ETag"]
    actions.take_newsletter_back(newsletter_id=newsletter.pk, by=told.bob, today=TODAY)
    gone = client.get(reverse(form, args=[QUARTER]), headers={"if-none-match": before})
    assert gone.status_code == 410
    assert "This newsletter was taken back" in gone.content.decode()
    assert OPENING not in gone.content.decode()
    assert str(QUARTER) not in _kept, "nor does this process keep its PDF"
    assert reverse("newsletter", args=[QUARTER]) not in client.get(reverse("newsletters")).content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_is_not_there_for_anyone(client, told, form):
    drafted(told)
    ask(client, form, status=404)
    ask(client, form, status=404, quarter="2025-Q1")


@pytest.mark.parametrize("path", ["0000-Q1", "2026-Q5", "2026-Q3.exe", "2026-Q3.pdf/", "9999-Q4"])
def test_what_is_no_newsletter_is_not_there(client, db, path):
    assert client.get(f"/newsletter/{path}/").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_the_same_words_are_the_same_bytes_and_a_browser_need_not_fetch_them_twice(client, told, form):
    published(told)
    first = ask(client, form)
    _kept.clear()
    assert ask(client, form)["ETag"] == first["ETag"]
    again = client.get(reverse(form, args=[QUARTER]), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_two_organisations_of_one_site_stand_one_after_the_other(client, told):
    other = a_quarter(channel=make.channel(organisation_=make.organisation(name="Elsewhere Trust")))
    published(told)
    published(other)
    said = words(client, "newsletter_text")
    assert said.count(OPENING) == 2
    assert "Elsewhere Trust, published on" in said


def test_an_empty_quarter_can_be_told_too(client):
    channel = make.channel()
    alice = make.person(channel, Role.STEWARD, "Alice")
    newsletter = actions.draft_newsletter(
        organisation=channel.organisation, by=alice, quarter=QUARTER, today=TODAY
    )
    change(newsletter, alice, "Nobody told us anything.")
    actions.publish_newsletter(newsletter_id=newsletter.pk, by=alice, seen=2, today=TODAY)
    assert "Nothing was published in these months." in words(client, "newsletter")
    assert structure(ask(client, "newsletter_pdf").content).count("/H1") == 1


def test_the_list_has_the_latest_first_and_says_when_there_is_none(client, told):
    assert "None has been published yet." in client.get(reverse("newsletters")).content.decode()
    published(told)
    assert "July to September 2026" in client.get(reverse("newsletters")).content.decode()


def test_it_is_read_without_a_card_of_today_being_told(client, told):
    """A card published after the quarter is not in it, however late it is read."""
    published(told)
    learning.put_up_card(text=make.card(title="Of today"), channel=told.channel, today=today())
    assert Card.objects.filter(title="Of today").exists()
    assert "Of today" not in words(client, "newsletter")
