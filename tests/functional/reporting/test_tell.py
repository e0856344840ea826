"""The Tell us form, as a browser without JavaScript sends it."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from coalface.core.vocabulary import CONDITIONS, COULD_HAVE_BEEN, HOW_OFTEN, KINDS, REACHES, STAGES
from coalface.reporting import queries
from coalface.reporting.models import KeptAnswer, KeyCopy, SealedReport
from tests import make

pytestmark = pytest.mark.django_db

KEY = "a-key-that-is-long-enough-1234"


@pytest.fixture
def channel():
    return make.channel(slug="millbrook-staff")


@pytest.fixture(autouse=True)
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def send(client, channel):
    def send(**fields):
        posted = {"kind": "near_miss", "story": make.STORY, "idempotency_key": KEY, "step": "seal", **fields}
        return client.post(reverse("tell_channel", args=[channel.slug]), posted)

    return send


def page(response) -> str:
    return response.content.decode()


def five_words(response) -> list[str]:
    return re.findall(r"<li>([a-z]+)</li>", page(response))[:5]


def test_the_promise_is_true_and_its_one_exception_is_as_large_as_the_rest(client, channel):
    form = page(client.get("/tell/millbrook-staff/"))
    assert "who you are, unless you write it." in form
    assert "No name," not in form
    exception = re.search(r"<p([^>]*)><b>One exception", form)
    assert exception is not None
    assert "small" not in exception[1]


def test_one_channel_is_not_asked_about(client, channel):
    assert client.get(reverse("tell")).headers["Location"] == "/tell/millbrook-staff/"


def test_the_form_asks_for_no_name_and_takes_no_file(client, channel):
    form = page(client.get("/tell/millbrook-staff/"))
    assert 'type="file"' not in form
    assert 'name="name"' not in form
    assert form.count('class="question"') == 7


def test_the_journey_sets_no_cookie_and_is_not_stored(client, channel, send):
    for response in (client.get("/tell/millbrook-staff/"), send(), client.get("/receipt/")):
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "no-referrer"


def test_a_sentence_is_enough_and_gives_five_words(send):
    response = send()
    assert response.status_code == 200
    assert len(five_words(response)) == 5
    assert SealedReport.objects.count() == 1


def test_pressing_send_twice_gives_the_same_words_and_one_report(send):
    assert five_words(send()) == five_words(send())
    assert SealedReport.objects.count() == 1


def test_sending_an_old_form_with_new_words_loses_nothing(send):
    send()
    response = send(story="Something else happened.")
    assert response.status_code == 409
    assert "Something else happened." in page(response)
    assert KEY not in page(response)
    assert SealedReport.objects.count() == 1


@pytest.mark.parametrize("story", ["", "   ", "\x00\x00", "\u202e"])
def test_an_empty_story_is_asked_for_and_the_rest_is_kept(send, story):
    response = send(
        story=story, one_thing="A longer table", stage="assessment", **{"condition-team": "helped"}
    )
    shown = page(response)
    assert "Tell us what happened. A sentence or two is enough." in shown
    assert "A longer table" in shown
    assert re.search(r'id="stage-assessment"[^>]* checked', shown)
    assert re.search(r'id="team-helped"[^>]* checked', shown)
    assert not SealedReport.objects.exists()


def test_a_megabyte_is_given_back_whole(send):
    story = "word " * 200_000
    shown = page(send(story=story))
    assert "longer than we can take" in shown
    assert story.strip() in shown
    assert not SealedReport.objects.exists()


def test_more_than_we_can_read_is_refused_in_a_sentence(client, channel):
    response = client.post("/tell/millbrook-staff/", {"story": "x" * 3_000_000})
    assert response.status_code == 413
    assert "<h1" in page(response)


def test_a_file_is_refused(client, channel):
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = client.post(
        "/tell/millbrook-staff/", {"story": "x", "picture": SimpleUploadedFile("a.png", b"x" * 100)}
    )
    assert response.status_code == 400
    assert not SealedReport.objects.exists()


def test_what_could_point_to_someone_is_shown_and_nothing_is_kept(send):
    response = send(story="Mrs Okafor rang on Tuesday 13 October about the visit.")
    shown = page(response)
    assert "<mark>Mrs Okafor</mark>" in shown
    assert "<mark>Tuesday 13 October</mark>" in shown
    for table in (SealedReport, KeyCopy, KeptAnswer):
        assert not table.objects.exists()


def test_blanks_are_written_and_what_is_kept_is_kept(send, alice):
    story = "Mrs Okafor rang on Tuesday 13 October about the visit."
    choices = {
        "marked-1": "Mrs Okafor", "choice-1": "blank", "marked-2": "Tuesday 13 October", "choice-2": "keep",
    }  # fmt: skip
    assert len(five_words(send(story=story, **choices))) == 5
    row = SealedReport.objects.get()
    told = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).told
    assert "Okafor" not in told.story
    assert "Tuesday 13 October" in told.story


def test_a_new_name_typed_on_the_check_page_is_shown_again(send):
    response = send(story="Mr Patel rang.", **{"marked-1": "Mrs Okafor", "choice-1": "keep"})
    assert "<mark>Mr Patel</mark>" in page(response)
    assert not SealedReport.objects.exists()


def test_what_was_kept_once_is_not_asked_about_again(send):
    """Otherwise two names, kept one after the other, would ask about each other without end."""
    both = "Mrs Okafor rang. So did Mr Bell."
    again = page(send(story=both, **{"marked-1": "Mrs Okafor", "choice-1": "keep"}))
    assert "One thing here could point to someone" in again
    assert '<mark class="mark-stays">Mrs Okafor</mark>' in again
    fields = dict(re.findall(r'type="hidden" name="((?:marked)-[^"]+)" value="([^"]*)"', again))
    assert len(five_words(send(story=both, **fields, **{"choice-1": "keep", "choice-2": "keep"}))) == 5


def test_a_name_on_the_organisations_list_is_noticed_and_the_list_is_not_named(send, channel):
    from coalface.people.models import NameListTerm, Organisation

    NameListTerm.objects.create(organisation=channel.organisation, list="staff", term="zebedee quill")
    Organisation.objects.update(name_lists_version=1)
    shown = page(send(story="then zebedee quill said it was fine"))
    assert "<mark>zebedee quill</mark>" in shown
    assert "staff" not in shown.split("What we noticed")[1].split("<details")[0]


ROUTES = {
    "statutory": ({"story": "The baby died that night."}, "safeguarding lead today"),
    "duty": ({"story": "She says that she wants to die."}, "Samaritans"),
    "lado": ({"one_thing": "I saw a colleague touching a child."}, "designated officer"),
}
GO_ON = {"go_on": "yes"}


@pytest.mark.parametrize("route", ROUTES)
def test_words_that_call_for_a_route_show_it_first_and_never_block_after_the_tick(send, route):
    facts, shown_there = ROUTES[route]
    response = send(**facts)
    assert shown_there in page(response)
    assert not SealedReport.objects.exists()
    assert len(five_words(send(**facts, routes_shown=route, **GO_ON))) == 5


def test_the_answer_that_it_had_a_serious_effect_shows_the_statutory_route_too(send):
    shown = page(send(reach="serious_effect"))
    assert "This may be about death or serious harm" in shown
    assert "You said that it reached them, with a serious effect." in shown


def test_the_channels_own_routes_can_be_dialled_and_support_is_near(send, channel):
    type(channel).objects.update(
        duty_route="Ring 01632 960 100.", lado_route="Ring the officer on 01632 960 120."
    )
    type(channel.organisation).objects.update(support_line="Staff support, 01632 960 190")
    shown = page(send(story="The baby died. He hits me. A carer slapped him."))
    for number in ("960100", "960120", "960190"):
        assert f'href="tel:01632{number}"' in shown
    assert 'href="tel:08001111"' in shown


def test_going_on_without_the_tick_says_what_to_do_and_loses_nothing(send):
    first = page(send(story="The baby died that night."))
    assert "Tick this if you want to go on" not in first
    shown = page(send(story="The baby died that night.", one_thing="Ring", routes_shown="statutory"))
    assert 'role="alert"' in shown
    assert '<a href="#go-on">' in shown
    assert 'id="go-on-oops"' in shown
    assert "The baby died that night." in shown
    assert not SealedReport.objects.exists()


def test_a_tick_counts_for_what_was_shown_and_no_further(send):
    """Whoever ticked for one route and then writes of another is shown the other, and not the first again."""
    shown = page(
        send(story="The baby died. I want to die.", routes_read="statutory", routes_shown="", go_on="yes")
    )
    assert "Samaritans" in shown
    assert "safeguarding lead today" not in shown
    again = send(
        story="The baby died. I want to die.", routes_read="statutory", routes_shown="duty", go_on="yes"
    )
    assert len(five_words(again)) == 5


def test_a_tick_is_carried_on_where_a_name_is_still_to_be_looked_at(send):
    shown = page(send(story="Mrs Okafor rang. The baby died.", routes_shown="statutory", **GO_ON))
    assert 'name="routes_read" value="statutory"' in shown
    assert "safeguarding lead today" not in shown


def test_a_young_person_is_not_told_to_find_a_safeguarding_lead(client):
    young = make.channel(audience="young_person", slug="young", duty_route="Ring the front door.")
    make.steward(young)
    sent = {"kind": "went_wrong", "story": "My friend died. A teacher hit him.", "idempotency_key": KEY}
    shown = page(client.post("/tell/young/", sent))
    assert "somebody who can act on it" in shown
    assert "safeguarding lead" not in shown
    assert "designated officer" not in shown


def test_the_check_page_says_that_the_check_misses_things(send):
    for story in ("The baby died that night.", "Mrs Okafor rang."):
        shown = page(send(story=story))
        assert "first names above all: please look once more yourself" in shown


def test_stopping_leads_to_a_page_that_says_so_and_sets_no_cookie(client, send):
    assert 'href="/tell/millbrook-staff/stopped/"' in page(send(story="The baby died that night."))
    response = client.get("/tell/millbrook-staff/stopped/")
    assert "Nothing was kept" in page(response)
    assert "Close this tab now" in page(response)
    assert "116 123" in page(response)
    assert not response.cookies
    assert not SealedReport.objects.exists()
    assert client.get("/tell/nowhere/stopped/").status_code == 404


def test_change_my_answers_shows_them_all_and_keeps_nothing(send):
    shown = page(send(step="edit", story="Mrs Okafor rang.", one_thing="Ring back"))
    assert "Mrs Okafor rang." in shown
    assert "all-at-once" in shown
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize(
    "story",
    [
        "<script>alert(1)</script>",
        "{{ 7*7 }} {% debug %}",
        '=HYPERLINK("x")',
        "' OR 1=1 --",
        "a\r\nSet-Cookie: x=1",
    ],
)
def test_markup_is_only_ever_text(send, story):
    shown = page(send(story=story, kind=""))
    assert "<script>alert" not in shown
    assert ">49<" not in shown
    assert not SealedReport.objects.exists()
    assert len(five_words(send(story=story))) == 5


def test_a_practice_channel_says_so_on_every_page(client):
    practice = make.channel(opened=False, slug="try-it")
    make.steward(practice)
    form = page(client.get("/tell/try-it/"))
    sent = client.post("/tell/try-it/", {"kind": "idea", "story": "x", "idempotency_key": KEY})
    assert "Practice channel." in form
    assert "Practice channel." in page(sent)


def test_an_unknown_channel_is_not_found(client, channel):
    assert client.get("/tell/no-such-place/").status_code == 404


@pytest.fixture
def paper(client, channel):
    facts = {"duty_route": "Ring 01632 960 100.", "lado_route": "Ring the officer on 01632 960 120."}
    type(channel).objects.update(post_address="Coalface stewards\nPO Box 1", **facts)
    return page(client.get("/tell/millbrook-staff/paper/"))


def test_the_paper_form_has_every_question_of_the_form(paper):
    for number in range(1, 8):
        assert f"{number}. " in paper
    for table in (KINDS, STAGES, CONDITIONS, REACHES, COULD_HAVE_BEEN, HOW_OFTEN):
        for term in table.values():
            assert escape(term.label) in paper


def test_every_choice_on_paper_can_be_left_unsaid(paper):
    # Stage, reach, could have been, how often, area.
    assert paper.count("I would rather not say") == 5


def test_the_paper_form_says_what_is_promised_what_it_gives_away_and_where_it_goes(paper):
    said = {
        "One exception.",
        "unless you write it",
        "Somebody may know your handwriting",
        "A postmark says where",
        "tell your safeguarding lead today",
        'href="tel:01632960120"',
        "116 123",
        "Coalface stewards<br>PO Box 1",
    }
    assert {words for words in said if words not in paper} == set()


def test_a_paper_form_without_an_address_says_how_to_mark_the_envelope(client, channel):
    shown = page(client.get("/tell/millbrook-staff/paper/"))
    assert f"To {channel.organisation.name}, in an envelope marked" in shown


def test_no_number_is_said_twice_before_the_first_question(client, channel):
    """The channel's own route takes the place of the front door's number where it is the same one."""
    type(channel).objects.update(duty_route="Ring Millbrook’s front door on 01632 960 100, day or night.")
    type(channel.organisation).objects.update(front_door_phone="01632 960 100")
    stop = page(client.get("/tell/millbrook-staff/")).partition('class="stop"')[2].partition("</section>")[0]
    assert stop.count("01632 960 100") == 1
    type(channel).objects.update(duty_route="Ring the night team on 01632 960 199.")
    stop = page(client.get("/tell/millbrook-staff/")).partition('class="stop"')[2].partition("</section>")[0]
    assert "960 100" in stop
    assert "960 199" in stop


def test_no_hint_of_a_kind_says_its_label_again():
    for term in KINDS.values():
        words = set(re.findall("[a-z]{4,}", term.label.lower())) - {"something", "this", "have"}
        assert not words & set(re.findall("[a-z]{4,}", term.hint.lower())), term.code


def test_real_channels_come_before_practice_ones(client, channel):
    make.channel(opened=False, slug="a-practice", name="A practice channel")
    make.channel(slug="z-open", name="Zebra channel")
    shown = page(client.get("/tell/")).partition("<main")[2]
    assert shown.index("Zebra channel") < shown.index("To practise with") < shown.index("A practice channel")


def test_whoever_is_not_staff_is_told_where_to_go(client, channel):
    """On the form itself too: where there is one channel only, nobody is asked which one."""
    shown = page(client.get("/tell/millbrook-staff/"))
    for somebody in ("partner agency", "child or young person", "parent or carer"):
        assert f"<b>If you {'work for a ' if 'partner' in somebody else 'are a '}{somebody}:</b>" in shown
    make.channel(organisation_=channel.organisation, audience="young_person", slug="young")
    shown = page(client.get("/tell/millbrook-staff/"))
    assert "If you are a child or young person:" not in shown
    assert "Choose another form" in shown


def test_a_form_sent_from_another_site_plants_nothing(client, channel):
    posted = {"step": "edit", "idempotency_key": "EMPLOYEE-0042-xxxxxxxxxxxxxxxx", "story": "planted"}
    answer = client.post("/tell/millbrook-staff/", posted, headers={"Sec-Fetch-Site": "cross-site"})
    assert "EMPLOYEE" not in page(answer)
    assert "planted" not in page(answer)


def test_a_story_with_very_many_marks_can_still_be_sent(send):
    story = " ".join(f"EHM {number}" for number in range(10000, 10300))
    shown = page(send(story=story))
    texts = re.findall(r'name="marked-(\d+)" value="([^"]+)"', shown)
    assert len(texts) > 200
    choices = {f"marked-{n}": text for n, text in texts} | {f"choice-{n}": "keep" for n, _ in texts}
    assert len(five_words(send(story=story, **choices))) == 5


def test_what_we_are_half_sure_of_is_shown_in_amber_and_stays_unless_it_is_changed(send):
    story = "Nobody saw that both boys have cystic fibrosis."
    shown = page(send(story=story))
    assert '<mark class="mark-perhaps">cystic fibrosis</mark>' in shown
    assert "underlined with dashes may point to somebody or to nobody" in shown
    assert 'role="alert"' not in shown
    assert not re.search(r'name="choice-1" value="blank" checked', shown)
    looked_at = {"by_ticks": "yes", "marked-1": "cystic fibrosis"}
    assert len(five_words(send(story=story, **looked_at))) == 5
