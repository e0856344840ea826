"""What can be asked of the register. Other rooms, and the command line, begin here."""

from .changing import facts_of_change
from .checking import changes_not_as_entered
from .closed import changed_since, counted_on, digest_of_known, first_completion
from .counting import counted, write_register
from .deaths import death_as_value, death_keys, death_of, death_versions, deaths_known
from .finding import Asked, codes_named, holds_anything, may_be_the_same, reviews_found
from .judging import Judged, judge_file
from .judging_deaths import judge_deaths
from .knowing import as_value, current_versions, review_at, review_of, version_now, versions_at, versions_of
from .loading import known_now
from .places import authorities_of
from .registers import register_kept_by, register_of, registers

__all__ = [
    "Asked",
    "Judged",
    "as_value",
    "authorities_of",
    "changed_since",
    "changes_not_as_entered",
    "codes_named",
    "counted",
    "counted_on",
    "current_versions",
    "death_as_value",
    "death_keys",
    "death_of",
    "death_versions",
    "deaths_known",
    "digest_of_known",
    "facts_of_change",
    "first_completion",
    "holds_anything",
    "judge_deaths",
    "judge_file",
    "known_now",
    "may_be_the_same",
    "register_kept_by",
    "register_of",
    "registers",
    "review_at",
    "review_of",
    "reviews_found",
    "version_now",
    "versions_at",
    "versions_of",
    "write_register",
]
