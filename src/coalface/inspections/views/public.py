"""What everyone may read, and a report that anybody may drop in. No session, no cookie, and nothing is kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.reading.documents import Document, Form
from coalface.core.reading.kinds import NotAReport
from coalface.core.reading.profile import read
from coalface.core.reading.readers import ASKED, CRITICISM
from coalface.core.reading.refusing import CannotRead
from coalface.learning.views.freshness import fresh
from coalface.ui.answers import TO_MEND
from coalface.ui.one_file import OneFile

from .. import dropping, queries
from ..presenters import corpus as corpus_words
from ..presenters import gold as gold_words
from ..presenters import profile as show
from ..presenters import search as found_words
from ..shipped import about

NOT_NOW = 503
SECONDS_TO_WAIT = "5"
LONGEST_ASKED = 300
HERE = {"under": "reading"}


@require_safe
@fresh
def front(request: HttpRequest) -> HttpResponse:
    """What this is, a report to drop in, and those that came with the program."""
    return render(request, "inspections/front.html", _front(request))


def _front(request: HttpRequest, **facts: Any) -> dict[str, Any]:
    asked = " ".join(request.GET.get("place", "").split())[:LONGEST_ASKED]
    reports = queries.reports_named(asked)
    return {
        "asked": asked,
        "places": show.places(reports),
        "samples": [line for line in show.places(queries.reports_named()) if line["in_full"]],
        "held_against": show.held_against(),
        **facts,
    }


# No cookie, so no cross-site request token: what is sent is read to whoever sent it, and forgotten.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest) -> HttpResponse:
    """Read what was dropped in, and show its profile. Whoever only comes by is shown where to drop one."""
    if request.method != "POST":
        return redirect("reading")
    request.upload_handlers = [OneFile(request)]
    try:
        name, data = dropping.dropped(request)
        profile = dropping.profile_of_dropped(name, data, of_any_kind=request.POST.get("anyway") == "yes")
    except NotAReport as other:
        return _refused(request, _(str(other)), TO_MEND, anyway=other.words)
    except CannotRead as refusal:
        return _refused(request, _(str(refusal)), TO_MEND)
    except dropping.SomebodyReads:
        return _refused(request, _(dropping.IN_LINE), NOT_NOW)
    page = {
        "name": show.file_name(name) or _(dropping.PASTED),
        "page": show.profile_page(show.facts_of_profile(profile), in_full=True),
        "stretches": list(show.annotated(profile)),
    }
    return render(request, "inspections/dropped.html", page | HERE)


def _refused(request: HttpRequest, oops: str, status: int, *, anyway: str = "") -> HttpResponse:
    """Say why it was not read. `anyway` are the words of a file of another kind, which may be read all the same."""
    words = anyway or request.POST.get("words", "")
    # A report of a book's length is not sent back only to say that it is too long.
    kept = words if len(words) <= dropping.MOST_CHARACTERS else ""
    facts = _front(request, oops=oops, words=kept, anyway=bool(anyway and kept), here="reading")
    response = render(request, "inspections/front.html", facts, status=status)
    if status == NOT_NOW:
        response.headers["Retry-After"] = SECONDS_TO_WAIT
    return response


@require_safe
@fresh
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """One of the reports that came with the program; a few of them with all their words."""
    facts = queries.facts_of(slug)
    if facts is None:
        raise Http404
    words = queries.sample_text(slug)
    stretches = []
    if words is not None:
        profile = read(Document(slug, Form.TEXT, words))
        facts = show.facts_in_full(facts, profile)
        stretches = list(show.annotated(profile))
    page = {
        "name": show.report_name(facts),
        "facts": facts,
        "page": show.profile_page(facts, in_full=words is not None),
        "stretches": stretches,
        "held_against": show.held_against(),
    }
    return render(request, "inspections/report.html", page | HERE)


@require_safe
@fresh
def corpus(request: HttpRequest) -> HttpResponse:
    return render(request, "inspections/corpus.html", corpus_words.corpus_page() | HERE)


@require_safe
@fresh
def search(request: HttpRequest) -> HttpResponse:
    """Sentences that hold all of the words that are asked for. A kind that is not on its list is as good as none."""
    asked = " ".join(request.GET.get("query", "").split())[:LONGEST_ASKED]
    kind = request.GET.get("kind", "")
    page = found_words.page_number(request.GET.get("page", ""))
    rows, count = queries.search(asked, kind=kind, first=found_words.first_of(page))
    facts = found_words.search_page(asked, kind, rows, count, page)
    return render(request, "inspections/search.html", facts | HERE)


@require_safe
@fresh
def gold(request: HttpRequest) -> HttpResponse:
    """How well the rules read, how that was measured, and what readers have said since."""
    readers = {kind: queries.agreement_of_readers(kind) for kind in (CRITICISM, ASKED)}
    return render(request, "inspections/gold.html", gold_words.gold_page(readers) | HERE | {"about": about()})
