"""What everyone reads: the library, one trial, its numbers, and the empty place of one that was taken back."""

import csv
import io
import json
import re
from datetime import timedelta
from decimal import Decimal
from xml.etree import ElementTree

import duckdb
import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.learning.beside import beside_themes
from coalface.learning.models import Theme
from coalface.trials import actions
from coalface.trials.models import Trial
from coalface.ui.clock import today
from tests import make
from tests.integration.trials.made import HELPED, TWO, finished, plan, planned, running, weekly

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel):
    return make.person(channel, Role.PEER)


def read(client, name, *args, status=200, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == status
    return answer.content.decode()


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_library_has_what_helped_and_what_did_not_and_no_plans(client, channel, peer):
    for number, result in enumerate(("helped", "no_difference", "harmed", "not_known")):
        finished(channel, peer, result=result, aim=f"Aim {number}", today=today())
    running(channel, peer, aim="Aim that runs", today=today())
    planned(channel, peer, aim="Aim of a plan", today=today())
    page = read(client, "trials")
    assert "5 trials" in page
    for aim in ("Aim 0", "Aim 1", "Aim 2", "Aim 3", "Aim that runs"):
        assert aim in page
    assert "Aim of a plan" not in page
    one = read(client, "trials", result="no_difference")
    assert "Aim 1" in one
    assert "Aim 0" not in one
    assert "Aim that runs" in read(client, "trials", result="running")
    assert "5 trials" in read(client, "trials", result="a success"), "no such filter is as good as none"


def test_an_empty_library_says_how_a_trial_begins(client, db):
    assert "No trial has begun yet." in read(client, "trials")
    assert "There is none of these yet." in read(client, "trials", result="harmed")


def test_a_trial_shows_its_result_first_then_test_chart_and_every_number(client, channel, peer):
    numbers = (*HELPED[:6], *HELPED)
    trial = finished(channel, peer, *numbers, today=today(), starts_on=today() - timedelta(weeks=20))
    page = read(client, "trial", trial.pk)
    said = words_of(page)
    for words in (
        trial.aim,
        TWO,
        trial.smallest_test,
        trial.stop_if,
        trial.measure,
        "Front door",
        "It helped",
    ):
        assert words in said
    assert said.index(TWO) < said.index(trial.smallest_test)
    drawing = ElementTree.fromstring(re.search(r"<svg[^>]*chart-title.*?</svg>", page, re.DOTALL).group())  # noqa: S314
    dots = [part for part in drawing.iter() if part.get("class") in ("dot", "dot--signal")]
    assert len(dots) == 19
    [change] = [part for part in drawing.iter() if part.get("class") == "event"]
    twelfth, thirteenth = (float(place) for place in sorted(_across(dots))[11:13])
    assert twelfth < float(change.get("x1")) < thirteenth, "a line where the change began"
    limits = [part.get("d") for part in drawing.iter() if part.get("class") == "limit"]
    assert [path.count("M") for path in limits] == [1, 1], "carried on from before the change"
    assert "Before the change 18.2 on average, of 12 numbers" in said
    assert "Since 25.7 on average, of 7 numbers" in said
    assert "further than chance usually takes it" in said
    assert "Of ten changes that do nothing, about one chart would look better by chance" in said
    rows = re.findall(r'<th scope="row">', page)
    assert len(rows) == 19
    assert "trial limits" not in said, "with twelve numbers from before the limits are limits"


def _across(dots):
    """Where each point lies, from left to right."""
    for dot in dots:
        yield float(dot.get("cx") or re.match(r"M([\d.]+)", dot.get("d")).group(1))


def test_below_twelve_numbers_from_before_trial_limits_are_said_in_plain_words(client, channel, peer):
    trial = running(channel, peer, 4, 5, 6, 5, 4, 5, 6, 5, today=today(), changes_on=today())
    said = words_of(read(client, "trial", trial.pk))
    assert (
        "The dotted lines are trial limits, for they come from 7 numbers. With 12 they would be firmer."
        in said
    )
    few = running(channel, peer, 4, 5, 6, today=today(), changes_on=today())
    assert "limits of chance take at least 6 numbers" in words_of(read(client, "trial", few.pk))


def test_a_plan_that_was_entered_when_the_change_had_begun_says_so(client, channel, peer):
    late = running(channel, peer, today=today())
    early = running(channel, peer, today=today(), changes_on=today() + timedelta(weeks=1))
    began = today() - timedelta(weeks=6)
    said = f"the change had been going since {began.day} {began:%B %Y}: its first numbers could be known."
    assert said in words_of(read(client, "trial", late.pk))
    assert "could be known" not in read(client, "trial", early.pk)
    assert f"Plan entered {today().day} {today():%B %Y}" in words_of(read(client, "trial", early.pk))


def test_a_trial_from_before_the_change_was_asked_for_is_shown_without_a_claim(client, channel, peer):
    trial = finished(channel, peer, today=today())
    Trial.objects.filter(pk=trial.pk).update(changes_on=None)
    said = words_of(read(client, "trial", trial.pk))
    assert "It helped, though the numbers are too few to tell it from chance" in said
    assert json.loads(read(client, "api:api_trial", trial.pk))["changes_on"] is None


def test_a_week_without_a_number_is_a_gap_and_named(client, channel, peer):
    trial = running(channel, peer, today=today())
    this = trial.starts_on - timedelta(days=trial.starts_on.weekday())
    numbers = {this + timedelta(weeks=week): Decimal(week) for week in (1, 2, 4, 5)}
    actions.enter_numbers(trial_id=trial.pk, by=peer, numbers=numbers, today=today())
    page = read(client, "trial", trial.pk)
    missing = this + timedelta(weeks=3)
    assert f"There is no number for the week of {missing.day} {missing:%B %Y}. The line breaks there." in page
    assert page.count('class="none"') == 1


def test_a_measure_of_less_is_read_the_other_way_round(client, channel, peer):
    rising = [*([3, 4] * 6), 30]
    facts = {"today": today(), "starts_on": today() - timedelta(weeks=14), "changes_on": today()}
    more = running(channel, peer, *rising, better="more", **facts)
    less = running(channel, peer, *rising, better="less", **facts)
    assert "The last point is an improvement." in read(client, "trial", more.pk)
    assert "The last point is a concern." in read(client, "trial", less.pk)


def test_nobody_outside_finds_a_plan_or_a_practice_trial(client, channel, peer):
    practice = make.channel(opened=False)
    hidden = finished(practice, make.person(practice, Role.PEER), today=today())
    for trial in (planned(channel, peer, today=today()), hidden):
        for door in ("trial", "trial_csv"):
            read(client, door, trial.pk, status=404)
    assert json.loads(read(client, "trials_json"))["trials"] == []


def test_a_finished_trial_offers_to_be_copied_and_a_running_one_does_not(client, channel, peer):
    done, going = finished(channel, peer, today=today()), running(channel, peer, today=today())
    assert reverse("trial_copy", args=[done.pk]) in read(client, "trial", done.pk)
    assert "/copy/" not in read(client, "trial", going.pk)


def test_the_plan_goes_out_as_text_that_can_be_printed(client, channel, peer):
    trial = finished(channel, peer, *range(30, 17, -1), today=today(), result="helped")
    text = read(client, "trial_text", trial.pk)
    answer = client.get(reverse("trial_text", args=[trial.pk]))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert max(map(len, text.splitlines())) <= 80
    said = " ".join(text.split())
    for words in (
        trial.aim,
        trial.smallest_test,
        trial.measure,
        trial.stop_if,
        TWO,
        "Every week. More is better.",
    ):
        assert words in said
    assert "It helped, though the number was moving before." in said, "the chart goes along with the result"
    assert reverse("trial", args=[trial.pk]) in said
    planned_one = planned(channel, peer, today=today())
    read(client, "trial_text", planned_one.pk, status=404)


def test_a_copy_and_its_original_lead_to_each_other(client, channel, peer):
    original = finished(channel, peer, today=today())
    elsewhere = make.channel()
    other = make.person(elsewhere, Role.PEER)
    copy = actions.plan_trial(
        channel=elsewhere,
        by=other,
        plan=plan(today=today(), aim="Tried again"),
        today=today(),
        copy_of=original.pk,
    )
    actions.begin_trial(trial_id=copy.pk, by=other, revision=1, today=today())
    assert reverse("trial", args=[copy.pk]) in read(client, "trial", original.pk)
    assert reverse("trial", args=[original.pk]) in read(client, "trial", copy.pk)
    actions.take_trial_back(trial_id=original.pk, by=peer, today=today())
    assert reverse("trial", args=[original.pk]) not in read(client, "trial", copy.pk)


def test_a_trial_that_was_taken_back_is_gone_from_every_door(client, channel, peer):
    trial = finished(channel, peer, today=today())
    before = read(client, "trial", trial.pk)
    actions.take_trial_back(trial_id=trial.pk, by=peer, today=today())
    for door in ("trial", "trial_csv", "trial_text", "api:api_trial"):
        page = read(client, door, trial.pk, status=410)
        assert trial.aim not in page
        assert "taken back" in page
    for door in ("trials", "trials_json", "api:api_trials"):
        assert str(trial.pk) not in read(client, door)
    assert trial.aim in before


def test_the_numbers_go_out_as_csv_and_could_be_pasted_again(client, channel, peer):
    trial = running(channel, peer, 4, 5, 6, today=today())
    page = read(client, "trial_csv", trial.pk)
    rows = list(csv.reader(io.StringIO(page)))
    assert rows[0] == ["week", "number"]
    assert [row[1] for row in rows[1:]] == ["4", "5", "6"]
    from coalface.core.trial_numbers import read_sheet
    from coalface.trials.queries import numbers_of

    assert read_sheet(page, trial.counted) == numbers_of(trial)


def test_all_trials_go_out_as_json_with_their_licence(client, channel, peer):
    trial = finished(channel, peer, today=today(), area="")
    facts = json.loads(read(client, "trials_json"))
    [one] = facts["trials"]
    assert "open-government-licence" in facts["licence"]
    assert (one["id"], one["result"], one["said"], one["area"]) == (str(trial.pk), "helped", TWO, None)
    assert [number["value"] for number in one["numbers"]] == list(HELPED)


def test_a_page_that_has_not_changed_is_not_sent_again(client, channel, peer):
    trial = running(channel, peer, 4, today=today())
    address = reverse("trial", args=[trial.pk])
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    actions.finish_trial(trial_id=trial.pk, by=peer, result="not_known", said=TWO, today=today())
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_theme_shows_its_trials_once_they_are_public(channel, peer):
    words = {"title": "Handover", "says": "It is lost.", "question": "What travels?"}
    about = {"organisation": channel.organisation, "channel": channel, "drafter": peer, "drafted_on": today()}
    theme = Theme.objects.create(**words, **about, asked_on=today())
    made = actions.plan_trial(
        channel=channel, by=peer, plan=plan(today=today()), today=today(), theme_id=theme.pk
    )
    assert beside_themes([theme.pk]) == {theme.pk: []}
    actions.begin_trial(trial_id=made.pk, by=peer, revision=1, today=today())
    [line] = [
        line for line in beside_themes([theme.pk])[theme.pk] if line.url == reverse("trial", args=[made.pk])
    ]
    assert line.title == made.aim
    assert line.words.startswith("Running until")


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_trials_and_their_numbers_are_taken_along_as_tables(client, channel, peer, tmp_path, form):
    trial = running(channel, peer, today=today(), starts_on=today() - timedelta(weeks=2))
    numbers = {period: Decimal(value) / 2 for period, value in weekly(6, 5, today=today()).items()}
    actions.enter_numbers(trial_id=trial.pk, by=peer, numbers=numbers, today=today())
    planned(channel, peer, today=today(), aim="Nobody's business")
    found = {}
    for name in ("trials", "trial-numbers"):
        answer = client.get(reverse("data_file", args=[name, form]))
        assert answer.status_code == 200
        file = tmp_path / f"{name}.{form}"
        file.write_bytes(answer.content)
        # Read by DuckDB, which nobody here wrote.
        rows = f"SELECT * FROM '{file}'"  # noqa: S608
        if form == "json":
            rows = f"SELECT unnest({name.replace('-', '_')}, recursive := true) FROM '{file}'"  # noqa: S608
        columns = "aim, state, result" if name == "trials" else "trial::text, value::double"
        found[name] = duckdb.sql(f"SELECT {columns} FROM ({rows})").fetchall()  # noqa: S608
    assert found["trials"] == [(trial.aim, "running", None)]
    assert found["trial-numbers"] == [(str(trial.pk), 3.0), (str(trial.pk), 2.5)]
