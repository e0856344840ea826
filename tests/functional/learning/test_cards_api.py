"""Reading cards from another program."""

from uuid import uuid4

import pytest
from django.conf import settings as chosen

from coalface.core.telling import Condition
from coalface.learning.actions import retract_card
from coalface.learning.schemas import CardsOut
from tests import make
from tests.integration.learning.made import published

pytestmark = pytest.mark.django_db


def get(client, address: str, *, status: int = 200, **query):
    response = client.get(f"/api/v1/cards{address}", query)
    assert response.status_code == status, response.content
    return response.json()


def problem(client, address: str, *, status: int, **query) -> str:
    answer = get(client, address, status=status, **query)
    assert answer["spans"] == []
    assert answer["problem"].endswith(".")
    return answer["problem"]


def test_a_card_has_the_names_that_were_promised(client):
    card = published(conditions=(Condition("team", "helped"),), on=make.TODAY)
    assert get(client, f"/{card.pk}") == {
        "id": str(card.pk),
        "title": card.title,
        "what_happened": card.what_happened,
        "how_it_ended": None,
        "what_helped": "A nurse rang.",
        "what_would_have_helped": card.what_would_have_helped,
        "kind": "near_miss",
        "stage": "handover_transfer",
        "conditions": [{"code": "team", "effect": "helped"}],
        "period": "2026-Q4",
        "area": None,
        "published_on": "2026-11-18",
        "version": 1,
        "url": f"{chosen.SITE_URL}/learned/{card.pk}/",
    }


def test_the_list_is_found_filtered_and_paged(client):
    channel = make.channel()
    for number in range(3):
        published(channel, title=f"Number {number}", kind="idea")
    published(channel, title="Another", kind="near_miss")
    CardsOut.model_validate(get(client, ""))
    answer = get(client, "", query="number", kind="idea", page=2, page_size=2)
    assert [len(answer["cards"]), answer["total"], answer["pages"]] == [1, 3, 2]
    assert (answer["page"], answer["page_size"], answer["more"]) == (2, 2, False)
    assert get(client, "", page=9)["cards"] == []


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "two"},
        {"page": "9" * 30},
        {"page_size": "0"},
        {"page_size": "101"},
    ],
)
def test_a_page_that_cannot_be_is_refused_in_a_sentence(client, query):
    assert next(iter(query)) in problem(client, "", status=422, **query)


@pytest.mark.parametrize("name", ["kind", "stage", "condition"])
def test_a_filter_that_is_not_on_the_list_is_refused_in_a_sentence(client, name):
    assert "/api/v1/constants" in problem(client, "", status=422, **{name: "<nonsense>"})


@pytest.mark.parametrize("card_id", [uuid4(), "nonsense", "1"])
def test_an_unknown_card_is_404(client, card_id):
    assert "nothing with this id" in problem(client, f"/{card_id}", status=404)


def test_a_card_that_was_taken_back_is_410_and_says_when(client):
    channel = make.channel()
    card = published(channel)
    retract_card(card_id=card.pk, by=make.steward(channel).person, why="reporter_asked", today=make.TODAY)
    says = problem(client, f"/{card.pk}", status=410)
    assert "taken back on 18 November 2026" in says
    assert "someone could be recognised, or because the card was not right" in says
    assert get(client, "")["total"] == 0
