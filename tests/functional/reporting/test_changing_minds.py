"""Whoever looks over their words may go back, change their mind, and read what stays before it is sealed.

Each step sends what a browser would send of the page before: every hidden field, every tick, every box.
"""

import re
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.urls import reverse

from coalface.reporting import queries
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db

STORY = (
    "on tuesday jayden fell at hollybank primary school. jaydens mum told mark from duty. sw priya rang 07700 900123."
    " mrs okafor and mr bell knew. mark wrote to m.bell@example.org about EHM 99120. i asked may to cover."
    " both boys have cystic fibrosis. mrs okafor lives in 12 tanner row, ls1 4ap."
)


class Page(HTMLParser):
    """The one form of a page that holds a story, as a browser would send it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.fields, self.labels = html, list[tuple[str, str]](), dict[str, str]()
        self._box = ""
        self.feed(re.findall(r"<form.*?</form>", html, re.DOTALL)[-1])

    def handle_starttag(self, tag, attrs) -> None:
        given = dict(attrs)
        if tag == "textarea":
            self._box = given["name"]
            self.fields.append((self._box, ""))
        if tag == "input" and (given["type"] in ("hidden", "text") or "checked" in given):
            self.fields.append((given["name"], given.get("value", "")))
        if tag == "input" and given["type"] == "checkbox" and given["name"].startswith("choice-"):
            self.labels[given["name"]] = "ticked" if "checked" in given else ""

    def handle_data(self, data: str) -> None:
        if self._box:
            self.fields[-1] = (self._box, self.fields[-1][1] + data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        self._box = "" if tag == "textarea" else self._box

    @property
    def text(self) -> str:
        return " ".join(re.sub(r"<[^>]+>", " ", self.html).split())

    def choice(self, words: str) -> str:
        """The name of the tick for a thing that is written so."""
        return next(
            f"choice-{name[7:]}" for name, value in self.fields if (name[:7], value) == ("marked-", words)
        )

    def is_ticked(self, words: str) -> bool:
        return self.labels[self.choice(words)] == "ticked"

    def tick(self, *words: str) -> "Page":
        self.untick(*words)
        self.fields += [(self.choice(each), "blank") for each in words]
        return self

    def untick(self, *words: str) -> "Page":
        gone = {self.choice(each) for each in words}
        self.fields = [(name, value) for name, value in self.fields if name not in gone]
        return self

    def kind(self) -> "Page":
        self.fields.append(("kind", "near_miss"))
        return self

    def fill(self, name: str, text: str) -> "Page":
        self.fields = [(each, text if each == name else value) for each, value in self.fields]
        return self


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def press(client, channel, alice):
    def press(page: Page | None = None, **button: str) -> Page:
        posted = QueryDict(mutable=True)
        for name, value in page.fields if page else [("kind", "near_miss"), ("story", STORY)]:
            posted.appendlist(name, value)
        for name, value in button.items():
            posted.appendlist(name, value)
        answer = client.post(
            reverse("tell_channel", args=[channel.slug]),
            posted.urlencode(),
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 200
        assert not answer.cookies
        return Page(answer.content.decode())

    return press


@pytest.fixture
def told(alice):
    def told() -> str:
        row = SealedReport.objects.get()
        return queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).told.story

    return told


def nothing_is_sealed() -> bool:
    return not SealedReport.objects.exists()


def test_whoever_keeps_what_was_ticked_reads_what_stays_beside_the_button_and_then_it_is_sealed(press, told):
    page = press(press().untick("mark"), step="seal")
    assert nothing_is_sealed()
    said = "10 things are blanked. 3 stay as you typed them: “mark”, “may”, “cystic fibrosis”."
    assert page.text.count(said) == 2, page.text[400:900]
    assert page.text.count(said) == 2, "above the list, and beside the last button"
    assert page.text.rindex(said) < page.text.rindex("Change my answers")
    press(page, step="seal")
    assert "mark wrote to" in told()
    assert "jayden" not in told()


def test_what_is_left_as_it_was_shown_is_sealed_with_one_press(press, told):
    page = press()
    assert "As we showed it:" in page.text
    press(page, step="seal")
    assert "mark" not in told()


def test_what_was_kept_stands_in_the_list_without_a_tick_and_can_be_blanked_after_all(press, told):
    page = press(press().untick("mark", "m.bell@example.org"), step="seal")
    assert not page.is_ticked("mark")
    assert not page.is_ticked("m.bell@example.org")
    assert page.is_ticked("jayden")
    press(page.tick("mark"), step="seal")
    assert "mark " not in told()
    assert "m.bell@example.org" in told()


def test_the_page_carries_what_was_typed_so_that_what_was_blanked_can_be_kept_after_all(press, told):
    page = press(press().untick("mark"), step="seal")
    assert dict(page.fields)["story"] == STORY
    page = press(page.untick("EHM 99120"), step="seal")
    assert nothing_is_sealed()
    assert "“EHM 99120”" in page.text
    press(page, step="seal")
    assert "EHM 99120" in told()


def test_going_back_to_the_answers_forgets_no_choice(press, told):
    form = press(press().untick("mark", "mr bell"), step="edit")
    assert dict(form.fields)["story"] == STORY
    page = press(form.fill("story", f"{STORY} Sarah came."), step="seal")
    # Sarah, and the two that we are not sure of: nobody has pressed on with them yet.
    assert "3 things here could point to someone" in page.text
    assert [page.is_ticked(words) for words in ("mark", "mr bell", "jayden", "Sarah")] == [
        False,
        False,
        True,
        True,
    ]
    press(page, step="seal")
    assert "mark wrote to" in told()
    assert "mr bell knew" in told()
    assert "Sarah" not in told()
    assert "jayden" not in told()


def test_whoever_went_back_and_changed_nothing_reads_once_more_what_stays(press, told):
    form = press(press().untick("mark").tick("may", "cystic fibrosis"), step="edit")
    page = press(form, step="seal")
    assert nothing_is_sealed()
    assert "Please look once more at what stays" in page.text
    assert "could point to someone</h2>" not in page.html
    press(page, step="seal")
    assert "mark wrote to" in told()


def test_whoever_goes_back_without_choosing_has_not_decided_about_what_we_are_not_sure_of(press):
    page = press(press(press(), step="edit"), step="seal")
    press(page, all="blank")
    assert SealedReport.objects.count() == 1


def test_blank_all_on_a_second_look_leaves_what_was_kept(press, told):
    page = press(press().untick("mark").fill("story", f"{STORY} Sarah came."), step="seal")
    assert "What you kept before stays with “Blank all”, too: “mark”, “may”, “cystic fibrosis”" in page.text
    assert "takes 1 thing" not in page.text
    assert re.findall(r"“(\w+)” <small>new</small>", page.html) == ["Sarah"]
    press(page, all="blank")
    assert "mark wrote to" in told()
    assert "Sarah" not in told()


def test_one_place_of_several_that_stays_is_said_too(press, told):
    page = press()
    page.fields.remove((f"place-{page.choice('mrs okafor')[7:]}", "story 1 of 2: mrs okafor"))
    page = press(page, step="seal")
    assert "“mrs okafor” stays in one of its 2 places." in page.text
    press(page, step="seal")
    assert "mrs okafor and" in told()
    assert "mrs okafor lives" not in told()


def test_what_we_are_not_sure_of_stands_apart_with_the_words_around_it(press):
    page = press()
    unsure = page.html.partition('id="unsure"')[2].partition('id="each"')[0]
    assert "Not sure: have a look" in unsure
    assert re.search(r"i asked <b>may</b> to cover", unsure)
    assert "cystic fibrosis" in unsure
    assert "jayden" not in unsure
    assert "“may”" not in page.html.partition('id="each"')[2].partition("as-shown")[0]


def test_nobody_and_nothing_stands_there_twice_and_each_is_called_what_people_know(press):
    page = press()
    things = [value for name, value in page.fields if name.startswith("marked-")]
    assert len(things) == len(set(things))
    assert page.choice("jayden") == page.choice("jaydens")
    assert {"[child A]", "[school]"} <= set(re.findall(r'class="blank">([^<]+)<', page.html))


def test_a_child_is_called_by_the_name_and_not_by_what_is_theirs(press):
    page = press(Page('<form><textarea name="story">jaydens mum rang. jayden fell.</textarea></form>').kind())
    assert "“jayden” <small>2 times</small>" in page.html
    assert '<span class="blank">[child A]</span>' in page.html


def test_a_report_in_which_nothing_is_found_is_sealed_with_one_press(press, told):
    page = Page('<form><textarea name="story">The visit was not on the list.</textarea></form>')
    press(page.kind(), step="seal")
    assert told() == "The visit was not on the list."


def test_the_form_says_beside_its_button_that_what_is_not_found_is_not_blanked(client, channel):
    form = client.get(reverse("tell_channel", args=[channel.slug])).content.decode()
    assert "We miss some" in form[form.rindex("Seal it and send it") :].partition("</section>")[0]


def test_so_does_the_form_for_young_people(client):
    young = make.channel(audience="young_person")
    make.steward(young)
    form = client.get(reverse("tell_channel", args=[young.slug]) + "?go=on").content.decode()
    assert "We miss some" in form[form.rindex("Lock it and send it") :].partition("</form>")[0]


def test_nothing_of_it_stands_in_an_address(press, client, channel):
    for page in (press(), press(press().untick("mark"), step="edit")):
        assert not re.search(r'(?:href|action)="[^"]*(?:=mark|jayden|keep|blank=)', page.html)
