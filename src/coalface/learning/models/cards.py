"""A learning card as everyone may read it, or the empty place where one was."""

import uuid

from django.db import models

from coalface.core.cards import PROSE
from coalface.core.commitments import SALT_BYTES, commitment
from coalface.integrity.kinds import What

from .words import FACTS, CardWords, all_empty, says_something


class Card(CardWords):
    """A published card. Its id is its permanent link; `place` orders the list: by day, then by chance.

    `touched` counts what was made of it since: a coding, a theme, an answer. Pages that were kept go by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.BigIntegerField(unique=True)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("people.Channel", on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    outcome_from = models.DateField()
    touched = models.PositiveIntegerField(default=0)
    outcome_in_search = models.BooleanField(default=False)
    act_this_week = models.BooleanField(default=False)
    retracted_on = models.DateField(null=True, blank=True)
    retracted_why = models.CharField(max_length=20, blank=True)
    # Opens the leaf that says that this card was taken back: another empty place has none.
    retraction_salt = models.BinaryField(max_length=SALT_BYTES, null=True)

    OPEN = {
        "id", "organisation", "channel", "published_on", "outcome_from", "version", "touched",
        "act_this_week", "retracted_on",
        *PROSE, *FACTS,
    } - {"how_it_ended", "reach"}  # fmt: skip
    # How it ended waits for the coding; the order is nobody's business; why it went may be what somebody asked of us.
    SENSITIVE = {"how_it_ended", "reach", "outcome_in_search", "place", "retracted_why", "retraction_salt"}
    GOES_WITH_RETRACTION = {*PROSE, *FACTS}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_retracted_card_is_empty",
                condition=models.Q(retracted_on__isnull=False, retraction_salt__isnull=False)
                & ~models.Q(retracted_why="")
                & models.Q(act_this_week=False)
                & all_empty()
                | models.Q(retracted_on__isnull=True, retracted_why="", retraction_salt__isnull=True)
                & says_something(),
            ),
        ]
        indexes = [
            models.Index(
                fields=["outcome_from"],
                name="cards_outcome_to_show",
                condition=models.Q(outcome_in_search=False, retracted_on__isnull=True),
            ),
            models.Index(
                fields=["place"], name="cards_to_read", condition=models.Q(retracted_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def retraction_commitment(self) -> bytes:
        """What the leaf of its retraction commits to. Only where it was taken back."""
        assert self.retraction_salt is not None, "this card stands"
        salt, what = bytes(self.retraction_salt), What.CARD_RETRACTED.value
        return commitment(salt, what, self.id.bytes, self.retracted_why.encode())


class CardCondition(models.Model):
    """One condition that a card names, and what it did."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="conditions")
    code = models.CharField(max_length=20)
    effect = models.CharField(max_length=10)

    OPEN = {"id", "card", "code", "effect"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["card", "code"], name="condition_once_on_a_card")]
