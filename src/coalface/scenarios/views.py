"""A rehearsal for everyone. No session, no cookie; all that is asked stands in the address, and none of it is kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalface.core.spiral import BadDefinition, BadRehearsal
from coalface.core.triage import BadScenario
from coalface.vitals.queries import figures
from coalface.warehouse.queries.areas import Area

from . import front_doors, stories
from . import presenters as show
from . import side_by_side as beside
from . import two_views as views_of_two
from .asked import Asked, asked_in
from .held import held_as_code
from .levers import MOST_MOVED, moved_words
from .quarters import quarter_in
from .queueing import queues_of
from .rehearsing import rehearsal_of
from .remembering import SomebodyRehearses
from .seen import seen_in
from .starting import Starting, places_there_are, starting_of, why_no_start

SECONDS_TO_WAIT = "3"


@require_safe
def what_if(request: HttpRequest) -> HttpResponse:
    """Choose, and where `go` stands in the address rehearse."""
    asked = asked_in(request.GET)
    places, starting, oops = _start(asked)
    first = beside.rehearsal_in(request.GET.get("beside", ""))
    page: dict[str, Any] = {
        "asked": asked,
        "first": first,
        "hold": held_as_code(asked.held),
        "places": places,
        "starting": starting,
        "fields": show.fields(asked),
        "looks": show.looks(),
        "loop": show.loop(),
        "most": MOST_MOVED,
        "nearer": show.nearer_than_persistence(),
        "oops": oops,
    }
    if asked.go and starting and not oops:
        page["look_words"] = dict(page["looks"])[asked.look]
        page["answer"], page["oops"] = _answered(
            lambda: show.answer_page(rehearsal_of(asked, starting), asked)
        )
        page["both"] = beside.address_of(first, asked) if first else ""
    page["moved"] = moved_words(asked.chosen)
    return _shown(request, "scenarios/what_if.html", page)


@require_safe
def two_views(request: HttpRequest) -> HttpResponse:
    """Two people each say what they hold to be possible. Before they have, the form alone is shown."""
    asked, seen = asked_in(request.GET), seen_in(request.GET)
    _places, starting, oops = _start(asked)
    page: dict[str, Any] = {"asked": asked, "under": "what_if", "oops": oops}
    if asked.levers:
        page |= {"form": views_of_two.form(seen, asked), "seen": seen, "starting": starting}
    if seen.is_asked and asked.levers and starting and not oops:
        page["answer"], page["oops"] = _answered(lambda: views_of_two.answered(seen, asked, starting))
    return _shown(request, "scenarios/two_views.html", page)


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Two rehearsals by their addresses. What was pasted stays where it is, whatever was wrong with it."""
    typed = {name: request.GET.get(name, "")[: beside.LONGEST_ADDRESS] for name in ("one", "other")}
    asked = [beside.rehearsal_in(words) for words in typed.values()]
    page: dict[str, Any] = {"typed": typed, "under": "what_if"}
    wrong = [words for words, one in zip(typed.values(), asked, strict=True) if words and one is None]
    if wrong:
        page["oops"] = _("One of these is no address of a rehearsal. Copy it from the foot of an answer.")
    first, second = asked
    if first and second:
        page["page"], page["oops"] = _compared(first, replace(second, look=first.look))
    return _shown(request, "scenarios/side_by_side.html", page)


def _compared(first: Asked, second: Asked) -> tuple[dict[str, Any] | None, str]:
    (_here, one, oops), (_there, other, more) = _start(first), _start(second)
    if oops or more or one is None or other is None:
        return None, oops or more
    return _answered(
        lambda: beside.page_of(
            (first, second), (one, other), (rehearsal_of(first, one), rehearsal_of(second, other))
        )
    )


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """A quarter of a rehearsal as a queue. Whoever comes without a rehearsal is sent to make one."""
    asked = asked_in(request.GET)
    quarter = quarter_in(request.GET.get("quarter", ""))
    _places, starting, oops = _start(asked)
    if oops or not asked.go or starting is None or quarter is None:
        return redirect(f"{reverse('what_if')}?{asked.query()}" if asked.levers else reverse("what_if"))
    page, oops = _answered(
        lambda: front_doors.front_door_page(queues_of(asked, starting, quarter), asked, starting, quarter)
    )
    if page is None:
        return _shown(request, "scenarios/front_door_refused.html", {"oops": oops, "under": "what_if"})
    return _shown(request, "scenarios/front_door.html", {"page": page, "under": "what_if"})


def _start(asked: Asked) -> tuple[list[Area], Starting | None, str]:
    """The places there are, where this rehearsal starts, and why it cannot be run, if it cannot."""
    with figures() as connection:
        places = places_there_are(connection)
        place = next((one for one in places if one.key == asked.place), None)
        starting = starting_of(connection, place or places[0], len(places) - 1)
        nowhere = "" if starting else why_no_start(connection, place or places[0])
    oops = "" if place else _("There is no such place. Choose one from the list. England is shown.")
    return places, starting, oops or nowhere or why_not_rehearse(asked)


def _answered(make: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any] | None, str]:
    """The answer; or nothing, and a sentence."""
    try:
        return make(), ""
    except SomebodyRehearses:
        return None, busy()
    except (BadDefinition, BadRehearsal, BadScenario):
        return None, _("With these figures the model cannot be run. Choose another place or other levers.")


def _shown(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    is_busy = page.get("oops") == busy()
    response = render(request, template, page, status=503 if is_busy else 200)
    if is_busy:
        response.headers["Retry-After"] = SECONDS_TO_WAIT
    return response


def busy() -> str:
    return _("Somebody else is rehearsing at this moment. Wait a few seconds, then press again.")


def why_not_rehearse(asked: Asked) -> str:
    """A sentence, or nothing. Before anybody presses, nothing is wrong."""
    if not asked.go:
        return ""
    if not asked.levers:
        return _("No lever is moved. Move one at least, then press again.")
    if len(asked.levers) > MOST_MOVED:
        return _("More than %d levers are moved. Put some back to “as now”, then press again.") % MOST_MOVED
    return ""


@require_safe
def story(request: HttpRequest) -> HttpResponse:
    return render(request, "scenarios/story.html", {"steps": stories.report_steps(), "under": "what_if"})
