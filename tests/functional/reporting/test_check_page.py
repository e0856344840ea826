"""The check page: each thing once, one tick for all its places, and the safe side ticked. As a browser sends it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from coalface.reporting import queries
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db

STORY = "Mrs Okafor rang. Then Jayden rang, and jayden said that Mrs Okafor knew. Mrs Okafor did not."


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def send(client, channel, alice):
    def send(**fields) -> str:
        posted = {"kind": "near_miss", "idempotency_key": "a-key-that-is-long-enough-1234", **fields}
        answer = client.post(reverse("tell_channel", args=[channel.slug]), posted)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return send


@pytest.fixture
def told(alice):
    def told() -> str:
        row = SealedReport.objects.get()
        return queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).told.story

    return told


def proposed(page: str) -> dict[str, list[str]]:
    """What a browser sends of the marks when nothing on the page is touched."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, sent = re.search(r'name="([^"]+)"', tag), 'type="hidden"' in tag or tag.endswith(" checked>")
        if (
            name
            and sent
            and name[1].startswith(("marked-", "choice-", "place", "by_ticks", "ticked", "kept"))
        ):
            fields.setdefault(name[1], []).append(tag.partition('value="')[2].partition('"')[0])
    return fields


def test_each_thing_stands_once_with_how_often_and_one_tick_for_all_its_places(send):
    page = send(story=STORY)
    assert "2 things here could point to someone" in page
    assert len(re.findall(r'name="choice-\d+"', page)) == 2
    assert "“Mrs Okafor” <small>3 times</small>" in page
    assert "“Jayden” <small>2 times</small>" in page
    assert re.findall(r'name="marked-2" value="([^"]+)"', page) == ["Jayden", "jayden"]


def test_the_way_on_stands_under_the_text_before_the_list(send):
    page = send(story=STORY)
    after = page.rpartition("</mark>")[2]
    assert after.index("Blank all and seal it") < after.index('id="each"') < after.index('name="choice-1"')


def test_why_is_said_once_for_all_that_were_found_for_it(send):
    assert send(story=STORY).count("A name or initials can point to one person.") == 1


def test_what_is_proposed_is_what_is_sealed(send, told):
    page = send(story=STORY)
    send(story=STORY, **proposed(page))
    assert (
        told()
        == "[adult A] rang. Then [someone B] rang, and [someone B] said that [adult A] knew. [adult A] did not."
    )


def test_what_is_not_ticked_stays_as_it_was_typed(send, told):
    fields = proposed(send(story=STORY))
    del fields["choice-2"]
    send(story=STORY, **proposed(send(story=STORY, **fields)))
    assert (
        told() == "[adult A] rang. Then Jayden rang, and jayden said that [adult A] knew. [adult A] did not."
    )


def test_one_place_of_several_may_stay(send, told):
    fields = proposed(send(story=STORY))
    fields["place-1"].remove("story 2 of 3: mrs okafor")
    send(story=STORY, **proposed(send(story=STORY, **fields)))
    assert (
        told()
        == "[adult A] rang. Then [someone B] rang, and [someone B] said that Mrs Okafor knew. [adult A] did not."
    )


def test_where_the_text_was_changed_since_no_place_is_guessed_and_all_are_blanked(send, told):
    fields = proposed(send(story=STORY))
    fields["place-1"].remove("story 2 of 3: mrs okafor")
    send(story=f"{STORY} Mrs Okafor left.", **fields)
    assert "Okafor" not in told()


def test_a_place_that_nobody_named_is_no_place(send, told):
    fields = proposed(send(story=STORY))
    fields["places-1"] += ["story 9 of 3: mrs okafor", "0", "story 1 of 3; drop"]
    send(story=STORY, **fields)
    assert "Okafor" not in told()


def test_blank_all_comes_before_every_tick_but_not_before_what_was_kept_earlier(send, told):
    page = send(story=STORY, **{"carried-keep": ["Jayden", "jayden"]})
    assert '<mark class="mark-stays">Jayden</mark>' in page
    assert "What you kept before stays with “Blank all”, too: “Jayden”" in page
    fields = proposed(page)
    fields.pop("choice-1")
    fields["place-1"].remove("story 2 of 3: mrs okafor")
    send(story=STORY, **fields, all="blank")
    assert (
        told() == "[adult A] rang. Then Jayden rang, and jayden said that [adult A] knew. [adult A] did not."
    )


@pytest.mark.parametrize(
    ("story", "ticked"),
    [
        # Half sure, and far likelier a word than a name.
        ("Grace periods end before anybody is told.", False),
        ("Nobody saw that both boys have cystic fibrosis.", False),
        ("A child aged 7 was seen late.", False),
    ],
)
def test_what_is_more_likely_a_word_is_shown_and_not_ticked(send, story, ticked):
    page = send(story=story)
    assert "Not sure: have a look" in page
    assert bool(re.search(r'name="choice-1" value="blank" checked', page)) is ticked


def test_neither_choice_is_said_to_be_the_right_one(send):
    page = send(story=STORY)
    assert "It points to nobody" not in page
    assert (
        "What is ticked is written as in the dashed frame. What is not ticked stays as you typed it." in page
    )


def test_the_inner_ticks_say_the_same_as_the_outer_one_and_stand_ticked(send):
    page = send(story=STORY)
    assert len(re.findall(r'name="place-1" value="[^"]+" checked>', page)) == 3


def test_one_child_is_one_thing_whatever_ending_and_keeps_the_letter_and_what_is_theirs(send, told):
    story = "Jayden (4) fell. Jaydens mum rang SW Priya. Jayden T was seen."
    page = send(story=story)
    assert "2 things here could point to someone" in page
    assert "“Jayden” <small>3 times</small>" in page
    send(story=story, **proposed(page))
    assert told() == "[child A] (4) fell. [child A]'s mum rang SW [worker B]. [child A] was seen."


def test_one_person_has_one_letter_in_all_the_answers(send, alice):
    words = {"story": "Sarah told Jayden.", "one_thing": "Ask Jayden first."}
    send(**words, **proposed(send(**words)))
    row = SealedReport.objects.get()
    told = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).told
    assert (told.story, told.one_thing) == ("[someone A] told [someone B].", "Ask [someone B] first.")


def test_blank_all_says_how_many_it_is_not_sure_of(send):
    assert "“Blank all” takes 1 thing that we are not sure of, too." in send(story="Grace periods end early.")
    assert "not sure of" not in send(story=STORY)
