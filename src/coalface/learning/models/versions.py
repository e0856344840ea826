"""Every version of a card, as it was published. A version never changes; a retraction empties it."""

from typing import Any

from django.db import models

from coalface.core.cards import PROSE
from coalface.core.commitments import commitment, digest_of
from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from .cards import Card
from .words import FACTS, CardWords, all_empty, says_something


class CardVersion(CardWords):
    """What a card said from a day on. With its salt, anyone may check it against the log."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    conditions = models.JSONField(default=list, blank=True)
    salt = models.BinaryField(max_length=32, null=True)

    OPEN = {"id", "card", "number", "published_on", "conditions", *PROSE, *FACTS} - {"how_it_ended", "reach"}
    SENSITIVE = {"how_it_ended", "reach", "salt"}
    GOES_WITH_RETRACTION = {*PROSE, *FACTS, "conditions"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="card_version_once"),
            models.CheckConstraint(
                name="a_version_is_whole_or_empty",
                condition=models.Q(salt__isnull=True) & all_empty()
                | models.Q(salt__isnull=False) & says_something(),
            ),
        ]

    @property
    def digest(self) -> bytes:
        """Thirty-two bytes for all that it says."""
        says = {name: getattr(self, name) for name in (*PROSE, *FACTS)} | {"conditions": self.conditions}
        if self.card.act_this_week:
            says["act_this_week"] = True
        return digest_of(says)

    @property
    def entered_facts(self) -> tuple[bytes, bytes]:
        """What its leaf commits to besides the card's id: all that it says, and the day."""
        return self.digest, self.published_on.isoformat().encode()

    @property
    def leaf_commitment(self) -> bytes:
        """What its leaf in the log commits to. Only where it still has its salt."""
        assert self.salt is not None, "a retracted card has lost the salt of its leaf"
        return commitment(
            bytes(self.salt), What.CARD_PUBLISHED.value, self.card_id.bytes, *self.entered_facts
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The database has a trigger that says the same; this says it before the database has to.
        if not self._state.adding:
            raise NotAllowed(
                _("A version of a card never changes. Publish a new version, or retract the card.")
            )
        super().save(*args, **kwargs)
