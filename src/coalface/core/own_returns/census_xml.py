"""The workforce census as it is sent to the Department: XML, of which the workers are read as rows and not kept."""

from dataclasses import dataclass, field
from xml.parsers import expat

from ..errors import NotAllowed
from ..words import gettext_noop as _
from .census import ENDED, NEEDED, PLACE, VACANCIES, YEAR

NOT_THE_CENSUS = _(
    "This XML is not the social work workforce census, and no other return is read. The children in need census is a"
    " file about children: none of it belongs here."
)
DAMAGED = _("This XML is damaged or cut off. Take the file out of the system again.")
WORKER, START = "CSWWWorker", b"<"
READ = (*NEEDED, ENDED)
DEEPEST, LONGEST = 8, 200


@dataclass(slots=True)
class Census:
    """The rows of workers under the names of the elements, and what the file says of itself."""

    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        return (*READ, YEAR, PLACE)


def is_xml(content: bytes) -> bool:
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(START)


def read_census(content: bytes) -> Census:
    """NotAllowed where it is another return, or no XML that a program has written."""
    return _Reader().read(content)


class _Reader:
    """One pass. Only the few elements that are counted are taken up; names, births and numbers of workers are not."""

    def __init__(self) -> None:
        self._census = Census()
        self._path: list[str] = []
        self._words: list[str] = []
        self._worker: dict[str, str] = {}
        self._line = 0
        self._parser = expat.ParserCreate()

    def read(self, content: bytes) -> Census:
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._said
        try:
            self._parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as fault:
            raise NotAllowed(DAMAGED) from fault
        if not self._census.rows:
            raise NotAllowed(NOT_THE_CENSUS)
        year, place = (self._census.about.get(name, "") for name in ("year", PLACE))
        self._census.rows = [(line, (*cells, year, place)) for line, cells in self._census.rows]
        return self._census

    def _refuse(self, *_doctype: object) -> None:
        # Entities can unpack without end, and no system that makes this return uses them.
        raise NotAllowed(DAMAGED)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._words.clear()
        if len(self._path) > DEEPEST:
            raise NotAllowed(NOT_THE_CENSUS)
        if name == WORKER:
            self._worker, self._line = {}, self._parser.CurrentLineNumber

    def _said(self, words: str) -> None:
        self._words.append(words[:LONGEST])

    def _end(self, name: str) -> None:
        self._path.pop()
        lower, words = name.lower(), "".join(self._words).strip()[:LONGEST]
        self._words.clear()
        if name == WORKER:
            self._census.rows.append((self._line, tuple(self._worker.get(one, "") for one in READ)))
        elif WORKER in self._path:
            if lower in READ:
                self._worker[lower] = words
        elif lower in ("year", PLACE, VACANCIES) and words:
            self._census.about[lower] = words
