"""The first signs: what public figures say of each link, and what they do not."""

import re

import pytest
from django.urls import reverse

from coalface.core.first_signs import LINKS, VERDICTS, Verdict
from coalface.core.roles import Role
from coalface.learning.models import Theme
from coalface.scenarios.asked import asked_in
from coalface.trials.models import Trial
from coalface.ui.clock import today
from coalface.vitals import queries
from tests import make
from tests.integration.trials.made import finished

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def birmingham(client):
    return client.get(reverse("first_signs_area", args=["330"]))


def test_each_link_says_whether_public_figures_support_it():
    """As found in files up to 2025, and by other code first: two links of five stand out, and two do not.

    Absence and leavers a year later: 0.2888 with a standard error of 0.1473 is 1.96 of them from nought.
    """
    found = {one.link.code: one for one in queries.links()}
    assert {code: one.verdict for code, one in found.items()} == {
        "vacancies_workload": Verdict.NOT_SHOWN,
        "workload_absence": Verdict.TOGETHER,
        "absence_leavers": Verdict.TOO_CLOSE,
        "leavers_vacancies": Verdict.TOGETHER_AND_LATER,
        "vacancies_agency": Verdict.TOGETHER_AND_LATER,
    }
    # 1,332 of 1,351 possible: 150 authorities or so over nine years, less symbols.
    assert found["vacancies_workload"].same.numbers > 1300
    low, high = found["vacancies_agency"].same.times(10)[1:]
    assert 6 < low < high < 8


def test_a_link_that_is_not_supported_is_said_in_the_same_words_everywhere(client, birmingham):
    for page in (birmingham, client.get(reverse("first_signs"))):
        said = text_of(page)
        assert said.count(VERDICTS[Verdict.NOT_SHOWN]) == said.count(VERDICTS[Verdict.TOO_CLOSE]) == 1
        assert said.count("Whether nought lies inside is too close to say.") == 1
        assert "95% interval −0.06 to +0.31" in said
        assert all(link.title in said for link in LINKS)


def test_a_place_stands_beside_england_with_its_place_in_the_funnel_and_no_signal_is_claimed(birmingham):
    said = text_of(birmingham)
    # 17.1% in 2025 and 26.6% in 2024; England 14.2% and 17.3%: lines of the workforce census.
    assert (
        "17.1% in 2025: −9.5 points since 2024. England moved by −3.2 points, so net of England it"
        " is −6.3 points." in said
    )
    # 159.0 + 769.6 posts. England’s rate is of all its places, and the middle of those with a number.
    position = re.search(
        r"Among 1\d\d places in 2025 it lies inside its limits: 17\.1% of 92\d \(vacancies \+ social workers in post\),"
        r" the limits of 99\.8% at that size ([\d.]+)% and ([\d.]+)%\. The middle, ([\d.]+)%, is computed here",
        said,
    )
    low, high, middle = map(float, position.groups())
    assert low < 17.1 < high
    assert middle == pytest.approx(14.2, abs=0.2)
    assert "9 yearly points: too few for a control chart, which needs 12." in said
    assert "special cause" not in said


def test_a_vacancy_rate_that_fell_because_posts_went_is_told_with_the_posts(birmingham):
    """Lines 74 and 237 of the workforce census: 766.2 in post of 1,044.2, then 769.6 of 928.6.

    By hand: 100 x (1 - 766.2 / 1044.2) = 26.62 and 100 x (1 - 769.6 / 928.6) = 17.12; of -9.50, people are
    100 x (766.2 - 769.6) x (1 / 1044.2 + 1 / 928.6) / 2 = -0.35.
    """
    said = text_of(birmingham)
    assert (
        "2024 to 2025: −9.5 points, of which −9.2 come from posts (1,044.2 → 928.6, −115.6) and −0.3 from people in"
        " post (766.2 → 769.6, +3.4)." in said
    )
    assert "1,044.2 in 2024, 928.6 in 2025: −11.1%." in said


def test_a_year_of_low_reliability_is_said_and_the_last_number_is_not_passed_over_for_an_old_one(birmingham):
    """Birmingham's agency workers of 2024 are [u]: its last step is from 2023 to 2025, and not the one to 2023."""
    said = text_of(birmingham)
    # 108.5 / (108.5 + 769.6) = 12.4%, lines of the workforce census.
    assert re.search(r"12\.4% in 2025: [+−]?0\.\d points since 2023", said)
    assert "For 2024 there is no number: [u] low reliability." in said
    assert "12.0% in 2023: −7.3 points since 2022" not in said


def test_each_chart_stands_once_and_every_link_has_both_measures(birmingham):
    page = birmingham.content.decode()
    # Five measures of the loop, and the posts and people of which the vacancy rate is made.
    assert len(re.findall(r'<figure class="chart" id="sign-', page)) == 7
    for where in re.findall(r'href="#(sign-\w+)"', page):
        assert f'id="{where}"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_rehearsal_begins_at_this_place_with_what_the_link_is_about(birmingham, client):
    asked = re.findall(r'href="(/what-if/\?[^"]+)"', birmingham.content.decode())
    assert len(asked) == len(LINKS)
    for address, link in zip(asked, LINKS, strict=True):
        page = client.get(address.replace("&amp;", "&"))
        assert page.status_code == 200
        read = asked_in(page.wsgi_request.GET)
        assert (read.place, read.look, read.unknown) == ("330", link.look, False)


def test_two_that_make_one_return_are_sent_to_rehearse_together(client):
    said = client.get(reverse("first_signs_area", args=["941"])).content.decode()
    assert "place=940%2F941" in said
    assert "Nothing is published for this place." in said
    assert client.get(reverse("first_signs_area", args=["E12000005"])).status_code == 404


def test_a_finished_trial_of_a_theme_about_the_same_condition_is_shown_whatever_came_of_it(client):
    channel = make.channel()
    peer = make.person(channel, Role.PEER)
    words = {"title": "Posts stand empty", "says": "For months.", "question": "What will you do?"}
    about = {"channel": channel, "organisation": channel.organisation, "drafted_on": today()}
    theme = Theme.objects.create(**words, **about, condition="staffing", asked_on=today())
    trial = finished(channel, peer, result="no_difference", today=today())
    assert reverse("trial", args=[trial.pk]) not in client.get(reverse("first_signs")).content.decode()
    Trial.objects.filter(pk=trial.pk).update(theme=theme)
    page = client.get(reverse("first_signs")).content.decode()
    assert page.count(reverse("trial", args=[trial.pk])) == 3  # of five links, three are about staffing
    assert "It made no difference" in page
