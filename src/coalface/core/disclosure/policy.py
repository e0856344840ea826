"""What may be shown, decided once and printed under every table."""

from dataclasses import dataclass, field
from enum import StrEnum

from coalface.core.thresholds import SMALLEST_COUNT_SHOWN

from .audit import Knowledge
from .protect import Rule


class Deaths(StrEnum):
    """Down to which places it is shown how many children died."""

    NOWHERE = "nowhere"
    NATIONALLY = "nationally"
    BY_AUTHORITY = "by authority"


class Level(StrEnum):
    """What a table is broken down by."""

    NATIONAL = "national"
    AUTHORITY = "authority"


DEATHS_WORDS = {
    Deaths.NOWHERE: "Whether a child died is not shown.",
    Deaths.NATIONALLY: "Whether a child died is shown for the whole country only.",
    Deaths.BY_AUTHORITY: "Whether a child died is shown for authorities under the same rules as everything else.",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of what may be shown. `rounding_base` is for tables of the whole country; 1 leaves them as they are.

    Numbers of reviews by authority are public where `totals_by_authority_public`, since published reviews name the
    authority. That says nothing about the children: numbers of children are hidden below `threshold` everywhere.
    """

    threshold: int = SMALLEST_COUNT_SHOWN.value
    rounding_base: int = 1
    zeros_shown: bool = True
    deaths: Deaths = Deaths.NATIONALLY
    totals_by_authority_public: bool = True
    small_national_revisions_shown: bool = True
    # From which it is drawn what else is hidden. It is printed nowhere.
    secret: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise ValueError("A threshold under 2 hides nothing. Choose 2 or more.")
        if self.rounding_base < 1:
            raise ValueError("A rounding base is 1 or more. 1 leaves numbers as they are.")

    def rule(self, always_shown: frozenset[str] = frozenset()) -> Rule:
        """What `protect` has to obey, with the cells that are public already."""
        return Rule(self.threshold, self.zeros_shown, always_shown, self.secret)

    def knowledge(self, level: Level = Level.AUTHORITY) -> Knowledge:
        """What a reader of a table knows who has read the words under it."""
        return Knowledge(lower=self.rule().lower, base=self.base(level))

    def base(self, level: Level) -> int:
        """To what the numbers of a level are rounded; 1 where they are not."""
        return self.rounding_base if level is Level.NATIONAL else 1

    def shows_small_revisions(self, level: Level) -> bool:
        """May it be seen that a figure changed by a few records since it was first published?"""
        return level is Level.NATIONAL and self.small_national_revisions_shown

    def in_words(self) -> list[str]:
        """The policy in sentences, as they stand under a table."""
        hidden = "1" if self.threshold == 2 else f"1 to {self.threshold - 1}"
        if not self.zeros_shown:
            hidden = f"0 to {self.threshold - 1}"
        return [
            f"Counts of {hidden} are hidden. Other counts are hidden where they would give a hidden one away."
            " Both have the same sign.",
            "A nought is a true nought." if self.zeros_shown else "A nought is hidden like a small count.",
            "Percentages, rates, averages and places in an order are hidden where a count behind them is.",
            *self._rounding_in_words(),
            *self._reviews_in_words(),
            *self._revisions_in_words(),
            DEATHS_WORDS[self.deaths],
            f"Before publishing, a program worked out from the sums of all releases so far what each hidden small count"
            f" could be. By those sums none is known to within less than {self.threshold - 1}, or to be under"
            f" {self.threshold}.",
            "Which other counts are hidden was drawn with a secret, so running the program again does not tell."
            if self.secret
            else "Which other counts are hidden follows from a rule, without a secret: whoever runs the program on"
            " every table that fits may know some of them better.",
        ]

    def of_reviews_in_words(self) -> list[str]:
        """The sentences that hold for numbers of reviews, as they stand under a table of those."""
        return [
            "Numbers of reviews are shown as they are: they say nothing of a child."
            " They are neither hidden nor rounded.",
            *self._reviews_in_words(),
        ]

    def _rounding_in_words(self) -> list[str]:
        if self.rounding_base == 1:
            return []
        return [
            f"Counts for the whole country are rounded to the nearest {self.rounding_base}, halves upwards,"
            " so they may not add."
        ]

    def _reviews_in_words(self) -> list[str]:
        if not self.totals_by_authority_public:
            return ["How many reviews an authority had is not shown."]
        return [
            "How many reviews an authority had is shown, because published reviews name the authority."
            " Reviews that were not published are counted for the whole country only."
        ]

    def _revisions_in_words(self) -> list[str]:
        if not self.small_national_revisions_shown:
            return ["A change of a few records to a figure is held back to the next annual release."]
        return ["A figure of the whole country that has changed since is given anew in the next release."]

    def why_not_show_deaths(self, level: Level) -> str | None:
        """Return why a table of this level may not say whether children died, or None."""
        if self.deaths is Deaths.NOWHERE:
            return "This policy does not show whether children died. Leave it out of the table."
        if self.deaths is Deaths.NATIONALLY and level is not Level.NATIONAL:
            return "Whether children died is shown for the whole country only. Leave it out of tables by authority."
        return None
