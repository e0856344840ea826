"""For signed-in readers: keep a report, read it, and say of each mark whether it is right."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.reading.documents import Document, Form
from coalface.core.reading.profile import read
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.one_file import OneFile
from coalface.ui.posting import posted

from .. import actions, dropping, queries
from ..forms import KeepForm, SayingForm
from ..models import KeptReport
from ..presenters import profile as show
from ..presenters import staff as lines

NOT_NOW = 503
HERE = {"under": "staff_reading"}
# So many reports of a place are shown; more words narrow it.
MOST_SHOWN = 30


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Reports that were kept here, and those that came with the program."""
    return _desk(request, KeepForm())


# The token is looked at once the one handler stands that takes a file; see dropping.py.
@csrf_exempt
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the words of a report for the readers of this organisation."""
    request.upload_handlers = [OneFile(request)]
    return _keep(request)


@csrf_protect
def _keep(request: HttpRequest) -> HttpResponse:
    form = KeepForm(posted(request))
    if not form.is_valid():
        return _desk(request, form, status=TO_MEND)
    try:
        name, data = dropping.dropped(request)
        profile = dropping.profile_of_dropped(name, data)
        kept = actions.keep_report(
            document=profile.document, name=form.cleaned_data["name"], by=request.user, today=today()
        )
    except NotAllowed as refusal:
        form.add_error(None, _(str(refusal)))
        return _desk(request, form, status=TO_MEND)
    except dropping.SomebodyReads:
        form.add_error(None, _(dropping.IN_LINE))
        return _desk(request, form, status=NOT_NOW)
    messages.success(request, _("The report is kept. Readers here can find it by its name."))
    return redirect("staff_reading_report", str(kept.pk))


def _desk(request: HttpRequest, form: KeepForm, *, status: int = 200) -> HttpResponse:
    asked = " ".join(request.GET.get("place", "").split())[:100]
    said = queries.said_by_reader(request.user)
    reports = show.places(queries.reports_named(asked))
    page = {
        "form": form,
        "asked": asked,
        "kept": [
            {
                "id": str(one.pk),
                "name": one.name,
                "said": said.get(str(one.pk), 0),
                "mine": one.keeper_id == request.user.pk,
            }
            for one in queries.kept_reports(request.user)
        ],
        "reports": [one | {"said": said.get(one["slug"], 0)} for one in reports[:MOST_SHOWN]],
        "more": len(reports) - MOST_SHOWN,
        "words": request.POST.get("words", "")[: dropping.MOST_CHARACTERS],
    }
    return render(request, "inspections/staff/desk.html", page, status=status)


@require_safe
def report(request: HttpRequest, report: str) -> HttpResponse:
    """A report with all its marks, and how far this reader has come."""
    found = _Found(request, report)
    sentences = lines.sentences_to_read(found.facts)
    said = queries.said_by(request.user, **found.of)
    page = {
        "name": found.name,
        "report": report,
        "page": show.profile_page(found.facts, in_full=found.profile is not None),
        "stretches": list(show.annotated(found.profile)) if found.profile else [],
        "sentences": len(sentences),
        "said": len(said),
        "next": lines.next_to_read(sentences, said),
        "kept": found.kept,
        "mine": found.kept is not None and found.kept.keeper_id in (None, request.user.pk),
    }
    return render(request, "inspections/staff/report.html", page | HERE)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, report: str, name: str) -> HttpResponse:
    """One sentence: accept what the rules say of it, or correct it; then the next."""
    found = _Found(request, report)
    sentences = lines.sentences_to_read(found.facts)
    place, sentence = next(
        ((place, one) for place, one in enumerate(sentences, 1) if one["name"] == name), (0, None)
    )
    if sentence is None:
        raise Http404
    said = queries.said_by(request.user, **found.of)
    before = said.get((sentence["kind"], sentence["start"]))
    form = SayingForm(
        posted(request),
        kind=sentence["kind"],
        lists=people.name_lists(queries.organisation_of(request.user)),
        initial={"says": before.says, "because": before.because} if before else {},
    )
    if request.method == "POST" and form.is_valid():
        actions.say_of_sentence(
            by=request.user,
            of=found.of,
            sentence=sentence,
            says=form.cleaned_data["says"],
            because=form.cleaned_data["because"],
            today=today(),
        )
        said[sentence["kind"], sentence["start"]] = True
        following = lines.next_to_read(sentences[place:], said) or lines.next_to_read(sentences, said)
        if following:
            return redirect("reading_say", report, following)
        messages.success(request, _("You have read every mark of this report. Thank you."))
        return redirect("staff_reading_report", report)
    page = {
        "name": found.name,
        "report": report,
        "sentence": lines.sentence_page(sentence, place, len(sentences)),
        "form": form,
        "choices": list(zip(form["says"], lines.hints(sentence["kind"]), strict=True)),
    }
    return render(request, "inspections/staff/say.html", page | HERE, status=TO_MEND if form.errors else 200)


@require_POST
def take_away(request: HttpRequest, report: str) -> HttpResponse:
    kept = queries.kept_report(request.user, report)
    if kept is None:
        raise Http404
    try:
        actions.take_report_away(report=kept, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, _(str(refusal)))
        return redirect("staff_reading_report", report)
    messages.success(request, _("The report is gone, and what readers said of its sentences with it."))
    return redirect("staff_reading")


class _Found:
    """A report by its address: one that came with the program, or one that was kept here. Raises Http404."""

    def __init__(self, request: HttpRequest, report: str) -> None:
        self.kept: KeptReport | None = None
        self.profile = None
        self.of: dict[str, Any] = {"shipped": report}
        facts = queries.facts_of(report)
        words = queries.sample_text(report)
        if facts is not None:
            self.name = show.report_name(facts)
        else:
            self.kept = queries.kept_report(request.user, report)
            if self.kept is None:
                raise Http404
            self.name, words, self.of = self.kept.name, self.kept.text, {"kept": self.kept}
        if words is not None:
            self.profile = read(Document(self.name, Form.TEXT, words))
            facts = show.facts_in_full(facts or {}, self.profile)
        assert facts is not None
        self.facts = facts
