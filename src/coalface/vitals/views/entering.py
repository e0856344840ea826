"""Bringing an authority’s own numbers in: a file or pasted cells, looked at, and kept all at once or not at all."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import Reading
from coalface.core.own_returns.reading import SAID_AT_MOST
from coalface.core.sheets import Sheet, read_sheet
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from .. import actions, queries
from ..bringing import brought, one_sheet
from ..forms import ColumnsForm, SheetForm, as_text, judged
from ..naming import why_not_named

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
        return _first(request, SheetForm())
    if request.POST.get("step") == "keep":
        return _keep(request)
    return _look(request)


def _first(request: HttpRequest, form: SheetForm) -> HttpResponse:
    status = TO_MEND if form.is_bound and form.errors else 200
    return render(request, "vitals/own/enter.html", {"form": form, **HERE}, status=status)


def _look(request: HttpRequest) -> HttpResponse:
    """Read what was brought and show what every row would become. Nothing is kept."""
    form = SheetForm(request.POST, request.FILES)
    try:
        name, content = brought(request)
        if not form.is_valid():
            return _first(request, form)
        sheet = form.read(name, content, today=today())
    except NotAllowed as refusal:
        form.is_valid()
        form.add_error("file" if request.FILES else "sheet", _words(refusal))
        return _first(request, form)
    columns = ColumnsForm(headings=sheet.headings, initial={"sheet": as_text(sheet)})
    return _looked(request, sheet, columns)


def _keep(request: HttpRequest) -> HttpResponse:
    try:
        sheet = read_sheet("", request.POST.get("sheet", "").replace("\r\n", "\n").encode("utf-8", "replace"))
    except NotAllowed as refusal:
        form = SheetForm(request.POST)
        form.is_valid()
        form.add_error("sheet", _words(refusal))
        return _first(request, form)
    columns = ColumnsForm(request.POST, headings=sheet.headings)
    if not columns.is_valid() or "look" in request.POST:
        return _looked(request, sheet, columns, status=TO_MEND if columns.errors else 200)
    try:
        reading = _judged(request, sheet, columns)
        if reading.faults or not reading.numbers:
            return _looked(request, sheet, columns, status=TO_MEND)
        added, replaced = actions.enter_numbers(
            by=request.user,
            numbers=reading.numbers,
            way="sheet",
            today=today(),
            replace=columns.cleaned_data["replace"],
        )
    except NotAllowed as refusal:
        columns.add_error(None, _words(refusal))
        return _looked(request, sheet, columns, status=TO_MEND)
    messages.success(
        request,
        _("%(added)d numbers are new, and %(replaced)d took the place of another.")
        % {"added": added, "replaced": replaced},
    )
    return redirect("own_returns")


def _looked(request: HttpRequest, sheet: Sheet, columns: ColumnsForm, status: int = 200) -> HttpResponse:
    reading, refused = None, ""
    try:
        reading = _judged(request, sheet, columns)
    except NotAllowed as refusal:
        refused, status = _words(refusal), TO_MEND if request.POST.get("step") == "keep" else status
    facts = {
        "columns": columns,
        "reading": reading,
        "refused": refused,
        "notes": [_(words) % about for words, about in sheet.notes],
        **(_report(reading) if reading else {}),
    }
    return render(request, "vitals/own/look.html", {**facts, **HERE}, status=status)


def _report(reading: Reading) -> dict[str, Any]:
    faults = reading.faults
    return {
        "faults": faults[:SAID_AT_MOST],
        "more_faults": max(0, len(faults) - SAID_AT_MOST),
        "good_rows": len(reading.rows) - len(faults),
        "row_count": len(reading.rows),
        "number_count": len(reading.numbers),
        "months": _span([month for _part, month, _item in reading.numbers]),
        "can_keep": not faults and bool(reading.numbers),
    }


def _span(months: list[date]) -> str:
    return f"{min(months):%B %Y} – {max(months):%B %Y}" if months else ""


def _judged(request: HttpRequest, sheet: Sheet, columns: ColumnsForm) -> Reading:
    parts = queries.parts_of(request.user.organisation_id)
    returns = queries.returns_seen_by(request.user)
    here = why_not_named(returns.authority if returns else "")
    return judged(sheet, columns.columns, today=today(), parts=parts, why_not_here=here)


def _words(refusal: NotAllowed) -> str:
    return _(str(refusal))


@require_http_methods(["GET", "HEAD", "POST"])
def own_settings(request: HttpRequest) -> HttpResponse:
    """Which authority this is, a token for a program, and taking every number out."""
    facts: dict[str, Any] = {"token": "", "refusal": ""}
    step = request.POST.get("step", "")
    try:
        if step == "token":
            facts["token"] = actions.make_token(by=request.user)
        elif step == "no_token":
            actions.take_token_away(by=request.user)
            messages.success(request, _("The token is taken away. No program can send numbers."))
            return redirect("own_settings")
        elif step == "authority":
            return _name_authority(request)
        elif step == "out":
            return _take_out(request)
    except NotAllowed as refusal:
        facts["refusal"] = _words(refusal)
    returns = queries.returns_seen_by(request.user)
    with queries.figures() as connection:
        named = queries.area_of(connection, returns.authority) if returns and returns.authority else None
    facts |= {
        "authority": named,
        "typed": request.POST.get("authority", "")[:100],
        "has_token": bool(returns and returns.token_digest),
        **HERE,
    }
    return render(request, "vitals/own/settings.html", facts, status=TO_MEND if facts["refusal"] else 200)


def _name_authority(request: HttpRequest) -> HttpResponse:
    from coalface.warehouse.queries.areas import area_named

    with queries.figures() as connection:
        place = area_named(connection, request.POST.get("authority", "")[:100])
    if place.level not in ("authority", "joint return"):
        raise NotAllowed(_("This is no authority. Write its name as the Department does."))
    actions.name_authority(by=request.user, authority=place.key)
    messages.success(request, _("This is %(name)s from now on.") % {"name": place.name})
    return redirect("own_settings")


def _take_out(request: HttpRequest) -> HttpResponse:
    if request.POST.get("sure") != "yes":
        raise NotAllowed(_("Tick the box if every number is to go. Nothing was changed."))
    count = actions.take_numbers_out(by=request.user)
    messages.success(request, _("%(count)d numbers are taken out.") % {"count": count})
    return redirect("own_returns")
