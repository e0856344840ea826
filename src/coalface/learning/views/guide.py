"""The just-culture guide: one question a page. What is answered stays in the page, and is kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..presenters.guide import guide_page


# No cookie and nothing kept, so there is nothing that another site could have somebody do here.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    page = guide_page(request.POST if request.method == "POST" else {})
    return render(request, "learning/guide.html", {"page": page})
