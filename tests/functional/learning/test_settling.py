"""Two peers settle a coding on pages: one proposes, the other confirms or proposes back, and everyone reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coalface.core.vocabulary import KINDS
from coalface.learning.models import Card, Coding, Proposal
from coalface.learning.queries.waiting import waits_for
from coalface.people.models import Person
from coalface.ui.clock import today
from tests.functional.learning.test_why_pages import Here, said

pytestmark = pytest.mark.django_db
PAT = {
    "act": "lapse",
    "stage": "handover_transfer",
    "depth-handover": "2",
    "depth-team": "1",
    "depth-workload": "2",
}
QUIN = {
    "act": "slip",
    "depth-handover": "2",
    "depth-team": "3",
    "effect-team": "helped",
    "depth-workload": "2",
}
CHOSEN = {
    "act": "lapse",
    "stage": "neither",
    "depth-handover": "2",
    "depth-team": "3",
    "effect-team": "helped",
    "depth-workload": "2",
}


@pytest.fixture
def here():
    made = Here()
    made.card = made.cards[0]
    made.address = reverse("settle_card", args=[made.card.id])
    for browser, typed in ((made.pat, PAT), (made.quin, QUIN)):
        assert browser.post(reverse("code_card", args=[made.card.id]), typed).status_code == 302
    return made


def propose(browser, here, *, seen="0", **typed):
    return browser.post(here.address, {**CHOSEN, "seen": seen, **typed})


def agree(browser, here, *, seen="1"):
    return browser.post(here.address, {"step": "agree", "seen": seen}, follow=True)


def public(client, here) -> str:
    return said(client.get(reverse("card", args=[here.card.id])))


def row(page: str, label: str) -> str:
    return next(line for line in page.split("<tr")[1:] if f'scope="row">{label}' in line)


def test_act_and_place_stand_in_the_table_and_what_differs_is_at_choose(here):
    page = said(here.pat.get(here.address))
    assert "differs" in row(page, "Act")
    assert "A lapse" in row(page, "Act")
    assert "A slip" in row(page, "Act")
    assert "differs" in row(page, "Where in the work")
    assert "differs" in row(page, "Team")
    assert "differs" not in row(page, "Handover")
    assert page.count('<option value="" selected>Choose</option>') == 3
    assert 'value="lapse" selected' not in page


def test_the_two_are_named_to_each_other_and_nothing_tells_the_ending(here):
    page = said(here.pat.get(here.address))
    assert ">Quin</th>" in page
    assert ">You</th>" in page
    assert KINDS[here.card.kind].brief not in page
    assert here.card.what_helped not in page
    for told in ("Pat", "Quin"):
        assert told not in said(here.max.get(reverse("card", args=[here.card.id])))


def test_what_two_saw_differently_has_to_be_chosen_and_what_was_chosen_stays(here):
    answer = propose(here.pat, here, act="")
    assert answer.status_code == 422
    assert said(answer).count("You two saw this differently. Choose what you propose.") == 2
    assert '<option value="3" selected>' in said(answer)
    assert not Proposal.objects.exists()


def test_one_proposes_the_other_confirms_and_what_everyone_reads_is_true_at_each_stage(here, client):
    assert "Peers have not settled a coding of this card yet." in public(client, here)
    propose(here.pat, here)
    assert "Peers have not settled a coding of this card yet." in public(client, here)
    assert "both agreed on this" not in public(client, here)
    assert "Proposed, and waiting for the other peer" in said(here.pat.get(reverse("why_desk")))
    assert here.address in said(here.quin.get(reverse("why_desk")))
    assert "Quin proposes" not in said(here.pat.get(here.address))
    assert "Pat proposes this" in said(here.quin.get(here.address))
    agree(here.quin, here)
    page = public(client, here)
    assert "Then each of them saw the other’s coding, and both agreed on this." in page
    assert "Helped, and will again" in page
    assert "What was done: A lapse" in page
    assert Coding.objects.filter(card=here.card).count() == 3
    assert not Proposal.objects.exists()


def test_nobody_settles_alone(here):
    assert "Nothing is proposed yet" in said(agree(here.pat, here, seen="0"))
    propose(here.pat, here)
    assert "You proposed this yourself" in said(agree(here.pat, here))
    assert not Coding.objects.filter(agreed=True).exists()


def test_the_other_changes_it_and_proposes_back(here):
    propose(here.pat, here)
    propose(here.quin, here, seen="1", act="slip")
    assert "Quin proposes this" in said(here.pat.get(here.address))
    agree(here.pat, here, seen="2")
    assert Coding.objects.get(agreed=True).coding.act == "slip"


def test_two_who_propose_at_once_lose_nothing_and_see_both(here):
    propose(here.pat, here)
    late = propose(here.quin, here, act="slip", **{"depth-staffing": "3"})
    assert late.status_code == 422
    page = said(late)
    assert "A newer proposal has come in" in page
    assert "Pat proposes this" in page
    assert '<option value="slip" selected>' in page
    assert '<option value="neither" selected>' in page
    assert "I agree: settle it" in page
    again = propose(here.quin, here, seen="1", act="slip", **{"depth-staffing": "3"})
    assert again.status_code == 302
    assert Proposal.objects.get().coding.act == "slip"


def test_two_who_propose_the_same_at_once_have_settled_it(here):
    propose(here.pat, here)
    assert propose(here.quin, here).status_code == 302
    assert Coding.objects.get(agreed=True).coding.act == "lapse"


def test_a_proposal_that_changed_is_not_confirmed_unseen(here):
    propose(here.pat, here)
    propose(here.pat, here, seen="1", act="slip")
    assert "The proposal has changed since you opened this page" in said(agree(here.quin, here))
    assert not Coding.objects.filter(agreed=True).exists()


def test_whoever_comes_when_it_is_settled_is_told(here):
    propose(here.pat, here)
    agree(here.quin, here)
    assert "This card is settled" in said(here.pat.post(here.address, CHOSEN, follow=True))


def test_if_nobody_confirms_everyone_reads_only_what_both_saw_alike(here, client):
    Coding.objects.update(on=here.card.published_on - timedelta(days=28))
    Card.objects.update(touched=99)
    page = public(client, here)
    assert "They have not settled it together: this is only what both of them saw alike." in page
    assert "What was done" not in page
    made_likely = page.partition('class="weights')[2].partition("</dl>")[0]
    assert made_likely.count("<dt>") == 2
    assert "Team" not in made_likely
    # A proposal gives the other their time anew.
    propose(here.pat, here)
    assert "Peers have not settled a coding of this card yet." in public(client, here)


@pytest.mark.parametrize("seen", ["-1", "99999999999", "x", "²"])
def test_a_number_that_no_proposal_has_is_as_good_as_none(here, seen):
    propose(here.pat, here)
    assert propose(here.quin, here, seen=seen, act="slip").status_code == 422
    assert "The proposal has changed" in said(agree(here.quin, here, seen=seen))


def test_a_proposal_waits_for_the_other_and_no_longer_for_whoever_made_it(here):
    pat, quin = (Person.objects.get(name=name) for name in ("Pat", "Quin"))

    def waits() -> tuple[int, int]:
        return waits_for(pat, today=today()), waits_for(quin, today=today())

    before = waits()
    propose(here.pat, here)
    assert waits() == (before[0] - 1, before[1])
    propose(here.quin, here, seen="1", act="slip")
    assert waits() == (before[0], before[1] - 1)
    agree(here.pat, here, seen="2")
    assert waits() == (before[0] - 1, before[1] - 1)
