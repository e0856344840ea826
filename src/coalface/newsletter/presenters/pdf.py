"""A newsletter as a tagged PDF on A4, set by Typst in this process: its fonts come with it, and it asks no network.

What a steward wrote goes in as data and never as markup. Nobody can make Typst read a file with it.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalface.learning.addresses import address

# The last PDF of each quarter in this process, found only by all that it says: once a card in it is taken back it is
# made anew, and takes the place of the old one.
_kept: dict[str, tuple[bytes, bytes]] = {}


def as_pdf(quarter: str, title: str, newsletters: Iterable[dict[str, Any]], *, on: date) -> bytes:
    """All newsletters of a quarter. The same words give the same bytes."""
    facts = json.dumps(_facts(title, newsletters, on=on), ensure_ascii=False, sort_keys=True)
    made_of = sha256(facts.encode()).digest()
    known = _kept.get(quarter)
    if known is None or known[0] != made_of:
        known = _kept[quarter] = made_of, _set(facts)
    return known[1]


def forget(quarter: str) -> None:
    """Keep nothing of a quarter whose newsletter was taken back."""
    _kept.pop(quarter, None)


def _facts(title: str, newsletters: Iterable[dict[str, Any]], *, on: date) -> dict[str, Any]:
    language, _dash, region = (get_language() or "en-gb").partition("-")
    return {
        "title": title,
        "language": language,
        "region": region,
        "on": [on.year, on.month, on.day],
        "newsletters": [_one(newsletter) for newsletter in newsletters],
        "foot": _("Everything that is published, and how to tell us what happened:"),
        "home": address("home"),
        "page": _("Page"),
    }


def _one(newsletter: dict[str, Any]) -> dict[str, Any]:
    published = {"place": newsletter["place"], "day": newsletter["published"]}
    return {
        "place": newsletter["place"],
        "published": _("%(place)s, published on %(day)s") % published,
        "opening": [paragraph for paragraph in newsletter["opening"].split("\n") if paragraph.strip()],
        "more": newsletter["more"],
        "parts": [
            {
                "code": part["code"],
                "title": part["title"],
                "lines": [{name: line[name] for name in ("title", "words", "url")} for line in part["lines"]],
            }
            for part in newsletter["parts"]
        ],
    }


def _set(facts: str) -> bytes:
    import typst  # 80 MB of machine code: loaded by whoever asks for a PDF first, and by nobody else

    made = typst.compile(
        _template(), format="pdf", sys_inputs={"facts": facts}, ignore_system_fonts=True, pdf_tags=True
    )
    assert isinstance(made, bytes), "one document was asked for"
    return made


@cache
def _template() -> bytes:
    return files(__package__).joinpath("newsletter.typ").read_bytes()
