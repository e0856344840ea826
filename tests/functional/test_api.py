"""The API that others build on."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalface.core.redaction import find
from coalface.core.vocabulary import CONDITIONS, KINDS, REACHES, STAGES
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db

KEY = "0123456789abcdef0123456789abcdef"
REPORT = {"kind": "near_miss", "story": "A visit was not on the list."}


@pytest.fixture(autouse=True)
def channel():
    made = make.channel(slug="millbrook-staff")
    make.steward(made)
    return made


@pytest.fixture
def post(client):
    def post(path, body, *, key=KEY, raw=None, content_type="application/json"):
        data = raw if raw is not None else json.dumps(body)
        headers = {"Idempotency-Key": key} if key else {}
        return client.post(f"/api/v1/{path}", data, content_type=content_type, headers=headers)

    return post


@pytest.fixture
def tell(post):
    return lambda body=None, **how: post(
        "channels/millbrook-staff/reports", REPORT if body is None else body, **how
    )


def test_constants_have_every_list_and_the_channels(client):
    given_ = client.get("/api/v1/constants").json()
    for name, table in (
        ("kinds", KINDS),
        ("stages", STAGES),
        ("conditions", CONDITIONS),
        ("reaches", REACHES),
    ):
        assert [term["code"] for term in given_[name]] == list(table)
        assert all(term["label"] for term in given_[name])
    [channel] = given_["channels"]
    assert (channel["slug"], channel["audience"]) == ("millbrook-staff", "staff")


def test_telling_gives_five_words(tell):
    response = tell()
    assert response.status_code == 201
    assert set(response.json()) >= {"receipt", "status", "says"}
    assert len(response.json()["receipt"].split()) == 5
    assert response.json()["status"] == "waiting"
    assert not response.cookies


def test_everything_that_may_be_told_is_taken(tell):
    full = {
        **REPORT, "stage": "assessment", "conditions": [{"code": "team", "effect": "helped"}], "area": "duty",
        "reach": "caught", "could_have_been": "small", "how_often": "first_time", "one_thing": "A list.",
        "may_ask": True, "confirmed": False,
    }  # fmt: skip
    assert tell(full).status_code == 201


@pytest.mark.parametrize("reach", list(REACHES))
def test_every_reach_is_taken_and_a_serious_one_names_its_route(tell, reach):
    response = tell({**REPORT, "reach": reach})
    assert response.status_code == 201
    assert ("safeguarding lead" in response.json()["says"]) == (reach == "serious_effect")


def test_identifiers_are_refused_with_their_places(tell):
    story = "Ring 01632 960 115 or ask Mrs Okafor."
    response = tell({**REPORT, "story": story})
    assert response.status_code == 422
    spans = response.json()["spans"]
    assert {story[s["start"] : s["end"]] for s in spans} == {"01632 960 115", "Mrs Okafor"}
    assert {s["field"] for s in spans} == {"story"}
    assert not SealedReport.objects.exists()
    assert tell({**REPORT, "story": story, "confirmed": True}).status_code == 201


def test_spans_count_in_the_text_as_it_was_sent(tell):
    story = "  \r\n  Ask Mrs Okafor."
    [span] = tell({**REPORT, "story": story}).json()["spans"]
    assert story[span["start"] : span["end"]] == "Mrs Okafor"


def test_a_retry_gives_the_same_words_and_one_report(tell):
    assert tell().json() == tell().json()
    assert SealedReport.objects.count() == 1


def test_the_same_key_with_another_report_is_a_conflict(tell):
    tell()
    response = tell({**REPORT, "story": "Something else."})
    assert response.status_code == 409
    assert response.json()["problem"]
    assert SealedReport.objects.count() == 1


@pytest.mark.parametrize("key", ["", "short", "has spaces in it and is long enough", "x" * 300])
def test_a_key_that_is_missing_or_weak_is_refused(tell, key):
    response = tell(key=key)
    assert response.status_code == 400
    assert "128 bits" in response.json()["problem"]


def test_an_unknown_channel_is_not_found(post):
    assert post("channels/nowhere/reports", REPORT).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "nonsense"}, {"story": ""}, {"story": "   "}, {"story": "x" * 9000}, {"stage": "nowhere"},
        {"conditions": [{"code": "nonsense", "effect": "helped"}]}, {"conditions": [{"code": "team", "effect": "x"}]},
        {"conditions": "team"}, {"area": "nowhere"}, {"reach": 3}, {"name": "Amy"}, {"story": None}, {"kind": None},
        {"may_ask": "perhaps"}, {"story": 12},
    ],
)  # fmt: skip
def test_what_cannot_be_a_report_is_refused_in_a_sentence(tell, change):
    response = tell({**REPORT, **change})
    assert response.status_code == 422
    assert response.json()["problem"].endswith(".")
    assert response.json()["spans"] == []
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize(
    ("raw", "content_type", "status"),
    [
        (b"", "application/json", 422),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 10_000 + b"]" * 10_000, "application/json", 400),
        (b'{"kind":' * 10_000, "application/json", 400),
        (b'{"kind": NaN}', "application/json", 400),
        (b"null", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"kind=idea", "application/x-www-form-urlencoded", 415),
        (b"<r/>", "text/xml", 415),
        (b"{}", "", 415),
    ],
)
def test_what_is_no_json_report_is_refused_in_a_sentence(tell, raw, content_type, status):
    response = tell(raw=raw, content_type=content_type)
    assert response.status_code == status
    assert response.json()["problem"]


@pytest.mark.parametrize("story", ['"a\\u0000b"', '"a\\ud800b"', '"\\u202ea"'])
def test_odd_characters_are_taken_out_or_refused_and_never_break(tell, story):
    response = tell(raw=f'{{"kind": "idea", "story": {story}}}'.encode())
    assert response.status_code in (201, 422)


def test_a_megabyte_is_refused_in_a_sentence(tell):
    assert tell({**REPORT, "story": "a " * 500_000}).status_code == 422
    response = tell({**REPORT, "story": "a " * 1_500_000})
    assert response.status_code == 413
    assert "less than 2.5 megabytes" in response.json()["problem"]


def test_the_refusal_names_the_limit_that_the_program_obeys(tell, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    assert "less than 1 megabytes" in tell({**REPORT, "story": "a " * 500_001}).json()["problem"]


def test_coming_back_and_writing(post, tell):
    receipt = tell().json()["receipt"]
    opened = post("receipts/open", {"receipt": receipt.upper().replace(" ", ", ")}).json()
    assert set(opened) >= {"status", "says", "messages", "card", "opened"}
    assert (opened["status"], opened["messages"], opened["card"], opened["opened"]) == (
        "waiting",
        [],
        None,
        [],
    )
    written = post("receipts/messages", {"receipt": receipt, "text": "Once more."}).json()
    assert [m["text"] for m in written["messages"]] == ["Once more."]


def test_wrong_receipts_of_five_words_get_one_answer(post):
    answers = [
        post("receipts/open", {"receipt": typed})
        for typed in ("acorn acorn acorn acorn acorn", "these are no known words", "x " * 5)
    ]
    assert {response.status_code for response in answers} == {404}
    assert len({response.content for response in answers}) == 1


@pytest.mark.parametrize(
    ("typed", "count"), [("", "no words"), ("nonsense", "one word"), ("x " * 90, "90 words")]
)
@pytest.mark.parametrize("operation", ["open", "proof", "messages"])
def test_another_number_of_words_than_five_is_said(post, typed, count, operation):
    message = {"text": "Once more."} if operation == "messages" else {}
    response = post(f"receipts/{operation}", {"receipt": typed, **message})
    assert response.status_code == 404
    assert response.json()["problem"] == f"We count {count}; there should be five."


def test_a_message_with_the_receipt_is_refused(post, tell):
    receipt = tell().json()["receipt"]
    response = post("receipts/messages", {"receipt": receipt, "text": f"I am {receipt}"})
    assert response.status_code == 422
    assert "five words" in response.json()["problem"]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*REPORT, "stage", "area", "conditions", "x"]), ANY_JSON))
def test_no_json_breaks_it(post, body):
    response = post("channels/millbrook-staff/reports", body, key="h" * 40)
    assert response.status_code in (201, 400, 409, 422)
    if response.status_code != 201:
        assert response.json()["problem"]


def test_the_spans_are_those_of_the_engine(tell):
    story = "Email amy@example.org or ring 07700 900123; NHS 943 476 5919."
    spans = tell({**REPORT, "story": story}).json()["spans"]
    assert [(s["start"], s["end"], s["label"]) for s in spans] == [
        (s.start, s.end, s.label) for s in find(story)
    ]
