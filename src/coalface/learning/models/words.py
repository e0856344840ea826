"""What a card says, as columns: a card and each of its versions hold the same."""

from django.db import models

from coalface.core.cards import LONGEST, PROSE

# What places a card. A retracted card loses these too, for together they can point to someone. What the reporter said
# about it is not among them: that stays in the sealed conversation.
FACTS = ("kind", "stage", "area", "period", "reach")


class CardWords(models.Model):
    """The prose of a card and the facts that place it. All of it is empty once the card is retracted."""

    title = models.CharField(max_length=LONGEST["title"], blank=True)
    what_happened = models.TextField(blank=True)
    how_it_ended = models.TextField(blank=True)
    what_helped = models.TextField(blank=True)
    what_would_have_helped = models.TextField(blank=True)
    kind = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    area = models.CharField(max_length=120, blank=True)
    period = models.CharField(max_length=7, blank=True)
    reach = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True


def all_empty() -> models.Q:
    return models.Q(**dict.fromkeys((*PROSE, *FACTS), ""))


def says_something() -> models.Q:
    return ~models.Q(title="") & ~models.Q(what_happened="") & ~models.Q(kind="") & ~models.Q(period="")
