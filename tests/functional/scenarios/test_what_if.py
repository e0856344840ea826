"""The what-if page: for everyone, without a script, told by its address alone, and no lever against the server."""

import re
from html import unescape
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from coalface.core.spiral import shipped
from coalface.core.spiral.forecasting import may_be_forecast
from coalface.core.triage import scenario_from_text as queue_from
from coalface.scenarios import rehearsing, stories, views
from coalface.scenarios.asked import asked_in
from coalface.scenarios.held import can_be_held, held_values
from coalface.scenarios.levers import BELIEF, EVENT, LEVERS
from coalface.scenarios.remembering import Remembered, SomebodyRehearses
from coalface.scenarios.starting import places_there_are, starting_of
from coalface.vitals.queries import figures

pytestmark = pytest.mark.django_db
ONE = {"place": "330", "blame": "less", "go": "1"}


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def ask(client, **given):
    return client.get(reverse("what_if"), given)


@pytest.fixture(scope="module")
def birmingham(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return ask(Client(), **ONE, supervision="more", name="Less blame")


def test_it_starts_from_published_figures_with_year_file_and_line(client):
    # Department for Education, Children’s social work workforce 2025: Birmingham, 769.6 full-time equivalents.
    said = text_of(ask(client, place="330"))
    assert "769.6 whole-time equivalents 2025 dfe_social_work_workforce_2017_2025.csv, line 74" in said
    assert "16,324 referrals 2025 dfe_referrals_2013_2025.csv, line 75" in said
    assert "sets of assumptions we tried" not in said


def test_an_answer_is_in_sets_of_assumptions_and_says_what_would_have_to_be_true(birmingham):
    said = text_of(birmingham)
    assert birmingham.status_code == 200
    counted = re.findall(
        r"Helps in (\d+) of the 500 sets of assumptions we tried\. Makes no difference worth counting in (\d+)\."
        r" Makes it worse in (\d+)\.",
        said,
    )
    # All levers together, and each alone; the three answers are all sets.
    assert len(counted) == 3
    assert all(sum(map(int, three)) == 500 for three in counted)
    assert "Less than 0.5 points is not counted." in said
    assert "With the ranges halved it helps in" in said
    assert re.search(r"above [\d.]+ it helps in \d+ of \d+ sets, below in \d+ of \d+\.", said)
    assert "A rehearsal, not a forecast" in said
    assert f"Seed {rehearsing.SEED}. Definition {shipped().digest[:12]}. Figures: " in said
    assert "dfe_workforce 2025" in said
    for title in ("All of it together", "Blame and discipline: Less, by", "Time in supervision: 45 minutes"):
        assert title in said
    assert 'id="answer">Less blame</h2>' in birmingham.content.decode()


def test_no_number_of_children_no_probability_and_no_ranking(birmingham):
    said = text_of(birmingham)
    assert not re.search(r"\d[\d,.]* (more |fewer )?children", said)
    assert not re.search(r"\b(rank|worst|best|league|likely|chance)\b", said, re.IGNORECASE)
    assert "is no probability" in said


def test_each_drawing_has_a_title_words_and_a_table_and_no_script(birmingham):
    page = birmingham.content.decode()
    drawings = re.findall(r"<svg [^>]*viewBox=\"0 0 360.*?</svg>", page, re.DOTALL)
    assert len(drawings) == 3
    for drawing in drawings:
        drawn = ElementTree.fromstring(drawing)  # noqa: S314 - our own page
        assert "After three years" in drawn.find("{http://www.w3.org/2000/svg}desc").text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("The numbers in this drawing") == 3
    assert "<script" not in page
    assert "style=" not in page
    assert birmingham.cookies == {}
    assert not birmingham.has_header("Vary") or "Cookie" not in birmingham["Vary"]


def test_the_same_address_gives_the_same_answer_and_stands_on_the_page(birmingham, client):
    rehearsing.remembered._kept.clear()
    address = re.search(r'href="([^"]+)">The address of this rehearsal', birmingham.content.decode()).group(1)
    again = client.get(address.replace("&amp;", "&"))
    assert text_of(again) == text_of(birmingham)
    assert parse_qs(urlsplit(address.replace("&amp;", "&")).query)["name"] == ["Less blame"]


def test_whoever_thinks_that_workload_makes_nobody_leave_gets_another_answer(client):
    given = {"place": "330", "records": "much_less", "look": "turnover_rate", "go": "1"}
    helped = [
        re.search(
            r"Helps in \d+ of .*? in nine of ten sets", text_of(ask(client, **given, leaving=belief))
        ).group()
        for belief in ("no", "yes")
    ]
    assert helped[0] != helped[1]


def test_too_many_levers_none_and_an_unknown_place_are_said_and_nothing_chosen_is_lost(client):
    four = ask(client, **ONE, supervision="more", cap="15", pay="5")
    assert "More than 3 levers are moved" in text_of(four)
    assert '<option value="15" selected>' in four.content.decode()
    assert "No lever is moved" in text_of(ask(client, place="330", go="1"))
    nowhere = text_of(ask(client, **{**ONE, "place": "Atlantis"}))
    assert "There is no such place" in nowhere
    assert "sets of assumptions we tried" not in nowhere


@pytest.mark.parametrize(
    "given",
    [
        {"blame": "0.2"},
        {"blame": "__class__"},
        {"cap": "99999999999999999999"},
        {"look": "missed_high"},
        {"look": "not_seen_share"},
        {"place": "330' OR '1'='1"},
        {"place": "../../etc/passwd"},
        {"place": "\0"},
        {"name": "<script>alert(1)</script>"},
        {"name": "a" * 10_000},
        {"name": "\u202e\0\r\nSet-Cookie: a=b"},
        {"leaving": "nan", "event": "inf", "go": "1" * 500},
    ],
    ids=lambda given: str(given)[:40],
)
def test_hostile_addresses_are_read_as_nothing(client, given):
    page = ask(client, **{"place": "330", **given})
    assert page.status_code == 200
    words = page.content.decode()
    assert "<script>" not in words
    assert "a" * 81 not in words
    assert "sets of assumptions we tried" not in text_of(page)
    if set(given) & {"blame", "cap", "look", "leaving"}:
        assert "meant nothing to us" in words


def test_one_at_a_time_and_whoever_comes_second_is_told_to_press_again(client):
    assert rehearsing.remembered._rehearsing.acquire(blocking=False)
    try:
        second = ask(client, place="331", blame="more", go="1", name="Ours")
    finally:
        rehearsing.remembered._rehearsing.release()
    assert (second.status_code, second["Retry-After"]) == (503, "3")
    assert "Somebody else is rehearsing at this moment" in text_of(second)
    assert 'value="Ours"' in second.content.decode()
    assert ask(client, place="331", blame="more", go="1").status_code == 200


def test_an_answer_is_made_once_and_a_fault_lets_the_next_one_in():
    kept, made = Remembered(most=2), []

    def make():
        with pytest.raises(SomebodyRehearses):
            kept.answer("another", lambda: None)
        made.append(1)

    kept.answer("one", make)
    kept.answer("one", make)
    assert len(made) == 1
    with pytest.raises(ZeroDivisionError):
        kept.answer("broken", lambda: 1 / 0)
    others = [Thread(target=kept.answer, args=(f"other {number}", lambda: None)) for number in range(3)]
    for other in others:
        other.start()
        other.join()
    assert len(kept._kept) == 2


def test_figures_that_do_not_fit_together_are_said_to_move_by_themselves(client):
    # Hampshire’s published figures leave some sets of assumptions without balance; Birmingham’s leave none.
    assert "do not quite fit together" in text_of(ask(client, **{**ONE, "place": "850"}))
    assert "do not quite fit together" not in text_of(ask(client, **ONE))


def test_words_that_somebody_typed_are_not_remembered(client):
    ask(client, **ONE, name="Mrs Okafor")
    assert "Okafor" not in repr(rehearsing.remembered._kept)


def test_every_step_is_within_what_the_model_takes():
    known = shipped().parameters
    for choice in (*LEVERS, BELIEF, EVENT):
        assert not choice.step("now").told
        for name, value in ((name, value) for step in choice.steps for name, value in step.told.items()):
            least, most = known[name].limits
            assert least <= value <= most
            assert choice.moves(name)
            assert (known[name].is_lever, known[name].is_event) == (choice in LEVERS, choice is EVENT)


def test_places_with_figures_of_their_own_can_be_chosen_and_every_one_starts():
    with figures() as connection:
        places = places_there_are(connection)
        # England, 149 authorities with a return of their own, and two returns that two authorities make together.
        assert len(places) == 152
        assert {"E92000001", "314/318", "940/941"} <= {one.key for one in places}
        assert not {"314", "318", "940", "941"} & {one.key for one in places}
        joint = starting_of(connection, next(one for one in places if one.key == "314/318"), 151)
        smallest = starting_of(connection, next(one for one in places if one.key == "420"), 151)
    assert joint.parameters["referrals_a_year"] > 2000
    assert "lines" not in joint.vintage
    assert smallest is None


def test_a_place_where_nobody_is_in_post_says_so_and_what_to_do_instead(client):
    # Department for Education, Children’s social work workforce 2025: Isles of Scilly, 0.0 full-time equivalents.
    page = ask(client, **{**ONE, "place": "420", "name": "Ours"})
    said = text_of(page)
    assert "The last return of Isles of Scilly, of 2025, counts no social workers of its own in post" in said
    assert "Choose the authority that works with it, a neighbour or England" in said
    assert "sets of assumptions we tried" not in said
    assert 'value="Ours"' in page.content.decode()
    assert '<option value="less" selected>' in page.content.decode()


def test_the_story_has_five_steps_and_every_rehearsal_in_it_runs(client):
    said = text_of(client.get(reverse("what_if_story")))
    steps = stories.report_steps()
    assert len(steps) == 5
    assert sum(step.minutes for step in steps) == 60
    for link in (link for step in steps for link in step.links):
        assert link.says in said
        asked = asked_in({name: words[0] for name, words in parse_qs(urlsplit(link.url).query).items()})
        assert not asked.unknown
        assert asked.go
        assert 1 <= len(asked.levers) <= 3
        assert asked.events == EVENT.step("report").told
    last = client.get(steps[-1].links[0].url)
    assert re.search(r"[Hh]elps in \d+ of the 500 sets", text_of(last))


CLOSER = {**ONE, "look": "morale", "closer": "1"}


def rows_of(page) -> dict[str, tuple[list[int], list[int]]]:
    """The table of what decides it: the assumption, its places and its weight with both ends."""
    table = page.content.decode().partition('id="deciding"')[2].partition("</table>")[0]
    found = re.findall(
        r'<tr><th scope="row">(.*?)</th>.*?</td><td>([\d to]+)</td><td>(\d+ \(\d+ to \d+\))</td>',
        table,
        re.DOTALL,
    )
    return {
        says: (
            [int(one) for one in re.findall(r"\d+", places)],
            [int(one) for one in re.findall(r"\d+", weight)],
        )
        for says, places, weight in found
    }


def test_one_method_says_what_decides_it_and_looking_closer_takes_a_larger_sample(client):
    near, closer = ask(client, **{**CLOSER, "closer": ""}), ask(client, **CLOSER)
    assert "Look closer" in text_of(near)
    assert "every half week instead" not in text_of(near)
    assert "Look closer" not in text_of(closer)
    assert "Counted every half week instead of every week, no set says the opposite." in text_of(closer)
    assert re.search(r"all assumptions account for about \d+ of 100 parts", text_of(closer))
    few, many = rows_of(near), rows_of(closer)
    # Less blame lifts morale by this link before all others, in either sample.
    assert next(iter(few)) == next(iter(many)) == "Morale lost to blame"
    for says in set(few) & set(many):
        width = [places[-1] - places[0] for places, _weight in (few[says], many[says])]
        assert width[1] <= width[0]
    # What the larger sample puts into one place alone, the smaller did not put elsewhere.
    for says, (places, _weight) in many.items():
        if says in few and len(places) == 1:
            assert few[says][0][0] <= places[0] <= few[says][0][-1]
    for page, rows in ((near, few), (closer, many)):
        unsure = any(len(places) > 1 for places, _weight in rows.values())
        assert ("The sample is too small to put all of them in order" in text_of(page)) == unsure


def test_what_would_have_to_be_true_names_only_what_weighs(client):
    page = ask(client, **{**ONE, "look": "perceived_workload", "supervision": "more"})
    together = page.content.decode().partition('id="together-h"')[2].partition("</section>")[0]
    named = set(re.findall(r"<li>“([^”]+)”: above", together))
    assert named <= set(rows_of(page))


def test_what_gets_worse_stands_beside_what_helps_in_the_same_size(client):
    # A cap of twelve cases makes children wait: in Birmingham in nearly all sets of assumptions.
    page = ask(client, place="330", cap="12", look="perceived_workload", go="1").content.decode()
    first = page.partition('class="result"')[2].partition("</section>")[0]
    sizes = re.findall(r'<ul class="plain says-it">(.*?)</ul>', first, re.DOTALL)
    assert len(sizes) == 2
    assert "Helps in" in sizes[0]
    (waiting,) = re.findall(r"Children who wait for an assessment: worse in (\d+) of 500\.", sizes[1])
    assert int(waiting) > 250
    assert "<details>" not in first.partition("What gets worse with it")[0]


def test_somebody_who_is_sure_of_an_assumption_can_try_both_ends_and_let_go(client):
    page = ask(client, **ONE, look="morale").content.decode()
    low, high = (
        re.search(rf'href="([^"]+)">Try it at {end}<span class="unseen">: Morale lost to blame', page).group(
            1
        )
        for end in ("0.1", "0.6")
    )
    answers = {}
    for name, address in (("low", low), ("high", high)):
        held = client.get(address.replace("&amp;", "&"))
        said = text_of(held)
        assert "You are sure of:" in said
        assert "“Morale lost to blame” is 0." in said
        assert f'name="hold" value="blame_to_morale.{name}"' in held.content.decode()
        answers[name] = float(re.search(r"beside doing nothing: \+([\d.]+) points", said).group(1))
    # Where blame costs more morale, less of it gives more back.
    assert answers["high"] > answers["low"] + 1
    freed = re.search(r'href="([^"]+)">try its whole range again', held.content.decode()).group(1)
    assert "You are sure of:" not in text_of(client.get(freed.replace("&amp;", "&")))


@pytest.mark.parametrize(
    "hold",
    [
        "vacancy_share.low",
        "blame_to_morale",
        "blame_to_morale.0.3",
        "less_blame.high",
        "__class__.low",
        "," * 400,
    ],
    ids=lambda hold: hold[:25],
)
def test_what_nobody_can_be_sure_of_is_read_as_nothing(client, hold):
    # What is published of a place is its figure, and nobody’s belief; levers are moved, not believed.
    asked = asked_in({"hold": hold})
    assert asked.held == {}
    assert asked.unknown
    assert "meant nothing to us" in text_of(ask(client, place="330", hold=hold))


def test_at_most_three_are_held_and_the_oldest_goes_first():
    three = "morale_weeks.low,trust_weeks.high,told_share.low"
    assert list(asked_in({"hold": three}).held) == ["morale_weeks", "trust_weeks", "told_share"]
    assert asked_in({"hold": f"{three},usual_trust.low"}).unknown
    more = parse_qs(asked_in({"hold": three}).query_holding("usual_trust", "high"))["hold"]
    assert more == ["trust_weeks.high,told_share.low,usual_trust.high"]


def test_every_assumption_that_can_be_held_has_values_that_the_model_takes():
    for name, one in shipped().assumptions.items():
        if can_be_held(one):
            low, high = (held_values({name: end})[name] for end in ("low", "high"))
            assert one.limits[0] <= low < high <= one.limits[1]


def test_a_quarter_at_the_front_door_is_said_beside_doing_nothing(client):
    page = ask(client, **{**ONE, "place": "805"}, supervision="more").content.decode()
    address = re.search(
        r'href="(/what-if/front-door/[^"]+)">The last three months of the second year', page
    ).group(1)
    door = client.get(address.replace("&amp;", "&"))
    said = text_of(door)
    assert door.status_code == 200
    assert "Hartlepool, the last three months of the second year of the rehearsal" in said
    spread = r"\d+ \(\d+ to \d+\)"
    assert re.search(rf"assessments take {spread} with nothing done, and {spread} with the levers", said)
    (sets,) = re.findall(r"Waits are those of (\d+) sets of assumptions", said)
    # Days or hours and how many sets, never how many times as long: that says nothing beside almost nothing.
    assert "times as" not in said
    waits = re.findall(
        r"waits .*? with nothing done, and .*? with the levers\. Shorter in (\d+) sets, no"
        r" difference worth counting in (\d+), longer in (\d+)\.",
        said,
    )
    assert waits
    assert all(sum(map(int, counts)) == int(sets) for counts in waits)
    assert not re.search(r"\d[\d,.]* (more |fewer )?children", said)
    # Each scenario on the page is one that triage takes.
    texts = re.findall(r"<pre>(.*?)</pre>", door.content.decode(), re.DOTALL)
    queues = [queue_from(unescape(text), is_json=False) for text in texts]
    assert len(queues) == 2
    assert queues[0].offered_load / queues[0].assessors > queues[1].offered_load / queues[1].assessors
    assert "<script" not in door.content.decode()
    assert door.cookies == {}


def test_a_cap_that_holds_keeps_back_the_second_class_and_never_the_first(client):
    said = text_of(
        client.get(reverse("what_if_front_door"), {"place": "330", "cap": "12", "go": "1", "quarter": "8"})
    )
    grows = re.search(
        r"In the second class the queue only grows in (\d+) of (\d+) sets with the levers, and in (\d+) with"
        " nothing done",
        said,
    )
    after, sets, before = map(int, grows.groups())
    assert after > sets / 2 > before
    first, second = re.findall(r"(Whoever .*?)(?=Whoever|Waits are)", said)[:2]
    assert "without end" in second
    assert "without end" not in first
    assert "triage sees 80 in a hundred" in said
    assert "A child at high risk waits" not in said
    assert "keeps back the second" in said


@pytest.mark.parametrize("quarter", ["", "0", "13", "2; drop", "9" * 400])
def test_a_quarter_that_is_not_there_leads_back_to_the_rehearsal(client, quarter):
    given = {"place": "330", "blame": "less", "go": "1", "quarter": quarter}
    back = client.get(reverse("what_if_front_door"), given)
    assert back.status_code == 302
    assert back.url.startswith("/what-if/?place=330&")
    assert client.get(reverse("what_if_front_door")).url == "/what-if/"


def test_the_front_door_waits_for_its_turn_too(client):
    assert rehearsing.remembered._rehearsing.acquire(blocking=False)
    try:
        second = client.get(
            reverse("what_if_front_door"), {"place": "331", "blame": "less", "go": "1", "quarter": "4"}
        )
    finally:
        rehearsing.remembered._rehearsing.release()
    assert (second.status_code, second["Retry-After"]) == (503, "3")
    assert "Somebody else is rehearsing at this moment" in text_of(second)


def test_the_page_says_how_the_model_did_when_held_against_what_came_true(client):
    said = text_of(ask(client))
    shown = len(may_be_forecast(shipped().digest))
    assert f"surely nearer than “it stays as it was last” in {shown} of 6 published series" in said
    assert "No level is shown for any place." in said


def test_a_page_shows_no_forecast_of_a_series_whatever_the_back_test_says(client, birmingham):
    # All that pages show are differences from doing nothing. A look ahead is the command line’s, held back by one rule.
    root = Path(views.__file__).parent
    for file in root.rglob("*.py"):
        assert "calibrate" not in file.read_text(), file
    for said in (text_of(birmingham), text_of(ask(client))):
        assert not re.search(r"\bin 20(2[6-9]|3\d)\b", said)


def test_the_answer_is_where_the_page_opens_and_its_title_says_of_what(client):
    page = ask(client, **ONE).content.decode()
    assert 'action="/what-if/#answer"' in page
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL).group(1)
    assert "Birmingham" in title


def test_a_cap_above_the_average_changes_nothing_and_draws_nothing(client):
    said = ask(client, place="330", cap="18", go="1")
    assert "Nothing changes in any of the" in text_of(said)
    assert "there is nothing to draw" in text_of(said)
    assert "turns it round by itself" not in text_of(said)
    assert "fan fan--core" not in said.content.decode()


def test_one_belief_is_not_shown_in_two_ways(client):
    page = ask(client, **ONE, leaving="no", hold="workload_to_leaving.high").content.decode()
    assert '<option value="no" selected>' not in page
    assert "is 0.8 (our range: 0 to 0.8)" in page
