"""Authorities as they were on a day: they begin and end, and one can become several."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ..words import Sentence
from ..words import gettext_noop as _

BEFORE_IT = _("%(name)s did not exist before %(began)s. Name the authority of that time.")
AFTER_IT = _("%(name)s ended on %(ended)s. Name the authority that followed it.")


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority. `code` stays where a boundary moves; `ons_code` is the other code, which does not."""

    code: str
    name: str
    ons_code: str
    region_code: str
    region_name: str
    began: date | None = None
    ended: date | None = None
    former_codes: tuple[str, ...] = ()

    def why_not_on(self, day: date) -> str | None:
        """Return why this authority could not have had a review on a day, or None."""
        if self.began and day < self.began:
            return Sentence(BEFORE_IT, name=self.name, began=self.began)
        if self.ended and day > self.ended:
            return Sentence(AFTER_IT, name=self.name, ended=self.ended)
        return None


@dataclass(frozen=True, slots=True)
class Authorities:
    """The authorities that a register may name, each by either of its codes."""

    all: tuple[Authority, ...]
    fictional: bool = False
    by_code: dict[str, Authority] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.all:
            for code in (one.code, one.ons_code, *one.former_codes):
                self.by_code[code.upper()] = one

    def named(self, written: str) -> Authority | None:
        return self.by_code.get(written.strip().upper())


def why_authorities_not(found: Iterable[Authority], day: date | None) -> str | None:
    """Return why these authorities cannot have commissioned a review on a day, or None."""
    if day is None:
        return None
    return next((reason for one in found if (reason := one.why_not_on(day))), None)


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
