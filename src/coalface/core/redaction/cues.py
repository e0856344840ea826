"""What stands around a name, as sets that the name rules share. The words are in `cue_lists.toml`."""

import re

from coalface.core.redaction.vocabulary import listed

NEVER = listed("never_names")
DONE = listed("done_by_a_person") | listed("said_by_a_person")
SAID = listed("said_by_a_person")
AFTER_A_WORD = listed("after_a_word")
POINTING = listed("pointing")
ACTING = listed("acting")
BEFORE_A_PERSON = listed("before_a_person")
ROLES = listed("roles_and_kin") | listed("roles_before") | listed("relations_of_many")
# A name too: Abu, Imam, Nani.
KIN = ROLES - {"abu", "imam", "baba", "nani", "dadi", "dada", "apa", "ex", "babe", "mentor", "tutor"}
TITLES = listed("always_titles") | {"miss", "sir"}
PLACE_ENDINGS = tuple(listed("place_endings"))
BELONGS = listed("belongs_to_a_person")
BEFORE_A_PLACE = listed("before_a_place")
BEFORE_A_MONTH = listed("before_a_month")
CALENDAR = listed("calendar_names")
MODALS = listed("modals")
CALLED = frozenset({"called", "named"})
THINGS = listed("things_that_are_called")
PEOPLES = listed("peoples") | listed("known_plurals")

WEAKLY_DONE = listed("weakly_done")
LIKE_A_VERB = listed("like_a_verb")
FAMILY = listed("family_words") | {"children", "boys", "girls", "baby", "case"}
IS = frozenset({"is", "was", "has", "im", "i'm", "its", "it's", "am"})
PERSONAL = listed("said_of_a_person")
# "He'd", "they'll".
SHORTENED = ("'d", "'ll", "'ve", "'re", "'m", "n't")
SHORT_NAMES = listed("short_names")
DONE_TO_A_PERSON = listed("done_to_a_person")
WHOSE = frozenset({"her", "his", "my", "their", "our", "the", "a"})
ILLNESSES = listed("called_after_somebody")
BEFORE_AN_INFINITIVE = listed("before_an_infinitive")
NO_SURNAME = listed("no_surname_in_small")
WHERE_AND_WHEN = listed("where_and_when")
SOME_OF = listed("some_of")
OFFICES = listed("offices")
# The same in the past as after "will": "will put" may be the verb.
UNCHANGED = listed("unchanged_in_the_past")
TIMES_OF_DAY = frozenset({"dawn", "dusk", "noon"})
UNTIL = frozenset({"before", "at", "until", "till", "since", "after", "by", "from"})
JOINING = frozenset({"and", "n", "or"})

AGED = re.compile(
    r"(?:'s)?(?:,? ?\((?:\d{1,2}\)|dob |born )"
    r"|,? s?he(?:'?s| is| was) (?:only |just |now |nearly |still )?\d{1,2}(?![\d:/.%])"
    r"|,? \(?(?:aged? |who is |is |was |nearly |just |turned |now ){0,2}\d{1,2}"
    r"(?: ?(?:yrs?|years?|mths?|months?|weeks?|wks?|yo|y/o)\b|[,.)]| (?=and |yesterday|today|next)))"
)
VOWEL = re.compile(r"[aeiouy]|[^a-z'-]")
CANNOT_BE_SAID = re.compile(r"(.)\1\1|[bcdfghjklmnpqrstvwxz]{6}")
ENDS = re.compile(r"(?:'s)?\s*(?:[,.;:!?)\n-]|$)")
