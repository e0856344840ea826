"""Opening a report: with a steward's private key (all of it) or with a receipt (the conversation alone)."""

import json
from dataclasses import dataclass

from coalface.core.conversation import Conversation
from coalface.core.desk import Desk
from coalface.core.errors import NotAllowed
from coalface.core.sealing import CannotOpen, Place, Purpose, WayBack, open_key, open_sealed, seal
from coalface.core.telling import Told
from coalface.core.words import gettext_noop as _

from ..models import KeyCopy, SealedReport

RECEIPT = "receipt"


class NoKey(Exception):
    """This holder has no key to this report, or not yet: another steward has to sign in and share it."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report together with the keys that open it. Lives for one request and is never stored."""

    row: SealedReport
    conversation_key: bytes
    story_key: bytes | None = None

    @property
    def talk(self) -> Conversation:
        return Conversation.from_bytes(
            self._open(self.row.conversation, self.conversation_key, Purpose.CONVERSATION)
        )

    @property
    def told(self) -> Told | None:
        """What was told, or None once the story is destroyed."""
        story = self.story_bytes
        return Told.from_facts(json.loads(story)) if story is not None else None

    @property
    def story_bytes(self) -> bytes | None:
        """The story as it was written, or None once it is destroyed."""
        if self.row.story is None or self.story_key is None:
            return None
        return self._open(self.row.story, self.story_key, Purpose.STORY)

    @property
    def desk(self) -> Desk:
        """What stewards have written so far; an empty desk where nobody has."""
        if self.row.desk is None or self.story_key is None:
            return Desk()
        return Desk.from_bytes(self._open(self.row.desk, self.story_key, Purpose.DESK))

    def keep_talk(self, talk: Conversation) -> None:
        """Seal a changed conversation into the row. The caller saves the row."""
        place = self.row.place(Purpose.CONVERSATION)
        self.row.conversation = _sealed(talk.to_bytes(), self.conversation_key, place)

    def keep_desk(self, desk: Desk) -> None:
        """Seal a changed desk into the row. The caller saves the row."""
        assert self.story_key is not None
        self.row.desk = _sealed(desk.to_bytes(), self.story_key, self.row.place(Purpose.DESK))

    def _open(self, sealed: bytes, key: bytes, purpose: Purpose) -> bytes:
        try:
            return open_sealed(bytes(sealed), key=key, place=self.row.place(purpose))
        except CannotOpen as fault:
            # One damaged report must not shut the whole desk: it is shown as one that cannot be opened.
            raise NoKey from fault


def _sealed(plain: bytes, key: bytes, place: Place) -> bytes:
    try:
        return seal(plain, key=key, place=place)
    except ValueError as fault:
        raise NotAllowed(
            _("There is no room left in this report. Please close it, or ring the reporter's line.")
        ) from fault


def open_with_private_key(row: SealedReport, *, holder: str, private_key: bytes) -> OpenReport:
    """Open a report as one of its stewards. NoKey where nothing is sealed to them."""
    copies = {copy.opens: copy for copy in row.key_copies.all() if copy.holder == holder}
    keys = {opens: _open_copy(row, copy, private_key) for opens, copy in copies.items()}
    if KeyCopy.Opens.CONVERSATION not in keys:
        raise NoKey
    return OpenReport(row, keys[KeyCopy.Opens.CONVERSATION], keys.get(KeyCopy.Opens.STORY))


def open_with_way_back(way_back: WayBack, *, lock: bool = False) -> OpenReport | None:
    """Open the conversation that a receipt leads to, or None where there is no such report."""
    rows = SealedReport.objects.select_related("channel__organisation")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(receipt_tag=way_back.tag).first()
    copy = row and row.key_copies.filter(opens=KeyCopy.Opens.CONVERSATION, holder=RECEIPT).first()
    if row is None or copy is None:
        return None
    _, private_key = way_back.key_pair()
    return OpenReport(row, _open_copy(row, copy, private_key))


def _open_copy(row: SealedReport, copy: KeyCopy, private_key: bytes) -> bytes:
    try:
        return open_key(bytes(copy.sealed), private_key=private_key, place=row.place(Purpose(copy.opens)))
    except CannotOpen as fault:
        raise NoKey from fault
