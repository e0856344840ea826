"""Every hostile text through every form that there is, and what must not happen then.

Forms are found on the pages themselves: a new one is tried without a line here. Texts that open something (a receipt,
a password) are tried one at a time, for behind a wrong one nothing else is read; the others take turns, so that each
text goes through each form.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from coalface.config.doors import DOORS
from coalface.ui.clock import today
from tests import people_make

from .corpus import Input, dealt, on_this_database, texts
from .forms_found import Form
from .judging import why_not
from .places import PLACES, STORY, address_of, in_parts, reached, who_opens
from .sending import ask, get, post, undone
from .standing import Standing

OPENS = (
    "receipt",
    "password",
    "old_password",
    "login",
    "code",
    "first_share",
    "second_share",
    "word",
    "query",
    "website",
)
GOOD = {
    "password": people_make.PASSWORD,
    "old_password": people_make.PASSWORD,
    "password_again": people_make.PASSWORD,
    "story": STORY,
    "email": "somebody@example.org",
    "second_contact_email": "somebody@example.org",
    "signed_on": "2026-11-01",
    "dpia_noted_on": "2026-11-01",
    "starts_on": today().isoformat(),
    "changes_on": today().isoformat(),
    "ends_on": today().isoformat(),
    "due_on": (today() + timedelta(days=14)).isoformat(),
    "value": "19",
    "codes": "12",
    "closes_on": (today() + timedelta(days=14)).isoformat(),
    "said": "It went on as before. We stop.",
    "sheet": "week,number\n",
    "website": "",
    "from": "2008",
    "to": "2012",
    "authority": "Birmingham",
    "sure": "yes",
    **dict.fromkeys(("in_post", "vacancies", "audits_good", "audits_acceptable", "audits_poor"), "11"),
}
# Doors to which programs send; two whose form is a button alone, there only when all is ready; and the two names of
# allauth that lead to the same pages as ours.
NO_FORM = {
    *(
        "log_cosign",
        "api:api_trial_numbers",
        "api:api_own_numbers",
        "api:api_reviews",
        "api:api_review",
        "api:api_review_new",
        "api:api_review_change",
        "api:api_deaths",
        "api:api_death_strike",
        "api:api_reports",
        "api:api_open_receipt",
        "api:api_messages",
        "api:api_proof",
    ),
    *("api:api-root", "api:openapi-json", "publish", "channel_open"),
    *("account_login", "mfa_authenticate"),
}
# What good answers of any form cannot know: a secret that one person holds, what has to fit the row behind the page, or
# words that are a report.
NOT_TAKEN = {
    *("receipt", "pulse_answer", "sign_in", "account_login", "the second step", "set_up_codes", "channel_recovery"),
    *("desk_report", "the first steward writes", "a hold is on it", "code_card", "settle_card"),
    *("reviews_file", "review_new", "review_change", "deaths_file", "death_new", "death_change"),
    *("import_earlier", "theme_map", "own_enter", "trial_numbers", "trial_finish", "another number stands there"),
    *("a pulse is open", "channel_papers", "staff_bulletin", "bulletin_correct"),
    *("reading", "staff_reading"),
}  # fmt: skip
# Where strangers type, more is tried each time.
STRANGERS = ("tell_channel", "something is marked", "the way back", "sign_in", "learned")
ONE_IN = 80
Fields = list[tuple[str, bytes]]


@pytest.mark.parametrize("names", in_parts(PLACES))
def test_no_text_breaks_a_form_or_is_carried_out(here, names):
    faults = [fault for name in names for fault in _faults(here, name)]
    assert not faults, "\n".join(faults[:20])


def _faults(here: Standing, name: str) -> Iterator[str]:
    place = PLACES[name]
    browser = here.browser(place.who)
    for form in place.forms(here, browser):
        send = partial(get if form.method == "GET" else post, browser, form.action)
        for given, fields in _ways(form, name):
            with undone(browser):
                fault = why_not(send(fields), given, method=form.method)
            if fault:
                yield f"{name}, {form.label} < {given.name}: {fault}"


def _ways(form: Form, place: str) -> Iterator[tuple[Input, Fields]]:
    share = partial(dealt, texts(), one_in=4 if place in STRANGERS else ONE_IN)
    for name in sorted(form.free.keys() & set(OPENS)):
        given = dealt(texts(), f"{place} {form.label} {name}", one_in=ONE_IN)
        yield from ((text, _filled(form, {name: text})) for text in given)
    yield from _in_turns(form, sorted(form.free.keys() - set(OPENS)), share(f"{place} {form.label}"))
    fixed = dealt(texts(), f"{place} {form.label} fixed", one_in=ONE_IN)
    yield from _in_turns(form, sorted(form.fixed.keys() - {"step"}), fixed)


def _in_turns(form: Form, names: list[str], given: list[Input]) -> Iterator[tuple[Input, Fields]]:
    """Every text in one of these fields; each request has as many texts as there are fields."""
    if not names:
        return
    for start in range(0, len(given), len(names)):
        some = given[start : start + len(names)]
        # Which text it was is asked only of the first; the others are in the same answer.
        yield _all_of(some), _filled(form, dict(zip(names, some, strict=False)))


def _all_of(some: list[Input]) -> Input:
    never = tuple(words for text in some for words in text.never)
    return Input(", ".join(text.name for text in some), b"\n".join(text.data for text in some), never)


def _filled(form: Form, hostile: dict[str, Input]) -> Fields:
    fields = [
        (name, value.encode())
        for name, values in form.fixed.items()
        if name not in hostile
        for value in values
    ]
    good = {name: value or GOOD.get(name, "A few plain words.") for name, value in form.free.items()}
    fields += [(name, value.encode()) for name, value in good.items() if name not in hostile]
    return fields + [(name, text.data) for name, text in hostile.items()]


def test_no_door_that_takes_a_form_is_left_out(here):
    """A door that takes POST has a form on one of our pages, or is one that programs send to."""
    found: set[str] = set()
    for place in PLACES.values():
        browser = here.browser(place.who)
        with undone(browser):
            found |= set(reached(place.forms(here, browser)))
    takes = set()
    for name in DOORS:
        browser = here.browser(who_opens(name))
        with undone(browser):
            if ask(browser, "POST", address_of(name, here)).status_code != 405:
                takes.add(name)
    assert takes - found - NO_FORM == set()


def test_a_form_filled_in_well_is_taken(here):
    """What makes the rest worth something: with good answers each form gets past its checks."""
    taken = {}
    for name, place in PLACES.items():
        browser = here.browser(place.who)
        # Some places change what is there before they arrive.
        with undone(browser):
            for form in place.forms(here, browser):
                with undone(browser):
                    send = get if form.method == "GET" else post
                    taken[f"{name}: {form.label}"] = send(browser, form.action, _filled(form, {})).status_code
    refused = {label for label, status in taken.items() if status >= 400}
    unexpected = {label for label in refused if label.partition(":")[0] not in NOT_TAKEN}
    assert not unexpected, "Give a good answer in GOOD, or say in NOT_TAKEN why there is none."
    assert {label.partition(":")[0] for label in refused} >= NOT_TAKEN


# Half a megabyte of it once kept a core busy for four seconds, wherever it was looked over before it was measured.
LONG = Input("half a megabyte", b"a " * 240_000 + b"zqmark")
MOST_SECONDS_OF_CPU = 2


@pytest.mark.parametrize("names", in_parts(PLACES))
def test_what_is_far_too_long_is_refused_before_it_is_looked_over(here, names):
    """Of the processor’s time, so that a busy machine is no fault of ours. It asks no database: once is enough."""
    slow = []
    for name in on_this_database(names):
        browser = here.browser(PLACES[name].who)
        for form in PLACES[name].forms(here, browser):
            send = get if form.method == "GET" else post
            for field in dealt(sorted(form.free), f"{name} {form.label}", one_in=3) if form.free else ():
                with undone(browser):
                    began = time.process_time()
                    send(browser, form.action, _filled(form, {field: LONG}))
                    took = time.process_time() - began
                if took > MOST_SECONDS_OF_CPU:
                    slow.append(f"{name}, {form.label}, {field}: {took:.1f} s")
    assert not slow, "\n".join(slow)
