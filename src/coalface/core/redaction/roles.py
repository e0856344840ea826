"""Write a text without the people in it: "[child A] told [worker B]", the same letter for the same person throughout.

Who somebody is to the child is what a reader needs, so the words for kin and trades stay, and the tag says what the
words around the name say: a child, a worker, a relative, an adult, or only a person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import count, islice, product
from string import ascii_uppercase

from coalface.core.redaction.cues import BELONGS
from coalface.core.redaction.kinds import WHO_OR_WHERE, Span
from coalface.core.redaction.lexicon import FIRST, lexicon
from coalface.core.redaction.reading import WORD, plain_of
from coalface.core.redaction.vocabulary import listed

CHILD, WORKER, RELATIVE, ADULT, PERSON = "child", "worker", "relative", "adult", "someone"
# What each kind of mark is called in the text that is left. People and what is written as a name have letters.
TAGS = {
    "email": "email",
    "web": "web page",
    "handle": "account",
    "phone": "phone number",
    "postcode": "postcode",
    "date": "date",
    "age": "age",
    "nhs_number": "NHS number",
    "upn": "pupil number",
    "ni_number": "NI number",
    "case_number": "case number",
    "number": "number",
    "family": "family",
    "vehicle": "vehicle",
    "school": "school",
    "team": "service",
    "address": "place",
    "place": "place",
    "name": "name",
}
# What is said in the page as at the command line. The rest reads better in words: "one day", "a phone number".
WRITTEN_SO = WHO_OR_WHERE | {"postcode"}
PEOPLE = (CHILD, WORKER, RELATIVE, ADULT, PERSON)
TAG = re.compile(rf"\[(?:{'|'.join((*PEOPLE, *TAGS.values()))})(?: (?P<letter>[A-Z]{{1,3}}))?\]")

WORKERS = listed("roles_of_workers")
RELATIVES = listed("roles_of_relatives")
CHILDREN = listed("roles_of_children")
ADULT_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
WORKER_TITLES = frozenset(
    {"dr", "pc", "wpc", "dc", "ds", "sgt", "sergeant", "cllr", "hhj", "judge", "prof", "nurse"}
)
AGE_AFTER = re.compile(r"(?:'s)?,? ?\(?(?:aged? |is |was )?(?P<age>\d{1,2})(?!\d|[:/.]\d)")
GROWN_UP = 18
LOOK_AROUND = 40
# The shortest that is read as a name and the s of what is its own.
OWNER = 4
# So many people of one name are told apart, and no more.
MOST_NAMESAKES = 50


def redacted(text: str, spans: Iterable[Span]) -> str:
    """Return the text with a tag for each firm span."""
    firm = sorted((span for span in spans if span.is_firm), key=lambda span: span.start)
    tags = _tags(text, firm)
    pieces, last = [], 0
    for span, tag in zip(firm, tags, strict=True):
        pieces += [text[last : span.start], tag]
        last = span.end
    return "".join([*pieces, text[last:]])


def with_roles(texts: Mapping[str, str], found: Mapping[str, Sequence[Span]]) -> dict[str, list[Span]]:
    """The same spans by field, each name written as what it is: [child A], [school]; one letter in all of them.

    Letters are given to what is firm first, so that they are those of `redacted`.
    """
    text, moved, at = "", list[tuple[str, Span, Span]](), 0
    for name, spans in _one_label_each(texts, found).items():
        moved += [(name, span, replace(span, start=span.start + at, end=span.end + at)) for span in spans]
        text += f"{texts[name]}\n\n"
        at = len(text)
    moved.sort(key=lambda each: not each[2].is_firm)
    tags = _tags(text, [there for _, _, there in moved])
    told: dict[str, list[Span]] = {name: [] for name in found}
    for (name, span, _), tag in zip(moved, tags, strict=True):
        told[name].append(replace(span, instead=tag) if span.label in WRITTEN_SO else span)
    return {name: sorted(spans, key=lambda span: span.start) for name, spans in told.items()}


def _one_label_each(texts: Mapping[str, str], found: Mapping[str, Sequence[Span]]) -> dict[str, list[Span]]:
    """A school that is taken for somebody elsewhere is a school there, too: "school (hollybank). Hollybank said"."""
    known = {
        _only_name(texts[name], span): span
        for name, spans in found.items()
        for span in spans
        if span.label in {"school", "team"}
    }

    def labelled(name: str, span: Span) -> Span:
        same = known.get(_only_name(texts[name], span)) if span.label == "person" else None
        return span if same is None else replace(span, label=same.label, why=same.why, instead=same.instead)

    return {name: [labelled(name, span) for span in spans] for name, spans in found.items()}


def _tags(text: str, spans: list[Span]) -> list[str]:
    names = {_only_name(text, span) for span in spans if span.label == "person"}
    whose = [_whose(text, span, names) if span.label == "person" else frozenset() for span in spans]
    people = _People()
    numbers = [people.number(parts) if parts else -1 for parts in whose]
    roles = _roles(text, spans, numbers)
    for span, number in zip(spans, numbers, strict=True):
        kin = WORD.match(text, span.end + 1) if number >= 0 and _owns(text, span, names) else None
        if kin is not None and roles[number] == PERSON and kin.group().lower() in RELATIVES:
            roles[number] = CHILD
    letters = _letters(len(people.known), {match["letter"] for match in TAG.finditer(text)})
    return [
        f"[{roles[number]} {letters[number]}]" + ("'s" if _owns(text, span, names) else "")
        if number >= 0
        else f"[{TAGS.get(span.label, PERSON)}]"
        for span, number in zip(spans, numbers, strict=True)
    ]


def _only_name(text: str, span: Span) -> str:
    return plain_of(text[span.start : span.end])[0].lower()


def _owns(text: str, span: Span, names: set[str]) -> bool:
    """Whether an apostrophe was left out: "jaydens mum", where Jayden stands elsewhere or surely is a name."""
    name = _only_name(text, span)
    if len(name) < OWNER or not name.endswith("s") or name[:-2].endswith("'"):
        return False
    if any(name[:-1] in known.split() for known in names):
        return True
    following = WORD.match(text, span.end + 1)
    is_owned = following is not None and following.group().lower() in BELONGS
    given = lexicon().get(name, 0) & FIRST
    return is_owned and not given and bool(lexicon().get(name[:-1], 0) & FIRST)


def _whose(text: str, span: Span, names: set[str]) -> frozenset[str]:
    name = text[span.start : span.end]
    return _parts(name[:-1] if _owns(text, span, names) else name)


def _parts(name: str) -> frozenset[str]:
    """The parts of a name that tell whose it is: without titles, endings and initials beside a name."""
    words = [match.group().lower().removesuffix("'s") for match in WORD.finditer(plain_of(name)[0])]
    telling = [word for word in words if word not in ADULT_TITLES | WORKER_TITLES]
    return frozenset([word for word in telling if len(word) > 1] or telling or [name.lower()])


@dataclass(slots=True)
class _People:
    """Everybody so far, by the parts of their names."""

    known: list[frozenset[str]] = field(default_factory=list)
    by_part: dict[str, list[int]] = field(default_factory=dict)

    def number(self, parts: frozenset[str]) -> int:
        """The number of the person that these parts name; two who share one part of two are two people."""
        for number in sorted(
            {number for part in parts for number in self.by_part.get(part, ())[:MOST_NAMESAKES]}
        ):
            known = self.known[number]
            if parts <= known or known <= parts:
                self._learn(number, parts - known)
                return number
        self.known.append(frozenset())
        self._learn(len(self.known) - 1, parts)
        return len(self.known) - 1

    def _learn(self, number: int, parts: frozenset[str]) -> None:
        self.known[number] |= parts
        for part in parts:
            self.by_part.setdefault(part, []).append(number)


def _roles(text: str, spans: list[Span], numbers: list[int]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for span, number in zip(spans, numbers, strict=True):
        if number >= 0 and roles.get(number, PERSON) in {PERSON, ADULT}:
            role = _role(text, span)
            if role != PERSON or number not in roles:
                roles[number] = role
    return roles


def _role(text: str, span: Span) -> str:
    """What the words around one mention say of somebody."""
    own = _parts_with_titles(text[span.start : span.end])
    if own & WORKER_TITLES or re.search(r"\d{3}", text[span.start : span.end]):
        return WORKER
    before = [
        match.group().lower() for match in WORD.finditer(text[max(0, span.start - LOOK_AROUND) : span.start])
    ]
    gap = text[max(0, span.start - 3) : span.start]
    if before and gap.endswith((" ", "(")) and not before[-1].endswith("'s"):
        for words, role in ((WORKERS, WORKER), (RELATIVES, RELATIVE), (CHILDREN, CHILD)):
            if before[-1] in words:
                return role
    rest = text[span.end : span.end + LOOK_AROUND]
    if (aged := AGE_AFTER.match(rest)) and int(aged["age"]) < GROWN_UP:
        return CHILD
    after = [match.group().lower() for match in islice(WORD.finditer(rest), 3)]
    if rest.startswith((" (", ", ")) and after:
        for words, role in ((WORKERS, WORKER), (RELATIVES, RELATIVE)):
            if set(after[:2]) & words:
                return role
    if rest.startswith(("'s ", "’s ", "s ")) and set(after) & (
        RELATIVES | {"school", "placement", "plan", "teacher", "carer"}
    ):
        return CHILD
    return ADULT if own & ADULT_TITLES else PERSON


def _parts_with_titles(name: str) -> set[str]:
    return {match.group().lower() for match in WORD.finditer(name)}


def _letters(many: int, taken: Set[str | None]) -> list[str]:
    """A to Z, then AA to ZZ and so on, without those that stand in the text from an earlier look."""
    letters: list[str] = []
    for length in count(1):
        for pair in product(ascii_uppercase, repeat=length):
            if len(letters) >= many:
                return letters
            if (letter := "".join(pair)) not in taken:
                letters.append(letter)
    raise AssertionError("counting never ends")
