"""Where forms are found: every door by its name, and the pages that only open after something was sent."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import resolve, reverse

from coalface.config.doors import ANYONE, COMING_IN, DOORS, SIGNED_IN, WITHOUT_CODES
from coalface.core.roles import Role
from coalface.inspections.models import KeptReport
from coalface.newsletter.models import Newsletter
from coalface.people.models import Invitation
from coalface.questionnaire import queries
from coalface.releases.models import Release
from coalface.reviews.models import Death
from coalface.ui.clock import today
from tests import people_make
from tests.functional.doors_arguments import ARGUMENTS
from tests.functional.test_doors import names
from tests.integration.inspections import made as reading_made
from tests.integration.pulse import made as pulse_made

from .forms_found import Form, forms_of
from .sending import ask
from .standing import Standing

Page = tuple[str, Any]
PARTS = 8


@dataclass(frozen=True)
class Place:
    """A page: who opens it, and how they come to it. `arrive` returns its address and the answer."""

    who: str
    arrive: Callable[[Standing, Client], Page]

    def forms(self, here: Standing, browser: Client) -> list[Form]:
        address, page = self.arrive(here, browser)
        if not page.headers.get("Content-Type", "").startswith("text/html"):
            return []
        return forms_of(page.content.decode(), address)


def address_of(name: str, here: Standing) -> str:
    """Where this door is, with something behind it."""
    own: dict[str, dict[str, Any]] = {
        "card": {"card_id": here.card_id},
        "card_print": {"card_id": here.card_id},
        "retract": {"card_id": here.card_id},
        "api:api_card": {"card_id": here.card_id},
        "desk_report": {"report_id": here.reports["writing"]},
        "invitation": {"token": here.invitations["new"]},
        "withdraw_invitation": {"invitation_id": Invitation.objects.filter(mends_account=True).get().pk},
        "take_role_away": {"grant_id": here.people["peer"].grants.get().pk},
        "mend_account": {"person_id": here.people["peer"].pk},
    }
    trials = {
        **dict.fromkeys(("trial", "trial_csv", "trial_text", "trial_copy", "api:api_trial"), "finished"),
        **dict.fromkeys(("staff_trial", "trial_change", "trial_begin", "trial_drop"), "planned"),
        **dict.fromkeys(("trial_numbers", "trial_finish", "trial_token", "trial_take_back"), "running"),
        "api:api_trial_numbers": "running",
    }
    themes = {
        **dict.fromkeys(
            ("theme_draft", "theme_cards", "theme_ask", "theme_throw_away", "theme_map"), "draft"
        ),
        **dict.fromkeys(("answer_theme", "held_up", "take_theme_back"), "asked"),
        **dict.fromkeys(("theme", "check_back", "delivered", "api:api_theme"), "answered"),
    }
    own |= {door: {"theme_id": here.themes[stage]} for door, stage in themes.items()}
    newsletters = {
        **dict.fromkeys(("newsletter_draft", "newsletter_publish", "newsletter_away"), True),
        "newsletter_back": False,
    }
    for door, draft in newsletters.items():
        own[door] = {"newsletter_id": Newsletter.objects.get(published_on__isnull=draft).pk}
    for door in ("newsletter", "newsletter_text", "newsletter_pdf"):
        own[door] = {"quarter": Newsletter.objects.get(published_on__isnull=False).quarter}
    own |= {
        door: {"review_id": here.review_id}
        for door in (
            "staff_review",
            "review_change",
            "review_strike",
            "api:api_review",
            "api:api_review_change",
        )
    }
    own |= {door: {"token": here.asked} for door in ("questionnaire", "questionnaire_look_over")}
    own["questionnaire_page"] = {"token": here.asked, "page": "then"}
    own["review_questionnaire"] = {"review_id": queries.questionnaire_of_link(here.asked).review_id}
    death = Death.objects.get().pk
    own |= {
        door: {"death_id": death}
        for door in ("staff_death", "death_change", "death_strike", "api:api_death_strike")
    }
    bulletin = {"release_id": Release.objects.get(published_on=None).pk}
    statistics: dict[str, Any] = {"period": Release.objects.exclude(published_on=None).get().period}
    own |= {"staff_bulletin": bulletin, "bulletin_read": bulletin, "statistics_period": statistics}
    own["bulletin_correct"] = {"release_id": Release.objects.exclude(published_on=None).get().pk}
    own["bulletin_file"] = {**bulletin, "name": "bulletin.pdf"}
    own["statistics_version"] = {**statistics, "number": 1}
    own["statistics_file"] = {**statistics, "number": 1, "name": "bulletin.pdf"}
    own["api:api_statistics_version"] = {**statistics, "version": "1"}
    own |= {door: {"pulse_id": here.pulse_id} for door in ("pulse_results", "pulse_drop")}
    own |= {"code_card": {"card_id": here.card_id}, "settle_card": {"card_id": here.coded_twice}}
    own |= {door: {"trial_id": here.trials[stage]} for door, stage in trials.items()}
    if name in ("staff_reading_report", "reading_take_away", "reading_say"):
        kept = KeptReport.objects.first() or reading_made.kept(here.people["steward"])
        own[name] = {"report": str(kept.pk)} | ({"name": "c1"} if name == "reading_say" else {})
    if name in own:
        return reverse(name, kwargs=own[name])
    needs = names()[name].pattern.converters
    return reverse(name, kwargs=ARGUMENTS[name](here) if needs else None)  # type: ignore[arg-type]


def who_opens(name: str) -> str:
    """The one who gets furthest through this door."""
    door = DOORS[name]
    if door in (ANYONE, COMING_IN):
        return "visitor"
    if door is WITHOUT_CODES:
        return "newcomer"
    if door is SIGNED_IN:
        return "reader"
    return next(role.value for role in Role if role in door)


def _door(name: str) -> Place:
    def arrive(here: Standing, browser: Client) -> Page:
        address = address_of(name, here)
        return address, ask(browser, "GET", address)

    return Place(who_opens(name), arrive)


def _sent(name: str, **fields: str) -> Place:
    """The page that answers a form. A field that names a receipt in here stands for its five words."""

    def arrive(here: Standing, browser: Client) -> Page:
        address = address_of(name, here)
        words = {field: here.receipts.get(value, value) for field, value in fields.items()}
        return address, browser.post(address, words)

    return Place("visitor", arrive)


def _desk(report: str, who: str = "steward") -> Place:
    def arrive(here: Standing, browser: Client) -> Page:
        address = reverse("desk_report", kwargs={"report_id": here.reports[report]})
        return address, ask(browser, "GET", address)

    return Place(who, arrive)


def _invited(which: str, who: str = "visitor") -> Place:
    def arrive(here: Standing, browser: Client) -> Page:
        address = reverse("invitation", kwargs={"token": here.invitations[which]})
        return address, ask(browser, "GET", address)

    return Place(who, arrive)


def _trial(name: str, stage: str, **fields: str) -> Place:
    """A page about a trial as a peer sees it; or what answers where they have sent these fields."""

    def arrive(here: Standing, browser: Client) -> Page:
        address = reverse(name, kwargs={"trial_id": here.trials[stage]})
        return address, browser.post(address, fields) if fields else ask(browser, "GET", address)

    return Place("peer", arrive)


def _second_step(here: Standing, browser: Client) -> Page:
    browser.post(reverse("sign_in"), {"login": here.people["peer"].email, "password": people_make.PASSWORD})
    return reverse("type_code"), ask(browser, "GET", reverse("type_code"))


STORY = "A visit was booked and was not on the list."
KEY = "k" * 30


def _open_pulse(here: Standing, browser: Client) -> Page:
    pulse_made.opened(here.channel, here.people["steward"], today=today())
    address = reverse("staff_pulses")
    return address, ask(browser, "GET", address)


def _no_bulletin(here: Standing, browser: Client) -> Page:
    """One is under way in the small site. Without it, the next can be made."""
    Release.objects.filter(published_on=None).delete()
    address = reverse("staff_bulletins")
    return address, ask(browser, "GET", address)


PLACES: dict[str, Place] = {
    **{name: _door(name) for name in DOORS},
    "something is marked": _sent(
        "tell_channel",
        kind="idea",
        story="Ring 01632 960 115.",
        one_thing="Ask Mrs Okafor.",
        idempotency_key=KEY,
    ),
    "a slip is marked": _sent("tell_slip", happened="Mrs Okafor rang.", learned="To ring back."),
    "a slip is made": _sent("tell_slip", happened=STORY),
    "no bulletin is under way": Place("analyst", _no_bulletin),
    "a pulse is open": Place("steward", _open_pulse),
    "it sounds grave": _sent("tell_channel", kind="went_wrong", story="A child died.", idempotency_key=KEY),
    "something is missing": _sent("tell_channel", story=STORY, idempotency_key=KEY),
    "five words": _sent("tell_channel", kind="idea", story=STORY, idempotency_key=KEY),
    "the way back": _sent("receipt", step="open", receipt="unread"),
    "the card to check": _sent("receipt", step="open", receipt="card"),
    "a word was mistyped": _sent("receipt", step="check_word", receipt="unread", word="x", place="2"),
    "nobody has read it": _desk("unread"),
    "the first steward writes": _desk("writing"),
    "the second steward checks": _desk("checking", "second"),
    "a hold is on it": _desk("held"),
    "it lies with the reporter": _desk("card"),
    "a new account": _invited("new"),
    "a new steward": _invited("steward"),
    "one more role": _invited("adds", "peer"),
    "an account is mended": _invited("mends"),
    "a steward has not declared yet": Place("second", _door("channel").arrive),
    "a plan of their own": _trial("staff_trial", "planned"),
    "a trial that runs": _trial("staff_trial", "running"),
    "another number stands there": _trial(
        "trial_numbers", "running", step="one", period=f"{today():%G-W%V}", value="20"
    ),
    "a result is marked": _trial(
        "trial_finish", "running", result="not_known", said="Mrs Okafor left. We try again."
    ),
    "the second step": Place("visitor", _second_step),
}


def in_parts(names: Iterable[str]) -> list[list[str]]:
    """These names, dealt out: the small site is made once for each part, and the parts can run side by side."""
    every = list(names)
    return [every[start::PARTS] for start in range(PARTS)]


def reached(forms: list[Form]) -> Iterator[str]:
    """The doors to which these forms are sent."""
    for form in forms:
        yield resolve(form.action.partition("?")[0]).view_name
