"""Planning, filling and finishing, as the pages have it: every reason at its field, and nothing typed is lost."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.learning.models import Answer, Theme
from coalface.trials import actions, queries
from coalface.trials.models import Trial
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.trials.made import HELPED, TWO, finished, plan, planned, running, weekly

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel):
    return people_make.member(channel, Role.PEER, "Peer")


@pytest.fixture
def browser(peer):
    return people_make.signed_in(peer)


def filled(**changed):
    given = plan(today=today())
    fields = {
        name: getattr(given, name)
        for name in ("aim", "smallest_test", "measure", "stop_if", "area", "rhythm", "better")
    }
    days = {name: getattr(given, name).isoformat() for name in ("starts_on", "changes_on", "ends_on")}
    return {**fields, **days, **changed}


def shown(answer, status=200) -> str:
    assert answer.status_code == status
    return unescape(answer.content.decode())


def post(browser, door, trial, fields=None, status=200, follow=True) -> str:
    return shown(browser.post(reverse(door, args=[trial.pk]), fields or {}, follow=follow), status)


def test_a_plan_is_made_begun_filled_and_finished_without_a_script(browser):
    page = shown(browser.post(reverse("trial_new"), filled(), follow=True))
    assert "The plan is kept." in page
    trial = Trial.objects.get()
    assert 'name="revision" value="1"' in shown(browser.get(reverse("staff_trial", args=[trial.pk])))
    assert "read it, and press again" in post(browser, "trial_begin", trial, status=422)
    assert "everyone can read the plan now" in post(browser, "trial_begin", trial, {"revision": "1"})
    week = f"{today():%G-W%V}"
    page = post(browser, "trial_numbers", trial, {"step": "one", "period": week, "value": "18"})
    assert "One number is kept." in page
    without, with_it = (10, 12, 11, 10, 12, 11), (18, 19, 17, 18, 19, 17)
    weeks = [today() - timedelta(weeks=ago) for ago in range(12, 0, -1)]
    lines = "".join(f"{day:%G-W%V},{number}\n" for day, number in zip(weeks, without + with_it, strict=True))
    page = post(
        browser, "trial_numbers", trial, {"step": "sheet", "sheet": f"week,number\n{lines}{week},18\n"}
    )
    assert "12 numbers are kept." in page
    page = post(browser, "trial_finish", trial, {"result": "helped", "said": TWO})
    assert "It is finished." in page
    assert TWO in page


def test_the_list_says_what_waits_and_counts_nobody(browser, channel, peer):
    running(channel, peer, today=today(), aim="Two weeks old", starts_on=today() - timedelta(weeks=2))
    running(channel, peer, today=today(), aim="New", starts_on=today(), ends_on=today())
    planned(channel, peer, today=today(), aim="Only a plan")
    other = make.channel()
    planned(other, make.person(other, Role.PEER), today=today(), aim="Somebody else’s")
    page = shown(browser.get(reverse("staff_trials")))
    assert "2 numbers are missing." in page
    assert page.index("Running") < page.index("Being planned") < page.index("Only a plan")
    assert "Somebody else’s" not in page
    assert peer.name not in page


def test_a_trial_whose_last_day_has_passed_asks_what_came_of_it(browser, channel, peer):
    trial = running(channel, peer, today=today())
    Trial.objects.filter(pk=trial.pk).update(ends_on=today() - timedelta(days=1))
    assert "Its last day has passed. Say what came of it." in shown(browser.get(reverse("staff_trials")))


def test_everything_that_is_missing_is_said_at_once_and_nothing_typed_is_lost(browser):
    fields = {"aim": "No visit is lost", "starts_on": "16/11/2026", "ends_on": "tomorrow", "better": "more"}
    page = shown(browser.post(reverse("trial_new"), fields), 422)
    assert "Please look at 6 things" in page
    for words in (
        "Say what the smallest test is",
        "Give a day such as 31 July 2027",
        "Say what you count",
        "Choose how often",
        "Say what would make you stop",
        "Give the first day on which it is done the new way.",
    ):
        assert words in page
    assert 'value="No visit is lost"' in page
    assert 'value="more" id="id_better_0" checked' in page or "checked" in page
    assert not Trial.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"ends_on": "2020-01-01"}, "It ends before it starts."),
        ({"starts_on": "1066-10-14"}, "more than two years away"),
        ({"changes_on": "2020-01-01"}, "between the first day that you count and the last"),
        ({"measure": "Cases seen late, and calls missed"}, "nobody can say which of them moved"),
        ({"area": "nowhere"}, "Choose one of these."),
        ({"rhythm": "daily"}, "Choose one of these."),
        ({"smallest_test": "a" * 601}, "longer than 600 characters"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(browser, changed, says):
    page = shown(browser.post(reverse("trial_new"), filled(**changed)), 422)
    assert says in page
    assert "Please look at one thing" in page
    assert not Trial.objects.exists()


def test_a_measure_that_may_count_two_things_is_kept_once_somebody_says_that_it_is_one(
    browser, channel, peer
):
    two = filled(measure="Visits kept and letters sent")
    assert "It is one number, and I looked" not in shown(browser.get(reverse("trial_new")))
    page = shown(browser.post(reverse("trial_new"), two), 422)
    assert "It is one number, and I looked" in page
    shown(browser.post(reverse("trial_new"), {**two, "one_number": "on"}, follow=True))
    trial = Trial.objects.get()
    assert trial.measure == two["measure"]
    page = shown(browser.get(reverse("trial_change", args=[trial.pk])))
    assert 'name="one_number" value="on" checked' in page, "whoever kept it was asked already"


def test_a_plan_with_little_before_the_change_says_what_it_will_not_be_able_to_say(browser, channel, peer):
    little = planned(channel, peer, today=today(), changes_on=today() - timedelta(weeks=8))
    enough = planned(channel, peer, today=today())
    words = "Fewer than six numbers will be from before the change"
    assert words in shown(browser.get(reverse("staff_trial", args=[little.pk])))
    assert words not in shown(browser.get(reverse("staff_trial", args=[enough.pk])))


def test_a_result_that_the_chart_does_not_show_is_kept_with_a_tick_and_both_are_public(
    browser, channel, peer, client
):
    falling = (20, 19, 21, 20, 19, 21, 15, 14, 13, 12, 11, 10, 9)
    trial = running(channel, peer, *falling, today=today())
    page = shown(browser.get(reverse("trial_finish", args=[trial.pk])))
    assert "has gone the other way" in page, "what the chart shows stands above the question"
    assert "I looked at the chart, and say why" not in page
    fields = {"result": "helped", "said": "The number went up every week. We keep it."}
    page = post(browser, "trial_finish", trial, fields, status=422)
    assert "The chart says otherwise." in page
    assert "I looked at the chart, and say why" in page
    assert fields["said"] in page, "nothing typed is lost"
    assert "It is finished." in post(browser, "trial_finish", trial, {**fields, "sure": "on"})
    public = shown(client.get(reverse("trial", args=[trial.pk])))
    assert "It helped, though the chart went the other way" in public
    assert "It helped, though the chart went the other way" in shown(client.get(reverse("trials")))
    facts = client.get(reverse("api:api_trial", args=[trial.pk])).json()
    assert (facts["result"], facts["chart_shows"]) == ("helped", "worse")


def test_two_numbers_say_harm_only_with_what_they_cannot_tell(browser, channel, peer, client):
    trial = running(channel, peer, 3, 7, today=today(), better="less")
    fields = {"result": "harmed", "said": "One visit was missed because of the list. We stopped."}
    page = post(browser, "trial_finish", trial, fields, status=422)
    assert "2 numbers cannot tell harm from chance." in page
    post(browser, "trial_finish", trial, {**fields, "sure": "on"})
    public = shown(client.get(reverse("trial", args=[trial.pk])))
    assert "It did harm, though the numbers are too few to tell it from chance" in public
    assert "There are no dotted lines" in public
    assert 'class="limit"' not in public


def test_what_could_point_to_someone_is_marked_and_kept_only_once_somebody_has_looked(browser):
    words = "Mrs Okafor keeps the list on 07700 900123."
    page = shown(browser.post(reverse("trial_new"), filled(smallest_test=words)), 422)
    assert "<mark>Mrs Okafor</mark>" in page
    assert words in page, "nothing typed is lost"
    assert not Trial.objects.exists()
    marked = {"looked_at": ["Mrs Okafor", "07700 900123"]}
    shown(browser.post(reverse("trial_new"), filled(smallest_test=words, **marked)), 422)
    assert not Trial.objects.exists(), "the box has to be ticked"
    shown(
        browser.post(
            reverse("trial_new"), filled(smallest_test=words, **marked, points_to_nobody="yes"), follow=True
        )
    )
    assert Trial.objects.get().smallest_test == words


def test_what_was_vouched_for_is_not_asked_about_again_beside_a_new_mark(browser):
    fields = filled(smallest_test="Mrs Okafor keeps the list.", stop_if="Dr Whitlock says so.")
    page = shown(
        browser.post(
            reverse("trial_new"), {**fields, "looked_at": ["Mrs Okafor"], "points_to_nobody": "yes"}
        ),
        422,
    )
    assert "<mark>Dr Whitlock</mark>" in page
    assert "<mark>Mrs Okafor</mark>" not in page
    both = {"looked_at": ["Mrs Okafor", "Dr Whitlock"], "points_to_nobody": "yes"}
    shown(browser.post(reverse("trial_new"), {**fields, **both}, follow=True))
    assert Trial.objects.count() == 1


def test_what_was_vouched_for_stays_so_where_the_plan_comes_back_for_another_reason(browser):
    fields = filled(smallest_test="Mrs Okafor keeps the list.", aim="")
    vouched = {"looked_at": ["Mrs Okafor", "Dr Whitlock"], "points_to_nobody": "yes"}
    page = shown(browser.post(reverse("trial_new"), {**fields, **vouched}), 422)
    assert "You have looked at these, and they stay: “Mrs Okafor”" in page
    assert "Dr Whitlock" not in page, "it is not in the plan any more"
    assert 'name="points_to_nobody" value="yes" checked' in page


def test_a_copy_is_filled_in_from_the_original_and_leads_back(browser, channel, peer):
    elsewhere = make.channel()
    original = finished(elsewhere, make.person(elsewhere, Role.PEER), today=today(), aim="What worked there")
    page = shown(browser.get(reverse("trial_new"), {"copy": original.pk}))
    assert 'value="What worked there"' in page
    assert "your trial will lead back to it" in page
    assert f'name="copy_of" value="{original.pk}"' in page
    shown(browser.post(reverse("trial_new"), filled(copy_of=original.pk), follow=True))
    assert Trial.objects.get(channel=channel).copied_from == original


def test_whoever_plans_trials_comes_to_a_copy_and_a_reader_is_told_whom_to_ask(browser, channel, peer):
    original = finished(channel, peer, today=today())
    address = reverse("trial_copy", args=[original.pk])
    assert browser.get(address).headers["Location"] == f"{reverse('trial_new')}?copy={original.pk}"
    reader = people_make.signed_in(people_make.member(channel, Role.READER, "Reader"))
    page = shown(reader.get(address))
    assert "Ask one of your channel to try this" in page
    assert reverse("trial_text", args=[original.pk]) in page
    going = running(channel, peer, today=today())
    assert reader.get(reverse("trial_copy", args=[going.pk])).status_code == 404


@pytest.mark.parametrize("copy", ["", "not-an-id", "00000000-0000-4000-8000-000000000000"])
def test_what_cannot_be_copied_is_an_empty_plan(browser, copy):
    assert "copy_of" not in shown(browser.get(reverse("trial_new"), {"copy": copy}))


def test_a_plan_is_changed_until_it_begins(browser, channel, peer):
    trial = planned(channel, peer, today=today())
    page = shown(browser.get(reverse("trial_change", args=[trial.pk])))
    assert f'value="{trial.aim}"' in page
    assert 'name="revision" value="1"' in page
    post(browser, "trial_change", trial, filled(aim="Another aim", revision="1"))
    trial.refresh_from_db()
    assert trial.aim == "Another aim"
    post(browser, "trial_begin", trial, {"revision": "2"})
    page = post(browser, "trial_change", trial, filled(aim="Too late", revision="2"), status=422)
    assert "This trial has begun, so its plan stays as it is." in page


def test_whoever_sends_a_plan_second_sees_both_and_decides(browser, channel, peer):
    trial = planned(channel, peer, today=today())
    theirs = plan(today=today(), aim="Theirs")
    actions.change_plan(trial_id=trial.pk, by=peer, plan=theirs, revision=1, today=today())
    page = post(browser, "trial_change", trial, filled(aim="Mine", revision="1"), status=422)
    assert "Somebody has changed this plan since you opened it." in page
    assert "<p>Theirs</p>" in page
    assert 'value="Mine"' in page
    assert 'name="revision" value="2"' in page
    post(browser, "trial_change", trial, filled(aim="Mine", revision="2"))
    trial.refresh_from_db()
    assert trial.aim == "Mine"


def test_a_plan_is_thrown_away(browser, channel, peer):
    trial = planned(channel, peer, today=today())
    assert "The plan is thrown away." in post(browser, "trial_drop", trial)
    assert not Trial.objects.exists()
    begun = running(channel, peer, today=today())
    assert "This trial has begun" in post(browser, "trial_drop", begun, status=422)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "Write one number"),
        ("12 15", "There is more than one number here."),
        ("9999999999", "too large"),
        ("-3", "below nought"),
    ],
)
def test_a_number_that_is_none_is_refused_with_what_was_typed(browser, channel, peer, value, says):
    trial = running(channel, peer, today=today())
    fields = {"step": "one", "period": f"{today():%G-W%V}", "value": value}
    page = post(browser, "trial_numbers", trial, fields, status=422)
    assert says in page
    assert f'value="{value}"' in page or not value


def test_a_week_that_is_not_on_the_list_is_refused(browser, channel, peer):
    trial = running(channel, peer, today=today())
    for period in ("2020-W01", "2199-W01", "", "soon"):
        page = post(
            browser, "trial_numbers", trial, {"step": "one", "period": period, "value": "1"}, status=422
        )
        assert "Choose one from the list." in page or "Write it as 2026-W47" in page
    assert not queries.numbers_of(trial)


def test_two_who_enter_the_same_week_see_both_numbers_and_one_can_put_it_right(browser, channel, peer):
    trial = running(channel, peer, 12, today=today())
    week = f"{today():%G-W%V}"
    page = post(browser, "trial_numbers", trial, {"step": "one", "period": week, "value": "14"}, status=422)
    assert "12 is there, and 14 was given" in page
    assert "Put 14 in place of 12" in page
    assert list(queries.numbers_of(trial).values()) == [12]
    fields = {"step": "correct", "period": week, "value": "14", "instead_of": "12"}
    assert "The number is corrected." in post(browser, "trial_numbers", trial, fields)
    assert "it is 14 now" in post(browser, "trial_numbers", trial, {**fields, "value": "15"}, status=422)
    assert list(queries.numbers_of(trial).values()) == [14]
    same = {"step": "one", "period": week, "value": "14"}
    assert "Every number was there already." in post(browser, "trial_numbers", trial, same)


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("week\n2026-W40\n", "There is no column “number”."),
        ("week,number\n" + "2026-W40,1\n" * 100_000, "100,002 lines"),
        ("week,number\n2026-W40,1\n2026-W40,2\n", "is there twice."),
        ("week,number\n2020-W01,1\n", "lies before the trial started"),
    ],
)
def test_a_sheet_that_cannot_be_taken_is_refused_whole(browser, channel, peer, sheet, says):
    trial = running(channel, peer, today=today())
    page = post(browser, "trial_numbers", trial, {"step": "sheet", "sheet": sheet}, status=422)
    assert says in page
    assert sheet[:15] in page, "nothing pasted is lost"
    assert not queries.numbers_of(trial)


def test_a_result_needs_two_sentences_and_numbers_that_can_show_it(browser, channel, peer):
    trial = running(channel, peer, 3, 5, today=today())
    page = post(browser, "trial_finish", trial, {"result": "helped", "said": TWO}, status=422)
    assert "There are no numbers from before the change" in page
    assert TWO in page
    page = post(
        browser, "trial_finish", trial, {"result": "not_known", "said": "We do not know."}, status=422
    )
    assert "This is one sentence. Say it in two" in page
    page = post(browser, "trial_finish", trial, {"said": TWO}, status=422)
    assert "“Not known” is an honest answer" in page
    assert "It is finished." in post(browser, "trial_finish", trial, {"result": "not_known", "said": TWO})


def test_marked_words_in_a_result_are_shown_back(browser, channel, peer):
    trial = running(channel, peer, 3, today=today())
    fields = {"result": "not_known", "said": "Mrs Okafor left. We try again."}
    assert "<mark>Mrs Okafor</mark>" in post(browser, "trial_finish", trial, fields, status=422)
    vouched = {**fields, "looked_at": "Mrs Okafor", "points_to_nobody": "yes"}
    assert "It is finished." in post(browser, "trial_finish", trial, vouched)


def test_a_token_is_shown_once(browser, channel, peer):
    trial = running(channel, peer, today=today())
    page = post(browser, "trial_token", trial, {"step": "make"})
    token = page.partition("<code>")[2].partition("</code>")[0]
    assert len(token) == 43
    assert token not in shown(browser.get(reverse("trial_token", args=[trial.pk])))
    numbers = weekly(7, today=today())
    assert actions.enter_by_token(trial_id=trial.pk, token=token, numbers=numbers, today=today()) == 1
    assert "The token is taken away." in post(browser, "trial_token", trial, {"step": "take_away"})
    assert "There is no token to take away." in post(
        browser, "trial_token", trial, {"step": "take_away"}, status=422
    )


def test_a_steward_looks_and_takes_back_and_changes_nothing_else(channel, peer):
    steward = people_make.member(channel, Role.STEWARD, "Alice")
    browser = people_make.at_work(steward)
    trial = running(channel, peer, 3, today=today())
    page = shown(browser.get(reverse("staff_trial", args=[trial.pk])))
    assert trial.aim in page
    assert reverse("trial_numbers", args=[trial.pk]) not in page
    for door in ("trial_numbers", "trial_finish", "trial_begin", "trial_token"):
        assert browser.post(reverse(door, args=[trial.pk])).status_code == 403
    assert "The trial is taken back." in post(browser, "trial_take_back", trial)
    assert browser.get(reverse("staff_trial", args=[trial.pk])).status_code == 404


def test_a_practice_trial_says_so_and_stays_inside():
    channel = make.channel(opened=False)
    browser = people_make.signed_in(people_make.member(channel, Role.ANSWERING_MANAGER, "Manager"))
    shown(browser.post(reverse("trial_new"), filled(), follow=True))
    trial = Trial.objects.get()
    page = post(browser, "trial_begin", trial, {"revision": "1"})
    assert "This is a practice channel, so nobody outside can read it." in page
    assert f'href="{reverse("trial", args=[trial.pk])}"' not in page


def test_somebody_in_two_channels_chooses_which(peer, channel, browser):
    other = make.channel(organisation_=channel.organisation, name="Zebra crossing")
    peer.grants.create(channel=other, role=Role.PEER.value)
    page = shown(browser.get(reverse("trial_new")))
    assert f"?channel={other.slug}" in page
    shown(browser.post(reverse("trial_new"), filled(channel=other.slug), follow=True))
    assert Trial.objects.get().channel == other


def test_the_form_offers_only_the_channel_s_own_parts_and_the_whole_service(browser, channel):
    page = shown(browser.get(reverse("trial_new")))
    assert '<option value="duty">Front door</option>' in page
    assert "The whole service" in page


def test_a_finished_trial_keeps_its_numbers(browser, channel, peer):
    trial = finished(channel, peer, today=today())
    page = post(browser, "trial_numbers", trial, {"step": "one", "period": "x", "value": "1"}, status=422)
    assert "This trial is finished, so its numbers stay as they are." in page
    assert sum(queries.numbers_of(trial).values()) == sum(HELPED)


def test_a_trial_comes_of_a_theme_that_was_answered():
    channel, other = make.channel(name="Aardvark"), make.channel(name="Zebra")
    manager = people_make.member(channel, Role.ANSWERING_MANAGER, "Manager")
    manager.grants.create(channel=other, role=Role.ANSWERING_MANAGER.value)
    browser = people_make.signed_in(manager)
    words = {"title": "Handover", "says": "It is lost.", "question": "What travels?"}
    about = {"organisation": other.organisation, "channel": other, "drafter": manager, "drafted_on": today()}
    theme = Theme.objects.create(**words, **about, asked_on=today())
    Answer.objects.create(theme=theme, number=1, decision="accepted", reason="Yes.", answered_on=today())
    address = f"{reverse('trial_new')}?theme={theme.pk}"
    assert f'href="{address}"' in shown(browser.get(reverse("answers")))
    page = shown(browser.get(address))
    assert f'<option value="{theme.pk}" selected>Handover</option>' in page
    assert f'name="channel" value="{other.slug}"' in page
    shown(browser.post(reverse("trial_new"), filled(channel=other.slug, theme=str(theme.pk)), follow=True))
    assert Trial.objects.get().theme_id == theme.pk
    shown(browser.post(reverse("trial_new"), filled(channel=channel.slug, theme=str(theme.pk)), follow=True))
    assert Trial.objects.get(channel=channel).theme_id is None, (
        "a theme of another channel is not on the list"
    )
