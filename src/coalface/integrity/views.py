"""The public log: a page in plain words, and what programs need to check it. Nothing here says who or when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from coalface.core.errors import NotAllowed

from . import presenters, queries
from .actions import take_cosignatures
from .asking import Unanswerable, answers_json, number

PLAIN = "text/plain; charset=utf-8"
LARGEST = 2**63
# A hundred signatures, the most that a note may have, fit in a quarter of this.
MOST_NOTE_BYTES = 64_000


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    page = presenters.log_page(queries.recent_checkpoints(), queries.origins(), queries.witness_keys())
    return render(request, "integrity/log.html", {"page": page})


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    return _note(queries.newest_checkpoint())


@require_safe
def checkpoint_at(request: HttpRequest, size: int) -> HttpResponse:
    return _note(queries.checkpoint_of_size(size) if size < LARGEST else None)


def _note(found) -> HttpResponse:
    if found is None:
        return _plain(_("No such checkpoint has been published. One is published each week."), 404)
    return _plain(queries.note_of(found))


def _plain(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(words if words.endswith("\n") else f"{words}\n", content_type=PLAIN, status=status)


@require_safe
@answers_json
def entries(request: HttpRequest) -> dict[str, Any]:
    """Leaves in their order. `next` is where to go on, until it is the size."""
    size, start = queries.published_size(), number(request, "start", 0)
    end = number(request, "end", size)
    if start > end:
        raise Unanswerable(_("The end comes before the start."))
    return presenters.entries_page(queries.published_entries(start, end), start=start, size=size)


@require_safe
@answers_json
def inclusion(request: HttpRequest) -> dict[str, Any]:
    index, size = number(request, "index"), _published(number(request, "size", queries.published_size()))
    path = queries.proof_of_inclusion(index, size)
    return presenters.inclusion_facts(
        index, size, path, leaf_hash=queries.leaf_hash_at(index), root=queries.log_root(size)
    )


@require_safe
@answers_json
def consistency(request: HttpRequest) -> dict[str, Any]:
    first, second = number(request, "first"), _published(number(request, "second", queries.published_size()))
    path = queries.proof_of_consistency(first, second)
    return presenters.consistency_facts(first, second, path, queries.checkpoint_of_size(second))


def _published(size: int) -> int:
    published = queries.published_size()
    if size > published:
        raise Unanswerable(
            _(
                "The newest published checkpoint has %(published)d entries. What is newer can be asked for once the"
                " next one is out: one is published each week."
            )
            % {"published": published},
            404,
        )
    return size


@csrf_exempt
@require_POST
def cosign(request: HttpRequest) -> HttpResponse:
    """A witness sends a published checkpoint with their line under it, as plain text."""
    if len(request.body) > MOST_NOTE_BYTES:
        return _plain(_("This is longer than any signed checkpoint."), 413)
    try:
        called = take_cosignatures(request.body.decode())
    except UnicodeDecodeError:
        return _plain(_("A checkpoint is text in UTF-8."), 400)
    except NotAllowed as refusal:
        return _plain(_(str(refusal)), 403)
    return _plain(_("Thank you. Kept: %s.") % ", ".join(called))
