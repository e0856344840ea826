"""What was chosen on a page that shows what could point to someone. The page carries it: nothing of it is kept here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from coalface.core.wording import Apart, Looked

# One place of several: "story 2 of 3: jayden".
ONE_OF_MANY = re.compile(
    r"(?P<field>[a-z_]{1,40}) (?P<number>[0-9]{1,4}) of (?P<many>[0-9]{1,4}): (?P<words>.{1,400})", re.DOTALL
)
# The steps that lead back to a form, and seal nothing.
GOING_BACK = frozenset({"edit", "open"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing as it comes back: what was chosen, and how the page showed it."""

    words: list[str]
    is_kept: bool
    # A page of ticks sends nothing for what is not ticked, so that nobody may have meant it.
    by_ticks: bool
    was_ticked: bool
    was_kept: bool
    # The places that are not ticked, though the thing may be.
    unticked: frozenset[str]

    @property
    def is_untouched(self) -> bool:
        """Whether it was shown without a tick, and has none."""
        return self.is_kept and self.by_ticks and not self.was_ticked and not self.was_kept


def looked(posted: QueryDict) -> Looked:
    """Return what was chosen, by the marked words: places move when a text is edited.

    "Blank all" counts before every choice beside it, but not before what was kept on an earlier page. Whoever goes back
    has decided nothing about what was not ticked for them; a form that they went back to carries the rest.
    """
    keep, blank, unsaid = (
        set(posted.getlist("carried-keep")),
        set(posted.getlist("carried-blank")),
        set[str](),
    )
    apart = _places(posted.getlist("carried-apart"))
    all_blank, goes_back = posted.get("all") == "blank", posted.get("step") in GOING_BACK
    stayed = frozenset(posted.getlist("places-that-stay"))
    for number in [name.removeprefix("marked-") for name in posted if name.startswith("marked-")]:
        thing = _chosen(posted, number)
        if goes_back and thing.is_untouched:
            continue
        if thing.is_kept and (thing.was_kept or not all_blank):
            keep.update(thing.words)
            unsaid.update(thing.words if thing.by_ticks and thing.was_ticked else ())
            continue
        blank.update(thing.words)
        if stay := thing.unticked & stayed if all_blank else thing.unticked:
            apart |= _places(stay)
            keep.update(thing.words)
            unsaid.update(thing.words if stay - stayed else ())
    again = posted.get("look_again") == "yes"
    return Looked(frozenset(keep), frozenset(blank), frozenset(apart), frozenset(unsaid), again)


def _chosen(posted: QueryDict, number: str) -> Chosen:
    # A program may say "keep": then that was meant, and is no tick that was left out.
    by_ticks = posted.get("by_ticks") == "yes" and f"choice-{number}" not in posted
    places = posted.getlist(f"places-{number}")
    return Chosen(
        words=posted.getlist(f"marked-{number}"),
        is_kept=by_ticks or posted.get(f"choice-{number}") == "keep",
        by_ticks=by_ticks,
        was_ticked=number in posted.get("ticked", "").split(),
        was_kept=number in posted.get("kept", "").split(),
        unticked=frozenset(places) - frozenset(posted.getlist(f"place-{number}")),
    )


def _places(named: Iterable[str]) -> set[Apart]:
    """The places by their names: "story 2 of 3: jayden"."""
    places = [ONE_OF_MANY.fullmatch(each) for each in named]
    return {
        Apart(place["field"], place["words"].casefold(), int(place["number"]), int(place["many"]))
        for place in places
        if place
    }


def carried(looked: Looked) -> list[tuple[str, str]]:
    """What was decided as (name, value), for a form that somebody goes back to: in the page, and nowhere else."""
    decided = [
        *(("carried-keep", words) for words in sorted(looked.keep)),
        *(("carried-blank", words) for words in sorted(looked.blank)),
        *(("carried-apart", place.named) for place in sorted(looked.apart)),
    ]
    return [*decided, ("look_again", "yes")] if decided else []
