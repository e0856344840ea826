"""Show back what could point to someone, and blank what the reporter agrees to blank.

A stronger engine plugs in here: one more line in RULES, or a rule of a site's own (`by_model`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from types import MappingProxyType
from unicodedata import combining

from coalface.core.redaction.ages import ages
from coalface.core.redaction.beside_a_school import moved_to_a_school, schools_in_brackets
from coalface.core.redaction.case_numbers import case_numbers
from coalface.core.redaction.dates import dates, dates_in_words
from coalface.core.redaction.families import families
from coalface.core.redaction.indirect import indirect
from coalface.core.redaction.kinds import KINDS, Mark, Rule, Span
from coalface.core.redaction.known import Known, known_names
from coalface.core.redaction.land_names import land_names
from coalface.core.redaction.names import names
from coalface.core.redaction.numbers import long_numbers, nhs_numbers, ni_numbers, upns
from coalface.core.redaction.online import emails, handles, spoken_emails, web_addresses
from coalface.core.redaction.own_lists import NO_LISTS, NameLists, listed_names
from coalface.core.redaction.people import bracketed_initials, initials, nicknames, titled_people
from coalface.core.redaction.phones import extensions, phones
from coalface.core.redaction.places import addresses, schools
from coalface.core.redaction.postcodes import postcodes, spaced_postcodes
from coalface.core.redaction.published_cases import outside_published_cases
from coalface.core.redaction.reading import Typed, read
from coalface.core.redaction.roles import TAG
from coalface.core.redaction.spoken_phones import spoken_phones
from coalface.core.redaction.towns import towns_between, with_their_towns
from coalface.core.redaction.typed_small import typed_small
from coalface.core.redaction.vehicles import vehicles
from coalface.core.redaction.with_heads import teams, with_their_heads

# What is told by its form, with the fewest figures that it can have: where there are fewer, nobody need look.
WITH_FIGURES: dict[Rule, int] = {
    dates: 1,
    nhs_numbers: 10,
    phones: 8,
    extensions: 3,
    ni_numbers: 6,
    upns: 11,
    postcodes: 1,
    spaced_postcodes: 2,
    vehicles: 1,
    case_numbers: 1,
    long_numbers: 6,
}
RULES: tuple[Rule, ...] = (
    emails,
    spoken_emails,
    web_addresses,
    handles,
    dates_in_words,
    spoken_phones,
    ages,
    titled_people,
    initials,
    bracketed_initials,
    nicknames,
    names,
    families,
    schools,
    schools_in_brackets,
    addresses,
    typed_small,
    land_names,
    teams,
    towns_between,
    indirect,
)


def find(text: str, lists: NameLists = NO_LISTS) -> list[Span]:
    """Return what we are firm about. It is this that is proposed to be blanked, and that the API answers 422 for."""
    return [span for span in look_over(text, lists) if span.is_firm]


def look_over(
    text: str, lists: NameLists = NO_LISTS, known: Known = MappingProxyType({}), also: Iterable[Rule] = ()
) -> list[Span]:
    """Return all that could point to someone, half-sure marks too: sorted, apart, in offsets of `text`.

    `lists` are an organisation's own; `known` are names that are known to be in this text, by their label;
    `also` are rules that a site adds to ours.
    """
    typed = read(text)
    rules = [*RULES, *(rule for rule, fewest in WITH_FIGURES.items() if typed.figures >= fewest)]
    marks = outside_published_cases(
        typed.plain, [mark for rule in chain(rules, also) for mark in rule(typed)]
    )
    marks.extend(listed_names(typed, lists))
    marks.extend(known_names(typed, known))
    marks = moved_to_a_school(typed.plain, with_their_towns(typed, with_their_heads(typed, marks)))
    if "[" in typed.plain:
        marks = _outside_tags(typed.plain, marks)
    return [_span(text, typed, mark) for mark in _merged(marks)]


def _outside_tags(plain: str, marks: list[Mark]) -> list[Mark]:
    """Leave alone what an earlier look has put in place: "[child A]"."""
    tags = [match.span() for match in TAG.finditer(plain)]
    ends = [end for _, end in tags]

    def touches_a_tag(mark: Mark) -> bool:
        nearest = bisect_right(ends, mark.start)
        return nearest < len(tags) and tags[nearest][0] < mark.end

    return [mark for mark in marks if not touches_a_tag(mark)]


def _merged(marks: list[Mark]) -> Iterator[Mark]:
    """Yield marks that do not touch. Where several overlap, all of them is marked, under the surest label.

    To keep only the best of them would leave the end of another in plain sight.
    """
    group: list[Mark] = []
    end = 0
    for mark in sorted(marks):
        if group and mark.start >= end:
            yield _joined(group, end)
            group = []
        group.append(mark)
        end = max(end, mark.end) if len(group) > 1 else mark.end
    if group:
        yield _joined(group, end)


def _joined(group: list[Mark], end: int) -> Mark:
    surest = max(group, key=lambda mark: (mark.confidence, mark.end - mark.start))
    return surest._replace(start=group[0].start, end=end)


def _span(text: str, typed: Typed, mark: Mark) -> Span:
    start = typed.origins[mark.start]
    end = typed.origins[mark.end - 1] + 1
    # An accent typed after its letter goes with the letter.
    while end < len(text) and combining(text[end]):
        end += 1
    kind = KINDS[mark.label]
    return Span(start, end, mark.label, mark.confidence, kind.why, mark.instead or kind.instead)
