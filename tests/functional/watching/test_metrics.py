"""/metrics: figures for those who hold the token, and nothing in them that tells when somebody came."""

import re
from itertools import pairwise

import pytest

from coalface.config import figures
from coalface.config.figures import LEAST_STEP, count, door_of
from coalface.core.flood import Journey
from tests import make
from tests.floods import drain

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43
# The grammar of https://prometheus.io/docs/instrumenting/exposition_formats/, text format 0.0.4.
NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"'
VALUE = r"(?:NaN|[+-]?Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)?\}})? ({VALUE})")
COMMENT = re.compile(rf"# (?:HELP {NAME} [^\n]+|TYPE {NAME} (?:counter|gauge|histogram|summary|untyped))")


@pytest.fixture(autouse=True)
def token(settings):
    settings.METRICS_TOKEN = TOKEN


@pytest.fixture
def step(monkeypatch) -> int:
    """Steps of a few, where a test has to go through several of them."""
    monkeypatch.setattr(figures, "LEAST_STEP", 8)
    return figures.LEAST_STEP


@pytest.fixture
def ask(client):
    return lambda said=f"Bearer {TOKEN}", **how: client.get(
        "/metrics", headers={"Authorization": said}, **how
    )


@pytest.fixture
def shown(ask):
    """Every sample by its name and labels."""

    def shown() -> dict[str, float]:
        text = ask().content.decode()
        samples = {}
        for line in text.splitlines():
            if line.startswith("#"):
                assert COMMENT.fullmatch(line), line
                continue
            found = SAMPLE.fullmatch(line)
            assert found, line
            samples[f"{found[1]}{{{found[2] or ''}}}"] = float(found[3])
        return samples

    return shown


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer ", f"Bearer {TOKEN[:-1]}", f"bearer {TOKEN}", TOKEN, f"Basic {TOKEN}", "Bearer é💥"]
)  # fmt: skip
def test_without_the_token_there_is_no_such_page(ask, said):
    assert ask(said).status_code == 404


@pytest.mark.parametrize("weak", ["", "short", "x" * 31])
def test_without_a_token_worth_its_name_nobody_has_one(ask, settings, weak):
    settings.METRICS_TOKEN = weak
    assert ask(f"Bearer {weak}").status_code == 404


def test_this_machine_s_own_address_opens_nothing(client):
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 404


def test_the_text_is_what_prometheus_reads(ask, shown):
    response = ask()
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.content.endswith(b"\n")
    text = response.content.decode()
    for name in {sample.partition("{")[0] for sample in shown()}:
        family = re.sub(r"_(bucket|sum|count)$", "", name) if "request_seconds" in name else name
        assert text.count(f"# TYPE {family} ") == 1, name


def test_it_says_what_runs_and_that_it_is_well(shown):
    samples = shown()
    [build] = [sample for sample in samples if sample.startswith("coalface_build_info")]
    assert re.search(r'version="\d+\.\d+', build)
    assert {name: value for name, value in samples.items() if "healthy" in name} == {
        'coalface_healthy{part="database"}': 1, 'coalface_healthy{part="key"}': 1, 'coalface_healthy{part="log"}': 1,
    }  # fmt: skip


def test_it_says_in_which_journey_people_are_asked_to_wait(client, shown):
    drain(Journey.TELLING)
    assert shown()['coalface_flooded{journey="telling"}'] == 0
    client.post(f"/tell/{make.channel().slug}/", {"kind": "idea", "story": "A list."})
    samples = shown()
    assert samples['coalface_flooded{journey="telling"}'] == 1
    assert samples['coalface_flooded{journey="coming_back"}'] == 0


def test_nothing_at_all_moves_when_somebody_comes_tells_and_comes_back(client, shown, step):
    channel = make.channel(slug="millbrook-staff")
    make.steward(channel)
    form = {"kind": "idea", "story": "A list.", "idempotency_key": "k" * 30, "step": "seal"}
    before = shown()
    for _ in range(2 * step + 1):
        client.get("/tell/millbrook-staff/")
    for path in (
        "/",
        "/promise/",
        "/tell/",
        "/receipt/",
        "/tell/millbrook-staff/counts/",
        "/api/v1/constants",
    ):
        client.get(path)
    assert client.post("/tell/millbrook-staff/", form).status_code == 200
    assert client.post("/tell/millbrook-staff/", {**form, "website": "x"}).status_code == 503
    client.post("/receipt/", {"receipt": "one two three four five"})
    client.post("/api/v1/receipts/open", "{}", content_type="application/json")
    assert shown() == before


def test_whoever_is_asked_to_wait_is_no_fault_and_moves_nothing(client, shown):
    channel = make.channel(slug="millbrook-staff")
    drain(Journey.TELLING)
    drain(Journey.COMING_BACK)
    before = shown()
    asked = [
        client.post(f"/tell/{channel.slug}/", {"kind": "idea", "story": "A list."}),
        client.post("/receipt/", {"receipt": "x"}),
        client.post("/api/v1/receipts/open", '{"receipt": "x"}', content_type="application/json"),
    ]
    assert [response.status_code for response in asked] == [503] * 3
    after = shown()
    assert {name for name in after if after[name] != before[name]} == {
        'coalface_flooded{journey="telling"}', 'coalface_flooded{journey="coming_back"}',
    }  # fmt: skip


def test_a_step_is_a_hundred_or_more():
    assert LEAST_STEP >= 100
    assert all(LEAST_STEP <= figures._next_step() < 2 * LEAST_STEP for _ in range(50))


def test_reading_is_shown_in_steps(client, shown, step):
    sample = 'coalface_requests_total{door="reading",status="2xx"}'
    seen = set()
    for _ in range(5 * step):
        client.get("/log/entries")
        seen.add(shown()[sample])
    steps = sorted(seen)
    assert len(steps) >= 3
    assert all(step <= after - before < 2 * step for before, after in pairwise(steps))


def test_where_the_next_step_comes_is_left_to_chance():
    assert len({figures._next_step() for _ in range(50)}) > 10


def test_durations_add_up_and_grow_from_bound_to_bound(shown):
    for n in range(2 * LEAST_STEP):
        count("staff", 200, 0.004 * n)
    samples = shown()
    buckets = [
        value
        for name, value in samples.items()
        if name.startswith('coalface_request_seconds_bucket{door="staff"')
    ]
    assert len(buckets) == len(figures.SECONDS) + 1
    assert buckets == sorted(buckets)
    many = int(samples['coalface_request_seconds_count{door="staff"}'])
    assert buckets[-1] == many == samples['coalface_requests_total{door="staff",status="2xx"}']
    assert samples['coalface_request_seconds_sum{door="staff"}'] == pytest.approx(
        sum(0.004 * n for n in range(many))
    )
    # By hand: 0.004 n is at most 0.1 for n = 0 to 25.
    assert samples['coalface_request_seconds_bucket{door="staff",le="0.1"}'] == 26


def test_a_fault_is_shown_at_once(client, shown):
    count("telling", 500, 0.1)
    count("staff", 503, 0.1)
    samples = shown()
    assert samples['coalface_faults_total{door="telling"}'] == 1
    assert samples['coalface_faults_total{door="staff"}'] == 1
    assert samples['coalface_faults_total{door="reading"}'] == 0


def test_a_page_that_nobody_has_thought_about_is_not_counted():
    assert door_of("some_new_page") == "telling"
    assert "telling" not in figures.COUNTED
    assert (door_of("learned"), door_of("desk"), door_of("sign_in"), door_of("metrics")) == (
        "reading",
        "staff",
        "staff",
        "",
    )


def test_there_is_nothing_in_it_that_a_visitor_sent(client, ask):
    client.get(
        "/learned/?query=Zebedee+Quillfeather", headers={"User-Agent": "Zebedee", "Referer": "http://zebedee"}
    )
    client.get("/Zebedee/")
    assert "zebedee" not in ask().content.decode().lower()
