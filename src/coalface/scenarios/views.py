"""A rehearsal for everyone. No session, no cookie; all that is asked stands in the address, and none of it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalface.core.spiral import BadDefinition, BadRehearsal
from coalface.vitals.queries import figures

from . import presenters as show
from . import stories
from .asked import Asked, asked_in
from .levers import MOST_MOVED
from .rehearsing import rehearsal_of
from .remembering import SomebodyRehearses
from .starting import NOT_PUBLISHED, Starting, places_there_are, starting_of

SECONDS_TO_WAIT = "3"


@require_safe
def what_if(request: HttpRequest) -> HttpResponse:
    """Choose, and where `go` stands in the address rehearse."""
    asked = asked_in(request.GET)
    with figures() as connection:
        places = places_there_are(connection)
        place = next((one for one in places if one.key == asked.place), None)
        oops = "" if place else _("There is no such place. Choose one from the list. England is shown.")
        starting = starting_of(connection, place or places[0], len(places) - 1)
    page: dict[str, Any] = {
        "asked": asked,
        "places": places,
        "starting": starting,
        "fields": show.fields(asked),
        "looks": show.looks(),
        "loop": show.loop(),
        "most": MOST_MOVED,
        "oops": oops or why_not_rehearse(asked, starting),
    }
    status = 200
    if asked.go and starting and not page["oops"]:
        try:
            page["look_words"] = dict(page["looks"])[asked.look]
            page["answer"] = show.answer_page(rehearsal_of(asked, starting), asked)
        except SomebodyRehearses:
            page["oops"] = _(
                "Somebody else is rehearsing at this moment. Wait a few seconds, then press again."
            )
            status = 503
        except (BadDefinition, BadRehearsal):
            page["oops"] = _(
                "With these figures the model cannot be run. Choose another place or other levers."
            )
    response = render(request, "scenarios/what_if.html", page, status=status)
    if status == 503:
        response.headers["Retry-After"] = SECONDS_TO_WAIT
    return response


def why_not_rehearse(asked: Asked, starting: Starting | None) -> str:
    """A sentence, or nothing. Before anybody presses, nothing is wrong."""
    if starting is None:
        return _(NOT_PUBLISHED)
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
