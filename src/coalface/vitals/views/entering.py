"""Bringing an authority’s own numbers in: a file or pasted cells, looked at, and kept all at once or not at all."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import Doubt, Numbers, Reading, changes, doubts, laid_out
from coalface.core.own_returns.numbers import Key
from coalface.core.sheets import Sheet
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..bringing import brought, one_sheet
from ..forms import GIVEN, THERE, ColumnsForm, SheetForm, as_text, digest_of, judged, sheet_of_months
from ..naming import Whose, guess_of, why_not_named
from ..presenters import entering as show

HERE = {"under": "own_returns"}


# The token is looked at once the one handler stands that takes a file; see bringing.py.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def own_enter(request: HttpRequest) -> HttpResponse:
    request.upload_handlers = [one_sheet(request)]
    return _own_enter(request)


@csrf_protect
def _own_enter(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _first(request, _sheet_form(request))
    if request.POST.get("step") == "keep" and _whose_known(request):
        return _keep(request)
    return _look(request)


def _whose_known(request: HttpRequest) -> bool:
    return queries.whose_are(queries.returns_seen_by(request.user))


def _sheet_form(request: HttpRequest, *given: Any) -> SheetForm:
    """With the question whose figures these are, as long as nobody has said so."""
    if _whose_known(request):
        return SheetForm(*given)
    return SheetForm(*given, asks_whose=True, called="" if given else guess_of(request.user.organisation))


def _first(request: HttpRequest, form: SheetForm) -> HttpResponse:
    status = TO_MEND if form.is_bound and form.errors else 200
    return render(request, "vitals/own/enter.html", {"form": form, **HERE}, status=status)


def _look(request: HttpRequest) -> HttpResponse:
    """Read what was brought and show what every row would become. Nothing is kept."""
    form = _sheet_form(request, request.POST, request.FILES)
    try:
        name, content = brought(request)
        if not form.is_valid():
            return _first(request, form)
        whose = form.whose() if form.asks_whose else None
        sheet = form.read(name, content, today=today())
        columns = _columns_of(sheet)
    except NotAllowed as refusal:
        form.is_valid()
        form.add_error(refusal.field or ("file" if request.FILES else "sheet"), say(refusal))
        return _first(request, form)
    if whose is not None:
        actions.name_authority(by=request.user, authority=whose)
    return _looked(request, sheet, columns)


def _columns_of(sheet: Sheet) -> ColumnsForm:
    """The columns as their names say, and the sheet as it was brought."""
    return ColumnsForm(laid=laid_out(sheet), initial={"sheet": as_text(sheet), "called": sheet.name})


def _keep(request: HttpRequest) -> HttpResponse:
    try:
        text = request.POST.get("sheet", "").replace("\r\n", "\n")
        sheet = sheet_of_months("", text.encode("utf-8", "replace"))
        laid = laid_out(sheet)
    except NotAllowed as refusal:
        form = SheetForm(request.POST)
        form.is_valid()
        form.add_error("sheet", say(refusal))
        return _first(request, form)
    if request.POST.get("names") and request.POST["names"] != digest_of(laid.headings):
        # Somebody has changed the names of the columns, so what each was said to hold is of no use.
        return _looked(request, sheet, _columns_of(sheet))
    columns = ColumnsForm(request.POST, laid=laid)
    if not columns.is_valid() or "look" in request.POST:
        return _looked(request, sheet, columns, status=TO_MEND if columns.errors else 200)
    return _kept(request, sheet, columns)


def _kept(request: HttpRequest, sheet: Sheet, columns: ColumnsForm) -> HttpResponse:
    try:
        reading = _judged(request, columns)
        there = _there(request)
        if reading.faults or not reading.numbers or not _answered(columns, reading, there):
            return _looked(request, sheet, columns, status=TO_MEND)
        added, replaced = actions.enter_numbers(
            by=request.user,
            numbers=_to_keep(reading.numbers, there, columns.cleaned_data["wins"]),
            way="sheet",
            today=today(),
            replace=columns.cleaned_data["wins"] == GIVEN,
            sure=columns.sure,
        )
    except NotAllowed as refusal:
        columns.add_error(None, say(refusal))
        return _looked(request, sheet, columns, status=TO_MEND)
    messages.success(request, kept_words(added, replaced))
    return redirect("own_returns")


def _to_keep(numbers: Numbers, there: dict[Key, Any], wins: str) -> Numbers:
    """Without those that give way to what stands there."""
    if wins != THERE:
        return dict(numbers)
    return {key: value for key, value in numbers.items() if there.get(key, value) == value}


def kept_words(added: int, replaced: int) -> str:
    said = ngettext("%(count)d number is new", "%(count)d numbers are new", added) % {"count": added}
    took = ngettext("%(count)d took the place of another", "%(count)d took the place of others", replaced)
    return _("%(new)s, and %(replaced)s.") % {"new": said, "replaced": took % {"count": replaced}}


def _answered(columns: ColumnsForm, reading: Reading, there: dict[Key, Any]) -> bool:
    """Is everything said that was asked about these numbers, and was it asked about these?

    A number that gives way to the one that stands there is not asked about a second time.
    """
    given = dict(columns.cleaned_data)
    for one in reading.unclear:
        if one.place not in columns.commas:
            columns.add_error(f"comma_{one.place}", _("Say which number it is. Nothing is kept yet."))
    different, unsure = changes(reading.numbers, there), doubts(reading.numbers, there)
    if different and not given["wins"]:
        columns.add_error("wins", _("Say which one is right. Nothing is kept yet."))
    for item in dict.fromkeys(one.item for one in _left_to_ask(columns, reading, there)):
        if item not in columns.sure:
            columns.add_error(f"sure_{item}", _("Tick this if it is right, or mend it."))
    if (different or unsure) and not columns.errors and given["seen"] != _seen(different, unsure):
        columns.add_error(
            None, _("What is asked below has changed since you looked. Look again, then keep it.")
        )
    return not columns.errors


def _left_to_ask(columns: ColumnsForm, reading: Reading, there: dict[Key, Any]) -> list[Doubt]:
    """Numbers that look like slips, without those about which something else is to be said first, or which give way."""
    wins, unclear = columns.cleaned_data.get("wins"), show.items_unclear(reading, columns)
    kept = reading.numbers if wins == GIVEN else _to_keep(reading.numbers, there, THERE)
    return [one for one in doubts(kept, there) if one.item not in unclear]


def _seen(*asked: Any) -> str:
    return digest_of([one for some in asked for one in some])


def _looked(request: HttpRequest, sheet: Sheet, columns: ColumnsForm, status: int = 200) -> HttpResponse:
    reading, refused, there = None, "", {}
    try:
        reading, there = _judged(request, columns), _there(request)
    except NotAllowed as refusal:
        refused, status = say(refusal), TO_MEND if request.POST.get("step") == "keep" else status
    facts: dict[str, Any] = {"columns": columns, "reading": reading, "refused": refused}
    if reading is None or reading.faults or not reading.numbers:
        columns.to_mend()
    if reading is not None:
        different, unsure = changes(reading.numbers, there), doubts(reading.numbers, there)
        parts = queries.parts_of(request.user.organisation_id)
        facts |= show.reading_page(reading, columns, different, unsure, parts)
        facts["seen"] = _seen(different, unsure)
    facts["notes"] = [_(words) % about for words, about in sheet.notes]
    facts["called"] = columns["called"].value() or ""
    facts |= show.columns_page(columns.laid, columns.columns)
    return render(request, "vitals/own/look.html", {**facts, **HERE}, status=status)


def _there(request: HttpRequest) -> dict[Key, Any]:
    returns = queries.returns_seen_by(request.user)
    return queries.numbers_of(returns) if returns else {}


def _judged(request: HttpRequest, columns: ColumnsForm) -> Reading:
    parts = queries.parts_of(request.user.organisation_id)
    returns = queries.returns_seen_by(request.user)
    whose = Whose(returns.authority if returns else "", (request.user.organisation.name,))
    return judged(
        columns.laid,
        columns.columns,
        columns.commas,
        today=today(),
        parts=parts,
        why_not_here=why_not_named(whose),
        there=queries.numbers_of(returns) if returns else {},
    )
