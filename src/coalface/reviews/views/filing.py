"""Loading a file: choose it, say which column is which, look at what it would do, and only then load it.

Nothing of the file is kept in between. It travels in the page, signed for whoever sent it, for an hour.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.reviews import death_columns, mapping
from coalface.core.reviews.changes import LONG_NOTE, LONGEST_NOTE, TO_CHANGE, WHYS, Way
from coalface.core.reviews.from_rows import reviews_of
from coalface.core.reviews.mapping import (
    NAMES_SOMEBODY,
    Columns,
    guessed,
    naming_column,
    why_not_columns,
)
from coalface.core.sheets import Sheet, read_sheet
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import now, today
from coalface.ui.one_file import OneFile, file_sent, is_too_large

from .. import actions, queries
from ..models import Register
from ..presenters.filing import columns_to_choose, judged_page, notes_of, unused_columns
from .mine import register_here

SECONDS_TO_CONFIRM = 3_600
# A page that carries more is not taken back: see DATA_UPLOAD_MAX_MEMORY_SIZE.
MOST_CARRIED = 2_000_000
MOST_SHOWN = 200
TOO_LARGE = gettext_noop("This file is larger than 2.4 MB. Give the register in parts.")
NO_FILE = gettext_noop("No file was chosen. Choose one, then press the button.")
TOO_LATE = gettext_noop(
    "This page lay for more than an hour, or was not made for you. Choose the file again."
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file holds: its columns, who judges it, who loads it, and where its page is."""

    door: str
    leads_to: str
    title: str
    columns: Columns
    needed: Sequence[str]
    judge: Callable[[Register, Sheet, dict[str, int], date], queries.Judged]
    load: Callable[[Register, actions.By, queries.Judged, str], Any]


# The token is looked at once the one handler stands that takes a file.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reviews_file(request: HttpRequest) -> HttpResponse:
    return _of_kind(request, REVIEWS)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def deaths_file(request: HttpRequest) -> HttpResponse:
    return _of_kind(request, DEATHS)


def _of_kind(request: HttpRequest, kind: Kind) -> HttpResponse:
    if request.method == "POST":
        request.upload_handlers = [OneFile(request)]
    return _file(request, kind)


@csrf_protect
def _file(request: HttpRequest, kind: Kind) -> HttpResponse:
    kept = register_here(request)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    try:
        if step == "read":
            return _columns(request, kept, kind, _sheet_sent(request, kind))
        if step in ("judge", "report", "load"):
            return STEPS[step](request, kept, kind, _carried(request, kept, kind))
    except NotAllowed as refusal:
        return _first(request, kind, _(str(refusal)))
    return _first(request, kind)


def _first(request: HttpRequest, kind: Kind, refusal: str = "") -> HttpResponse:
    facts = {"refusal": refusal, "columns": kind.columns.values(), "kind": kind, "under": "staff_reviews"}
    return render(request, "reviews/file.html", facts, status=TO_MEND if refusal else 200)


def _sheet_sent(request: HttpRequest, kind: Kind) -> Sheet:
    sent = file_sent(request)
    if is_too_large(request):
        raise NotAllowed(TOO_LARGE)
    if sent is None:
        raise NotAllowed(NO_FILE)
    sheet = read_sheet(*sent)
    if naming := naming_column(sheet.headings, kind.columns):
        raise NotAllowed(_(NAMES_SOMEBODY) % naming[:60])
    return sheet


def _columns(
    request: HttpRequest,
    kept: Register,
    kind: Kind,
    sheet: Sheet,
    chosen: dict[str, int] | None = None,
    **facts: Any,
) -> HttpResponse:
    chosen = guessed(sheet.headings, kind.columns) if chosen is None else chosen
    carried = signing.dumps(_as_plain(sheet), salt=_salt(request, kept, kind), compress=True)
    if len(carried) > MOST_CARRIED:
        raise NotAllowed(TOO_LARGE)
    shown = {
        "columns": columns_to_choose(
            sheet.headings, chosen, kind.columns, kind.needed, facts.get("wrong", ())
        ),
        "carried": carried,
        "notes": notes_of(sheet),
        "how_many": len(sheet.rows),
        "kind": kind,
        "under": "staff_reviews",
        **facts,
    }
    return render(request, "reviews/file_columns.html", shown, status=TO_MEND if facts.get("wrong") else 200)


def _judge(request: HttpRequest, kept: Register, kind: Kind, sheet: Sheet, refusal: str = "") -> HttpResponse:
    chosen = _chosen(request, kind, sheet)
    if wrong := why_not_columns(chosen, kind.needed):
        return _columns(request, kept, kind, sheet, chosen, wrong=wrong)
    judged = kind.judge(kept, sheet, chosen, today())
    facts = {
        **judged_page(judged, MOST_SHOWN),
        "unused": unused_columns(sheet, chosen),
        "carried": request.POST["carried"],
        "chosen": chosen,
        "kind": kind,
        "whys": [(code.value, _(WHYS[code])) for code in TO_CHANGE],
        "typed": request.POST,
        "refusal": refusal,
        "under": "staff_reviews",
    }
    status = TO_MEND if judged.faults or refusal else 200
    return render(request, "reviews/file_judged.html", facts, status=status)


def _report(request: HttpRequest, kept: Register, kind: Kind, sheet: Sheet) -> HttpResponse:
    """Everything that is wrong, as a file to work through. It repeats nothing that stands in a cell."""
    judged = kind.judge(kept, sheet, _chosen(request, kind, sheet), today())
    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerow(["line", "cell", "column", "what is wrong"])
    writer.writerows((one.line, one.cell, _safe(one.column), one.says) for one in judged.faults)
    # The mark at the start lets spreadsheets know that it is UTF-8.
    answer = HttpResponse("\ufeff" + lines.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="what-is-wrong.csv"'
    return answer


def _load(request: HttpRequest, kept: Register, kind: Kind, sheet: Sheet) -> HttpResponse:
    judged = kind.judge(kept, sheet, _chosen(request, kind, sheet), today())
    if judged.faults or not (judged.rows or judged.deaths):
        return _judge(request, kept, kind, sheet)
    if judged.alike and request.POST.get("alike_allowed") != "yes":
        return _judge(
            request, kept, kind, sheet, _("Look at the reviews that may be there twice, and say so below.")
        )
    note = request.POST.get("note", "")
    if len(note) > LONGEST_NOTE:
        return _judge(request, kept, kind, sheet, _(LONG_NOTE))
    try:
        kind.load(
            kept, actions.By(request.user, now(), Way.FILE, note), judged, request.POST.get("why") or "new"
        )
    except NotAllowed as refusal:
        return _judge(request, kept, kind, sheet, _(str(refusal)))
    messages.success(request, _("The file is in the register. What was known before stays in each history."))
    return redirect(kind.leads_to)


def _load_reviews(kept: Register, by: actions.By, judged: queries.Judged, why: str) -> None:
    versions = reviews_of(judged.rows, queries.authorities_of(kept))
    actions.load_reviews(register=kept, by=by, versions=versions, why=why)


def _load_deaths(kept: Register, by: actions.By, judged: queries.Judged, why: str) -> None:
    actions.enter_deaths(register=kept, by=by, deaths=judged.deaths)


REVIEWS = Kind(
    "reviews_file",
    "staff_reviews",
    gettext_noop("Load a file of case reviews"),
    mapping.COLUMNS,
    mapping.NEEDED,
    queries.judge_file,
    _load_reviews,
)
DEATHS = Kind(
    "deaths_file",
    "staff_deaths",
    gettext_noop("Load a file of child deaths"),
    death_columns.COLUMNS,
    death_columns.NEEDED,
    queries.judge_deaths,
    _load_deaths,
)
STEPS = {"judge": _judge, "report": _report, "load": _load}


def _chosen(request: HttpRequest, kind: Kind, sheet: Sheet) -> dict[str, int]:
    found = {}
    for name in kind.columns:
        typed = request.POST.get(f"column_{name}", "")
        if typed.isascii() and typed.isdigit() and int(typed[:4]) < len(sheet.headings):
            found[name] = int(typed[:4])
    return found


def _carried(request: HttpRequest, kept: Register, kind: Kind) -> Sheet:
    try:
        plain = signing.loads(
            request.POST.get("carried", ""), salt=_salt(request, kept, kind), max_age=SECONDS_TO_CONFIRM
        )
        headings, rows, line, notes = plain
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise NotAllowed(TOO_LATE) from fault
    return Sheet(
        tuple(headings),
        tuple((at, tuple(cells)) for at, cells in rows),
        line,
        tuple((says, about) for says, about in notes),
    )


def _as_plain(sheet: Sheet) -> list[Any]:
    return [sheet.headings, sheet.rows, sheet.line, sheet.notes]


def _salt(request: HttpRequest, kept: Register, kind: Kind) -> str:
    """A page is taken back from whoever was given it, for the register it was made for."""
    return f"coalface.reviews.file.{kind.door}.{kept.pk}.{request.user.pk}"


def _safe(typed: str) -> str:
    """A heading that a spreadsheet would take for a formula is written as words."""
    return f"'{typed}" if typed[:1] in ("=", "+", "-", "@") else typed
