"""What was sent with a form."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, an empty form too; None where the page is only being read."""
    return request.POST if request.method == "POST" else None
