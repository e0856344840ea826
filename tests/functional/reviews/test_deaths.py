"""Child deaths on their pages: entered as form C has them, changed without overwriting, loaded whole or not at all."""

import re

import pytest
from django.urls import reverse

from coalface.reviews import actions, queries
from coalface.reviews.models import Death
from tests import make as tests_make
from tests import people_make
from tests.functional.reviews.test_files import carried
from tests.integration.reviews import made

pytestmark = pytest.mark.django_db
TYPED = {
    "month": "3/2026",
    "panel_date": "14/9/2026",
    "authority": "330",
    "age_months": "7",
    "age_band": "unknown",
    "category": "10",
    "modifiable": "yes",
    "influence_child": "1",
    "influence_family": "2",
    "influence_parenting": "0",
    "influence_services": "1*",
    "agencies": ["police", "paediatrics"],
}
HEAD = "Ref,Month of death,Local authority,Months,Category of death,Domain A,Domain B,Modifiable,Agencies represented"
ONE = "D1,2026-03,Birmingham,7,10,1*,2,yes,Police; Paediatrics"


@pytest.fixture
def here():
    kept, by = made.register()
    return kept, by, people_make.signed_in(by)


def test_a_death_is_entered_and_shown_with_its_month_alone(here):
    _kept, _by, browser = here
    answer = browser.post(reverse("death_new"), TYPED)
    page = browser.get(answer.url).content.decode()
    for words in (
        "Death D0001",
        "March 2026",
        "Birmingham",
        "7 months old",
        "1*: factors identified",
        "Police",
    ):
        assert words in page
    assert "D0001" in browser.get(reverse("staff_deaths")).content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"month": "14/3/2026"}, "month", "no month"),
        ({"age_months": "240"}, "age_months", "18 or over"),
        ({"influence_family": "1*"}, "modifiable", "no domain has an influence"),
        ({"panel_date": "14/9/26"}, "panel_date", "two digits"),
    ],
)
def test_what_cannot_be_so_stands_at_its_field(here, typed, field, says):
    _kept, _by, browser = here
    answer = browser.post(reverse("death_new"), {**TYPED, **typed})
    assert answer.status_code == 422
    assert re.search(rf'<a href="#id_{field}">[^<]*{says}', answer.content.decode())
    assert not Death.objects.exists()


def test_two_who_change_one_see_both_versions(here):
    kept, by, browser = here
    death = made.death(kept, by)
    address = reverse("death_change", args=[death.pk])
    other = people_make.signed_in(made.analyst("Ama", by.organisation))
    assert other.post(address, {**TYPED, "seen": "1", "why": "news"}).status_code == 302
    answer = browser.post(address, {**TYPED, "category": "1", "seen": "1", "why": "correction"})
    page = answer.content.decode()
    assert "As Ama left it" in page
    assert 'name="seen" value="2"' in page
    assert '<option value="1" selected>' in page
    assert queries.death_versions(death).count() == 2


def test_a_file_of_deaths_is_loaded_whole_or_not_at_all(here):
    kept, _by, browser = here
    wrong = ONE.replace("D1", "D2").replace(",7,", ",300,")

    def sent(*lines, step):
        from django.core.files.uploadedfile import SimpleUploadedFile

        file = SimpleUploadedFile("deaths.csv", "\n".join(lines).encode())
        page = browser.post(reverse("deaths_file"), {"step": "read", "file": file}).content.decode()
        return browser.post(reverse("deaths_file"), {**carried(page), "step": step})

    answer = sent(HEAD, ONE, wrong, step="judge")
    assert '<th scope="row">D3</th><td>Months</td><td>The child is 18' in answer.content.decode()
    assert "1 new" in sent(HEAD, ONE, step="judge").content.decode()
    assert not Death.objects.exists()
    assert sent(HEAD, ONE, step="load").status_code == 302
    [version] = queries.deaths_known(kept)
    assert (version.influence_child, version.influence_family, version.agencies) == (
        "1*",
        "2",
        "paediatrics;police",
    )
    assert "in the register, or twice" in sent(HEAD, ONE, step="judge").content.decode()


def test_another_organisations_death_is_not_there(here):
    _kept, _by, browser = here
    other, someone = made.register()
    death = made.death(other, someone)
    for name in ("staff_death", "death_change"):
        assert browser.get(reverse(name, args=[death.pk])).status_code == 404


def test_a_death_that_does_not_belong_there_is_struck_out_and_its_history_stays(here):
    kept, _by, browser = here
    page = browser.post(reverse("death_new"), TYPED).url
    death = Death.objects.get()
    strike = reverse("death_strike", args=(death.pk,))
    assert "strike it out" in browser.get(page).content.decode()
    answer = browser.post(strike, {"seen": "9", "note": ""})
    assert (answer.status_code, death.versions.filter(known_to=None).count()) == (422, 1)
    assert browser.post(strike, {"seen": "1", "note": "It stands in it twice."}).url == page
    shown = browser.get(page).content.decode()
    for words in (
        "It was struck out of the register.",
        "It does not belong in the register",
        "March 2026",
        "twice",
    ):
        assert words in shown
    assert "D0001" not in browser.get(reverse("staff_deaths")).content.decode()
    assert browser.get(strike).url == browser.get(reverse("death_change", args=(death.pk,))).url == page
    assert not queries.deaths_known(kept).exists()
    assert list(queries.changes_not_as_entered()) == []


def test_a_program_lists_deaths_by_reference_and_strikes_one_out(here):
    _kept, by, browser = here
    browser.post(reverse("death_new"), TYPED)
    token = {"headers": {"Authorization": f"Bearer {actions.make_token(by=by, today=tests_make.TODAY)}"}}
    assert browser.get("/api/v1/deaths").status_code == 401
    listed = browser.get("/api/v1/deaths", **token).json()
    assert listed["total"] == 1
    [one] = listed["deaths"]
    assert set(one) == {"id", "death", "number", "known_from", "known_to"}, (
        "codes of a death are not given out"
    )
    address = f"/api/v1/deaths/{one['id']}/strike"
    about = {"content_type": "application/json", **token}
    assert browser.post(address, {"seen": 7}, **about).status_code == 409
    assert browser.post(address.replace(one["id"], "x"), {"seen": 1}, **about).status_code == 404
    answer = browser.post(address, {"seen": 1, "note": "Entered twice."}, **about)
    assert (answer.status_code, answer.json()["known_to"] is None) == (200, False)
    assert browser.post(address, {"seen": 1}, **about).status_code == 422
    assert browser.get("/api/v1/deaths", **token).json()["deaths"] == []
