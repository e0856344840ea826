"""Plays the stories' steps through the program's real actions: nothing gets into the database in any other way."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

from coalface.core.cards import RECOGNITION, Consent
from coalface.core.weeks import Week
from coalface.integrity.actions import publish_checkpoint
from coalface.learning import actions as learning
from coalface.learning.queries import card_by_id
from coalface.reporting import actions, queries

from .calendar import Calendar
from .lives import Step, after_retraction
from .peers import Peers
from .staff import SignedIn
from .stories import Story

UNTIL_RETRACTED = timedelta(days=12)


@dataclass(slots=True)
class Player:
    """Two stewards and the reporters of one channel. The tables fill up as stories are told and read."""

    channel: object
    stewards: list[SignedIn]
    peers: Peers
    receipts: dict[str, str] = field(default_factory=dict)
    reports: dict[str, UUID] = field(default_factory=dict)
    weeks: dict[str, Week] = field(default_factory=dict)

    def play(self, story: Story, step: Step) -> None:
        getattr(self, step.act)(story, step.words, step.day)

    def tell(self, story: Story, words: str, day: date) -> None:
        sealed = actions.tell(channel=self.channel, told=story.told, idempotency_key=uuid4().hex, today=day)
        self.receipts[story.key] = sealed.receipt
        self.weeks[story.key] = Week.of(day)

    def open(self, story: Story, words: str, day: date) -> None:
        reader = self._reader(story)
        lines = queries.inbox(reader.person, private_key=reader.private_key)
        self.reports[story.key] = next(line.id for line in lines if line.told == story.told)
        actions.open_report(**self._by(story), today=day, why="to_read")

    def ask(self, story: Story, words: str, day: date) -> None:
        actions.ask_question(**self._by(story), today=day, text=words)

    def thank(self, story: Story, words: str, day: date) -> None:
        actions.thank_reporter(**self._by(story), today=day, text=words)

    def write(self, story: Story, words: str, day: date) -> None:
        actions.write_message(typed=self.receipts[story.key], text=words, today=day)

    def draft(self, story: Story, words: str, day: date) -> None:
        card = story.card_text(self.weeks[story.key])
        actions.save_draft(**self._by(story), today=day, card=card, act_this_week=False)
        actions.check_card(**self._by(story), today=day, ticked=frozenset(RECOGNITION))

    def check(self, story: Story, words: str, day: date) -> None:
        actions.open_report(**self._by(story, second=True), today=day, why="to_check")
        actions.check_card(**self._by(story, second=True), today=day, ticked=frozenset(RECOGNITION))

    def send(self, story: Story, words: str, day: date) -> None:
        actions.send_to_reporter(**self._by(story), today=day)

    def agree(self, story: Story, words: str, day: date) -> None:
        receipt = self.receipts[story.key]
        actions.answer_card(typed=receipt, consent=Consent.YES, words=words, today=day)

    def settle(self, story: Story, words: str, day: date) -> None:
        actions.settle_silence(**self._by(story), today=day)

    def propose_to_close(self, story: Story, words: str, day: date) -> None:
        actions.propose_to_close(**self._by(story), today=day, reason=story.close_reason, words=words)

    def agree_to_close(self, story: Story, words: str, day: date) -> None:
        actions.propose_to_close(
            **self._by(story, second=True), today=day, reason=story.close_reason, words=words
        )

    def publish(self, day: date, stories: list[Story], calendar: Calendar) -> None:
        """Publish every card that is ready, in one batch, sign the log, and note what is to be taken back later."""
        first = self.stewards[0]
        batch = learning.publish_batch(by=first.person, private_key=first.private_key, today=day)
        publish_checkpoint(today=day)
        self.peers.enter_codings(calendar, batch.published, on=day)
        to_retract = {
            story.card["title"]: story for story in stories if story.card and story.state == "retracted"
        }
        for card_id in batch.published:
            if story := to_retract.get(card_by_id(card_id).title):
                calendar.enter(day + UNTIL_RETRACTED, partial(self.retract, story, card_id))

    def retract(self, story: Story, card_id: UUID, day: date) -> None:
        asked = after_retraction(story)
        if asked:
            self.write(story, asked, day)
        why = "reporter_asked" if asked else "recognisable"
        learning.retract_card(card_id=card_id, by=self._reader(story).person, why=why, today=day)

    def _reader(self, story: Story, *, second: bool = False) -> SignedIn:
        """The stewards take turns: whoever reads a story first, the other one checks it."""
        return self.stewards[(int(story.key[1:]) + second) % len(self.stewards)]

    def _by(self, story: Story, *, second: bool = False) -> dict[str, object]:
        steward = self._reader(story, second=second)
        return {
            "report_id": self.reports[story.key],
            "by": steward.person,
            "private_key": steward.private_key,
        }
