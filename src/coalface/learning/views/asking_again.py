"""Three and nine months after an answer: is it still happening?"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.themes import check_back_day
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import CheckBackForm
from ..presenters.themes import theme_page
from ..presenters.words import day_words
from ..queries import themes as queries


@require_http_methods(["GET", "HEAD", "POST"])
def check_back(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    theme = queries.theme_of_peer(request.user, theme_id)
    months = queries.due_today(theme, today=today()) if theme else None
    if theme is None or months is None:
        raise Http404
    form = CheckBackForm(posted(request), lists=people.name_lists(theme.channel.organisation))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.check_back(
                theme_id=theme.id,
                by=request.user,
                months=int(asked) if (asked := request.POST.get("months", "")).isdecimal() else 0,
                finding=typed["finding"],
                says=typed["says"],
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _("Thank you. It stands beside the answer now."))
            return redirect("theme", theme.id)
    page = {
        "theme": theme_page(theme, today=today()),
        "months": months,
        "since": day_words(check_back_day(answered_on=theme.answers.all()[0].answered_on, months=months)),
        "form": form,
        "under": "why_desk",
    }
    return render(request, "learning/why/check_back.html", page, status=TO_MEND if form.errors else 200)
