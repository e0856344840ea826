"""How peers coded a card: two codings made apart, and the one agreed. All three are kept."""

from typing import Any

from django.db import models

from coalface.core.coding import Coding as Coded
from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from .cards import Card
from .entered import Entered


class Coding(Entered):
    """One coding. Who coded is never shown; it is there to tell two apart, and goes with their account."""

    what = What.CARD_CODED

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="codings")
    coder = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    agreed = models.BooleanField(default=False)
    book = models.CharField(max_length=20)
    says = models.JSONField()
    on = models.DateField()

    OPEN = {"id", "card", "agreed", "book", "says", "on"}
    SENSITIVE = {"coder", "salt"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "coder"], name="one_coding_a_coder"),
            models.UniqueConstraint(
                fields=["card"], condition=models.Q(agreed=True), name="one_agreed_coding_a_card"
            ),
        ]

    @property
    def coding(self) -> Coded:
        return Coded.from_facts(self.says)

    def facts(self) -> dict[str, Any]:
        return {"card": str(self.card_id), "book": self.book, "says": self.says, "on": self.on.isoformat()}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NotAllowed(_("A coding never changes: the two first ones stand beside the one agreed."))
        super().save(*args, **kwargs)


class Proposal(models.Model):
    """What one of the two who coded a card proposes to the other. It goes when the other confirms it.

    `number` counts the proposals for a card: who confirms says which one they saw.
    """

    card = models.OneToOneField(Card, on_delete=models.PROTECT, related_name="proposal")
    proposer = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    says = models.JSONField()
    on = models.DateField()

    OPEN = {"id", "card", "number", "says", "on"}
    SENSITIVE = {"proposer"}

    @property
    def coding(self) -> Coded:
        return Coded.from_facts(self.says)
