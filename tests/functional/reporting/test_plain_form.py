"""The form of children, young people, parents and carers: help first, three questions, and a quick way out."""

import re

import pytest
from django.urls import reverse

from coalface.core.readability import reading_age
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db
WAY_OUT = "Leave this page quickly"


@pytest.fixture(params=["young_person", "parent_carer"])
def channel(request):
    return make.channel(
        audience=request.param,
        duty_route="Ring the front door on 01632 960 100.",
        lado_route="Ring the designated officer on 01632 960 120.",
        organisation_=make.organisation(front_door_phone="01632 960 100"),
    )


def text(answer) -> str:
    return answer.content.decode()


def told(client, channel, **answers):
    page = text(client.get(reverse("tell_channel", args=[channel.slug]) + "?go=on"))
    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)[1]
    typed = {"idempotency_key": key, "kind": "went_wrong", "story": "Nobody told me first.", "step": "seal"}
    return client.post(reverse("tell_channel", args=[channel.slug]), typed | answers)


def test_help_is_asked_about_before_anything_else(client, channel):
    page = text(client.get(reverse("tell_channel", args=[channel.slug])))
    assert "Do you want someone to get in touch, or to help you now?" in page
    assert "<textarea" not in page
    assert reverse("tell_help", args=[channel.slug]) in page


def test_whoever_wants_help_is_shown_who_gives_it_outside_and_nothing_is_kept(client, channel):
    page = text(client.get(reverse("tell_help", args=[channel.slug])))
    for number in ("999", "01632 960 100", "0800 1111", "01632 960 120"):
        assert number in page
    assert not SealedReport.objects.exists()
    assert client.cookies == {}


def test_a_practice_channel_that_names_nobody_says_so_and_shows_no_bare_heading(client):
    channel = make.channel(audience="young_person", opened=False)
    page = text(client.get(reverse("tell_help", args=[channel.slug])))
    assert "People here who can help" not in page
    assert "It does not say yet who can help you here." in page
    assert "Practice channel." in page
    assert not re.search(r"<dd>\s*</dd>", page)


def test_without_a_duty_route_the_number_of_the_organisation_stands_there(client):
    organisation = make.organisation(front_door_phone="01632 960 100")
    channel = make.channel(audience="young_person", organisation_=organisation)
    page = text(client.get(reverse("tell_help", args=[channel.slug])))
    assert '<dt>People here who can help</dt><dd><a href="tel:01632960100">' in page
    assert "It does not say yet" not in page


def test_nobody_promises_that_a_name_which_is_written_stays_unknown(client, channel):
    page = text(client.get(reverse("tell_channel", args=[channel.slug]) + "?go=on"))
    assert "they do not know it unless you write it" in page


def test_there_are_three_questions_and_only_two_need_an_answer(client, channel):
    page = text(client.get(reverse("tell_channel", args=[channel.slug]) + "?go=on"))
    assert len(re.findall(r"<(?:legend|label)[^>]*>[123]\. ", page)) == 3
    for asked_of_staff in ("How far did it get", "Which part of the service", "What made it likely"):
        assert asked_of_staff not in page
    answer = told(client, channel)
    assert answer.status_code == 200
    assert "Your five words" in text(answer)
    assert "I do not want a receipt" in text(answer)
    assert SealedReport.objects.count() == 1


def test_nothing_that_was_typed_is_lost(client, channel):
    answer = told(client, channel, kind="", one_thing="Ring me first.")
    assert "Please look at one more thing" in text(answer)
    assert "Nobody told me first." in text(answer)
    assert "Ring me first." in text(answer)
    marked = told(client, channel, story="Mrs Okafor came.")
    assert "could point to someone" in text(marked)


def test_what_is_missing_is_counted_and_each_link_leads_to_where_it_is_mended(client, channel):
    page = text(told(client, channel, kind="", story=""))
    assert "Please look at 2 more things" in page
    assert "What you wrote so far" not in page, "nothing was written yet"
    for place in re.findall(r'<li><a href="#([\w-]+)">', page):
        assert re.search(rf'<(input|textarea)[^>]* id="{place}"', page), place


def test_the_pages_after_the_form_speak_of_a_lock_like_the_form(client, channel):
    checked = text(told(client, channel, story="Mrs Okafor came."))
    assert "Before it is locked" in checked
    assert "Use these and send it" in checked
    assert "What would make it better?" in checked
    sent = text(told(client, channel))
    assert "Thank you. It is locked." in sent
    assert "work account" not in sent


def test_a_quick_way_out_and_help_stand_on_every_page_of_the_journey(client, channel):
    address = reverse("tell_channel", args=[channel.slug])
    pages = [
        client.get(address),
        client.get(address + "?go=on"),
        client.get(reverse("tell_help", args=[channel.slug])),
        client.get(reverse("tell_stopped", args=[channel.slug])),
        told(client, channel, story=""),
        told(client, channel, story="Mrs Okafor came."),
        told(client, channel),
    ]
    for page in pages:
        assert WAY_OUT in text(page)
        assert "999" in text(page)
        assert "no-store" in page.headers["Cache-Control"]
        assert page.headers["Referrer-Policy"] == "no-referrer"


def test_staff_are_asked_as_before(client):
    staff = make.channel()
    page = text(client.get(reverse("tell_channel", args=[staff.slug])))
    assert WAY_OUT not in page
    assert "Where in the work was it?" in page
    assert client.get(reverse("tell_help", args=[staff.slug])).status_code == 404


def test_the_words_of_the_form_can_be_read_by_somebody_of_nine(client):
    channel = make.channel(audience="young_person", duty_route="Ring us.")
    for way in ("", "?go=on"):
        page = text(client.get(reverse("tell_channel", args=[channel.slug]) + way))
        main = page[page.index("<main") : page.index("</main")]
        words = re.sub(
            r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"</(p|li|h1|h2|legend|label|small|b)>", ". ", main))
        )
        assert reading_age(words) <= 9.5
