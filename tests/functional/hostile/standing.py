"""A small site in which every page has something on it: who comes, and what each finds."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from coalface.core.cards import periods_for
from coalface.core.coding import CodedCondition, Coding, Depth
from coalface.core.quarters import Quarter
from coalface.core.roles import Role
from coalface.core.themes import AnswerText, Decision, ThemeText
from coalface.core.weeks import Week
from coalface.core.why_map import Arrow, Node, WhyMap
from coalface.learning import actions as learning
from coalface.learning.actions import put_up_card
from coalface.newsletter import actions as newsletter
from coalface.people import actions as people
from coalface.people.models import Channel, Person
from coalface.people.wrapping import new_steward_key, unwrapped
from coalface.reporting import actions as reporting
from coalface.reviews import actions as reviews
from coalface.trials import actions
from coalface.ui.clock import today
from coalface.vitals import actions as vitals
from tests import make, people_make
from tests.integration.pulse import made as pulse_made
from tests.integration.questionnaire import made as questionnaire_made
from tests.integration.releases import made as releases_made
from tests.integration.reviews import made as reviews_made
from tests.integration.trials import made as trials_made
from tests.make import ALL_FOUR, Keyed

ROLES = ("visitor", "steward", "peer", "answering_manager", "analyst", "reader", "newcomer")


@dataclass(frozen=True)
class Standing:
    """Everybody and everything that a door can lead to."""

    channel: Channel
    people: dict[str, Person]
    keys: dict[str, bytes]
    # Reports by how far they have come, and receipts by what waits behind them.
    reports: dict[str, Any]
    receipts: dict[str, str]
    card_id: Any
    invitations: dict[str, str]
    # Trials by how far they have come, and the token of the one that runs.
    trials: dict[str, Any]
    trial_token: str
    # Themes by how far they have come, and a card that two peers have coded.
    themes: dict[str, Any]
    coded_twice: Any
    # A pulse of last year that everyone can read.
    pulse_id: Any
    # A review in the register of this organisation.
    review_id: Any
    # The link to a questionnaire about another one.
    asked: str
    # The token of a program that sends the authority's own months.
    own_token: str
    register_token: str

    def browser(self, who: str) -> Client:
        """A browser in which this person has signed in, or nobody."""
        known = who in self.people
        browser = people_make.signed_in(self.people[who], self.keys.get(who)) if known else Client()
        browser.raise_request_exception = False
        return browser


def make_standing() -> Standing:
    channel = make.channel(slug="hostile-staff")
    everybody = {
        "steward": make.person(channel, Role.STEWARD, "Alice"),
        "second": make.person(channel, Role.STEWARD, "Bob"),
        "peer": make.person(channel, Role.PEER, "Peer"),
        "answering_manager": make.person(channel, Role.ANSWERING_MANAGER, "Manager"),
        "analyst": people_make.member(
            None, Role.ANALYST, "Analyst", organisation=channel.organisation, codes=False
        ),
        "reader": make.person(channel, Role.READER, "Reader"),
        # Somebody with a password who has not set up their codes yet.
        "newcomer": make.person(channel, Role.PEER, "New"),
    }
    everybody["second"].grants.update(line_manages_here=None)
    password = make_password(people_make.PASSWORD)
    for who, person in everybody.items():
        person.password = password
        person.save()
        if who != "newcomer":
            people_make.add_codes(person)
    keys = {who: _private_key(everybody[who]) for who in ("steward", "second")}
    reports, receipts = _reports(channel, *(Keyed(everybody[who], key) for who, key in keys.items()))
    card = put_up_card(text=make.card(), channel=channel, today=today())
    invitations = _invitations(channel, everybody["peer"])
    trials = make_trials(channel, everybody["peer"])
    token = actions.make_token(trial_id=trials["running"], by=everybody["peer"], today=today())
    peers = everybody["peer"], everybody["newcomer"]
    themes = make_themes(channel, peers, everybody["answering_manager"])
    coded = code_twice(channel, peers)
    make_newsletters(channel, everybody["steward"])
    pulse = pulse_made.closed(channel, everybody["steward"], today=today() - timedelta(days=350)).pk
    kept, analyst = reviews_made.register(everybody["analyst"])
    review = reviews_made.entered(kept, analyst).pk
    reviews_made.death(kept, analyst)
    questionnaire, asked = questionnaire_made.asked(kept, analyst, today=today())
    questionnaire_made.answer(questionnaire, {"review": {"still_so": "yes"}})
    for published in (True, False):
        releases_made.bare(kept, analyst, published=published)
    own_token = bring_months_in(everybody["analyst"])
    register_token = reviews.make_token(by=everybody["analyst"], today=today())
    return Standing(
        channel,
        everybody,
        keys,
        reports,
        receipts,
        card.id,
        invitations,
        trials,
        token,
        themes,
        coded,
        pulse,
        review,
        asked,
        own_token,
        register_token,
    )


def bring_months_in(analyst: Person) -> str:
    """Two years of the authority’s own months, and the token of a program that sends more."""
    last = today().replace(day=1)
    months = [date(last.year - 2 + at // 12, at % 12 + 1, 1) for at in range(24)]
    numbers = {
        ("", month, item): Decimal(10 + at % 3)
        for at, month in enumerate(months)
        for item in ("vacancies", "in_post", "audits_poor", "audits_acceptable", "audits_good")
    }
    vitals.enter_numbers(by=analyst, numbers=numbers, way="sheet", today=today())
    return vitals.make_token(by=analyst)


def make_themes(channel: Channel, peers: tuple[Person, Person], manager: Person) -> dict[str, Any]:
    """A draft, one that waits for its answer, and one that was answered so long ago that people are asked again."""
    long_ago = today() - timedelta(days=100)
    cards = [put_up_card(text=make.card(), channel=channel, today=long_ago).id for _ in range(2)]
    text = ThemeText("Lists on another screen", "Two cards tell of it.", "Can there be one?", "tools_it")
    drawn = WhyMap((Node("a", "team", "Two lists"), Node("b", "family", "Nobody comes")), (Arrow("a", "b"),))
    made = {}
    for stage in ("draft", "asked", "answered"):
        about = {"channel": channel, "by": peers[1], "text": text, "cards": cards, "today": long_ago}
        drafted = learning.draft_theme(**about)
        theme = made[stage] = drafted.pk
        learning.change_map(theme_id=theme, by=peers[0], drawn=drawn, seen=0)
        if stage != "draft":
            learning.ask_service(theme_id=theme, by=peers[0], seen=drafted.revision, today=long_ago)
    due = long_ago + timedelta(days=60)
    answer = AnswerText(Decision.PARTLY, "It would take a new contract.", "One list in one team.", due)
    learning.answer_theme(theme_id=made["answered"], by=manager, answer=answer, seen=0, today=long_ago)
    return made


def make_newsletters(channel: Channel, steward: Person) -> None:
    """A draft of the quarter in which the themes were asked, and a published one of the quarter before it."""
    asked = Quarter.of(today() - timedelta(days=100))
    put_up_card(text=make.card(), channel=channel, today=asked.before().first)
    about = {"organisation": channel.organisation, "by": steward, "today": today()}
    for quarter in (asked, asked.before()):
        made = newsletter.draft_newsletter(**about, quarter=quarter)
        words = {"newsletter_id": made.pk, "by": steward, "opening": "A short word.", "lines": {}}
        newsletter.change_newsletter(**words, seen=1)
    newsletter.publish_newsletter(newsletter_id=made.pk, by=steward, seen=2, today=today())


def code_twice(channel: Channel, peers: tuple[Person, Person]) -> Any:
    card = put_up_card(text=make.card(), channel=channel, today=today())
    coding = Coding("slip", "", (CodedCondition("handover", "hindered", Depth.CONTRIBUTED),))
    for peer in peers:
        learning.code_card(card_id=card.id, by=peer, coding=coding, knows_the_case=False, today=today())
    return card.id


def make_trials(channel: Channel, peer: Person) -> dict[str, Any]:
    about = {"channel": channel, "by": peer, "today": today()}
    made = {
        "planned": trials_made.planned(**about),
        "running": trials_made.running(channel, peer, 18, 17, 19, today=today()),
        "finished": trials_made.finished(channel, peer, today=today()),
    }
    return {name: trial.pk for name, trial in made.items()}


def _private_key(person: Person) -> bytes:
    key = new_steward_key(person, people_make.PASSWORD)
    key.save(force_insert=True)
    return unwrapped(key, people_make.PASSWORD)


def _reports(channel: Channel, alice: Keyed, bob: Keyed) -> tuple[dict, dict]:
    """Reports that nobody has read, that are being written, checked, held back, and that lie with the reporter."""
    rows, receipts = {}, {}
    for name in ("unread", "writing", "checking", "held", "card"):
        rows[name], receipts[name] = make.report(channel, on=today(), may_ask=True)
    period = periods_for(Week.of(today()))[0]
    for name in ("writing", "checking", "held"):
        reporting.open_report(report_id=rows[name].pk, today=today(), why="to_read", **alice.hands)
    hold_and_check(rows["held"].pk, rows["checking"].pk, period, alice, bob)
    make.sent_card(rows["card"], alice, bob, on=today(), period=period)
    return {name: row.pk for name, row in rows.items()}, receipts


def hold_and_check(held: Any, checking: Any, period: str, alice: Keyed, bob: Keyed) -> None:
    reporting.place_hold(report_id=held, today=today(), note="A court asked.", **alice.hands)
    about = {"report_id": checking, "today": today()}
    reporting.save_draft(**about, card=make.card(period=period), act_this_week=False, **alice.hands)
    reporting.check_card(**about, ticked=ALL_FOUR, **alice.hands)
    reporting.open_report(**about, why="to_check", **bob.hands)


def _invitations(channel: Channel, known: Person) -> dict[str, str]:
    asked = {"organisation": channel.organisation, "today": today()}
    return {
        "new": people.invite(**asked, channel=channel, email="new@example.org", role=Role.PEER),
        "steward": people.invite(**asked, channel=channel, email="third@example.org", role=Role.STEWARD),
        "adds": people.invite(**asked, email=known.email, role=Role.ANALYST),
        "mends": people.mend_account(person=known, today=today()),
    }
