"""Somebody tells. The text is sealed before it is written down, and the five words are made here and nowhere kept."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from coalface.core import receipts
from coalface.core.commitments import new_salt
from coalface.core.conversation import Conversation, Leaf
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.sealing import CannotOpen, Place, Purpose, hkdf, new_key, open_sealed, seal, seal_key
from coalface.core.telling import Told
from coalface.core.weeks import Week
from coalface.people import queries as people
from coalface.people.facts import Holder

from ..models import KeptAnswer, KeyCopy, SealedReport
from ..queries.opened import RECEIPT
from ..stretching import way_back
from .leaves import count_up, enter_kept, leaf_of_report


class KeyReused(Exception):
    """The same Idempotency-Key came with another report."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The answer to somebody who told: their five words, and their leaf and its index when it has just been entered."""

    receipt: receipts.Receipt
    leaf: KeptLeaf | None = field(default=None, compare=False, repr=False)
    index: int | None = field(default=None, compare=False, repr=False)
    practice: bool = field(default=False, compare=False, repr=False)


def tell(*, channel, told: Told, idempotency_key: str, today: date) -> Sealed:
    """Seal a report and return its receipt. The same key and report give the same receipt and no second report."""
    answer = _AnswerBox(idempotency_key, told, str(channel.id))
    if kept := answer.kept():
        return kept
    sealed = Sealed(receipts.new_receipt())
    back = way_back(sealed.receipt, salt=people.receipt_salt())
    try:
        with transaction.atomic():
            answer.keep(sealed, today)
            people.keep_holders(channel.pk)
            leaf, index = write_report(channel, told, back.tag, back.key_pair()[0], today)
    except IntegrityError:
        # The same form was sent twice at once, and the other one came first.
        if kept := answer.kept():
            return kept
        raise
    return Sealed(sealed.receipt, leaf, index, channel.practice)


def write_report(
    channel, told: Told, tag: bytes, receipt_public_key: bytes, today: date
) -> tuple[KeptLeaf, int]:
    """Seal one report into its row, with its keys and its leaf. Inside the caller's transaction."""
    report = SealedReport(
        channel=channel,
        week_received=str(Week.of(today)),
        practice=channel.practice,
        receipt_tag=tag,
        receipt_public_key=receipt_public_key,
    )
    story_key, conversation_key = new_key(), new_key()
    story = json.dumps(told.as_facts(), ensure_ascii=False).encode()
    report.story = seal(story, key=story_key, place=report.place(Purpose.STORY))
    leaf = Leaf(salt=new_salt().hex(), story_digest=hashlib.sha256(report.story).hexdigest())
    talk = Conversation(may_ask=told.may_ask, leaf=leaf)
    report.conversation = seal(
        talk.to_bytes(), key=conversation_key, place=report.place(Purpose.CONVERSATION)
    )
    report.save(force_insert=True)
    holders = people.holders_of(channel)
    receipt_holder = Holder(RECEIPT, receipt_public_key)
    KeyCopy.objects.bulk_create(
        [
            *copies(report, KeyCopy.Opens.STORY, story_key, holders),
            *copies(report, KeyCopy.Opens.CONVERSATION, conversation_key, [*holders, receipt_holder]),
        ]
    )
    count_up(report, "told", on=today)
    entered = leaf_of_report(report, leaf)
    return entered, enter_kept(entered)


def copies(report: SealedReport, opens: str, key: bytes, holders: list[Holder]) -> list[KeyCopy]:
    """One sealed copy of a key for each holder, not yet saved."""
    place = report.place(Purpose(opens))
    return [
        KeyCopy(
            report=report,
            opens=opens,
            holder=holder.id,
            sealed=seal_key(key, to=holder.public_key, place=place),
        )
        for holder in holders
    ]


class _AnswerBox:
    """Where the answer to one Idempotency-Key is kept for a day or two, locked under that key."""

    def __init__(self, idempotency_key: str, told: Told, channel: str) -> None:
        secret = idempotency_key.encode()
        self.channel = channel
        self.key_digest = hkdf(secret, label=b"coalface idempotency lookup")
        self.answer_key = hkdf(secret, label=b"coalface idempotency answer")
        body = json.dumps([channel, told.as_facts()], sort_keys=True).encode()
        self.body_digest = hmac.digest(hkdf(secret, label=b"coalface idempotency body"), body, "sha256")

    @property
    def _place(self) -> Place:
        return Place("", self.channel, self.key_digest.hex(), Purpose.ANSWER)

    def kept(self) -> Sealed | None:
        row = KeptAnswer.objects.filter(key_digest=self.key_digest).first()
        if row is None:
            return None
        if not hmac.compare_digest(bytes(row.body_digest), self.body_digest):
            raise KeyReused
        try:
            words = open_sealed(bytes(row.answer), key=self.answer_key, place=self._place).decode()
        except CannotOpen as fault:
            raise KeyReused from fault
        return Sealed(receipts.Receipt(words))

    def keep(self, sealed: Sealed, today: date) -> None:
        KeptAnswer.objects.create(
            day=today,
            key_digest=self.key_digest,
            body_digest=self.body_digest,
            answer=seal(sealed.receipt.encode(), key=self.answer_key, place=self._place),
        )
