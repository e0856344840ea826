"""What still keeps a channel a practice channel, and the forms that stewards fill in."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.ui.clock import today

from .. import actions, forms, presenters
from ..models import Channel, Declaration, NameListTerm
from ..queries import channel_facts, looking_after, why_not_open
from .pages import refused, show


@require_safe
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    return channel_page(request, mine(request, slug))


def channel_page(
    request: HttpRequest, found: Channel, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    page = presenters.channel_page(
        found,
        facts=channel_facts(found),
        reasons=why_not_open(found),
        declarations=looking_after.declarations(found),
        names=looking_after.names_loaded(found.organisation_id),
        declared=looking_after.my_grant(request.user, found),
    )
    return show(request, "channel", {"page": page, "refusal": refusal}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    form = forms.About.of(found.organisation, request.POST or None)

    def keep(*, channel: Channel, **facts: Any) -> None:
        actions.update_organisation(organisation=channel.organisation, **facts)

    return fill_in(request, found, form, "about", keep, _("Kept. Every page says so now."))


@require_http_methods(["GET", "HEAD", "POST"])
def routes(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    form = forms.Routes.of(found, request.POST or None)
    said = _("The routes are kept.")
    return fill_in(request, found, form, "routes", actions.update_routes, said)


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    form = forms.Papers.of(found, request.POST if request.method == "POST" else None)
    return fill_in(request, found, form, "papers", actions.note_papers, _("Noted."))


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    found = mine(request, slug)
    if what not in Declaration.What.values:
        raise Http404
    form = forms.SignDeclaration(request.POST or None)
    said = _("Kept. The name is on the public page.")
    return fill_in(request, found, form, "sign", actions.sign_declaration, said, what=what)


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, slug: str, which: str) -> HttpResponse:
    found = mine(request, slug)
    if which not in NameListTerm.List.values:
        raise Http404
    form = forms.NameList(request.POST or None)
    if form.is_valid():
        try:
            count = actions.load_name_list(
                organisation=found.organisation,
                by=request.user,
                today=today(),
                which=which,
                **form.cleaned_data,
            )
        except actions.RowsWrong as refusal:
            form.add_error("text", presenters.rows_wrong(refusal.rows))
        except NotAllowed as refusal:
            form.add_error("text", _(str(refusal)))
        else:
            messages.success(request, _("%d names are loaded.") % count)
            return redirect("channel", slug)
    return show(request, "names", {"form": form, "channel": found, "which": which}, status=refused(form))


@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    form = forms.Recovery(request.POST or None)
    if form.is_valid():
        shares = [form.cleaned_data["first_share"], form.cleaned_data["second_share"]]
        try:
            actions.test_recovery_key(
                organisation=found.organisation, shares=shares, by=request.user, today=today()
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(
                request, _("The recovery key works. Take both shares back to where they are kept.")
            )
            return redirect("channel", slug)
    return show(request, "recovery", {"form": form, "channel": found}, status=refused(form))


@require_POST
def declare(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    line_manages = request.POST.get("line_manages_here") != "no"
    try:
        actions.declare_line_management(
            person=request.user, channel=found, line_manages_here=line_manages, today=today()
        )
    except NotAllowed as refusal:
        return channel_page(request, found, refusal=str(refusal), status=422)
    messages.success(request, _("Thank you. Your declaration is kept."))
    return redirect("channel", slug)


@require_POST
def open_channel(request: HttpRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    try:
        actions.open_channel(channel=found, by=request.user, today=today())
    except NotAllowed as refusal:
        return channel_page(request, found, refusal=str(refusal), status=422)
    messages.success(request, _("The channel is open. What is told from now on counts."))
    return redirect("channel", slug)


def mine(request: HttpRequest, slug: str) -> Channel:
    """One of this steward's channels. Another's is not there."""
    found = looking_after.channel_of_steward(request.user, slug)
    if found is None:
        raise Http404
    return found


def fill_in(
    request: HttpRequest, found: Channel, form: Form, name: str, act: Any, said: str, **facts: Any
) -> HttpResponse:
    """Show a form, and do with it what it is for."""
    if form.is_valid():
        try:
            act(channel=found, by=request.user, today=today(), **form.cleaned_data, **facts)
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, said)
            return redirect("channel", found.slug)
    return show(request, name, {"form": form, "channel": found, **facts}, status=refused(form))
