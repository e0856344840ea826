"""How long everything is kept. The public page is printed from this table and `run-due` obeys it."""

from dataclasses import dataclass

from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept: how long, what happens then, why, and what enforces it.

    `days` is what the program counts by, where it does.
    """

    what: str
    kept: str
    then: str
    why: str
    enforced_by: str
    days: int | None = None


STORIES = Kept(
    _("What was told (the story and every answer)"),
    _("Until the card is agreed, or 90 days from the week of the first reading. Unread, until it is read."),
    _("Its keys are destroyed, then the sealed text. A line in the log names the rule."),
    _("The card is what is learned. The story is only the way to it."),
    _("the agreeing itself, and the program every day"),
)
CONVERSATIONS = Kept(
    _("Status, messages and the card to check"),
    _("One year from the week in which the report ended."),
    _("Its keys are destroyed, then the sealed text."),
    _("A reporter can come back and see what became of it."),
    _("the program, every day"),
    days=365,
)
OPENINGS = Kept(
    _("Who opened the report (role and week)"),
    _("As long as the conversation it stands in."),
    _("Destroyed with the conversation."),
    _("The reporter may see it. Nobody else needs it."),
    _("the program, every day"),
)
DRAFTS = Kept(
    _("Drafts, checklists and stewards’ notes"),
    _("As long as the story."),
    _("Destroyed with the story."),
    _("A draft can hold what the card leaves out."),
    _("the agreeing itself, and the program every day"),
)
IDEMPOTENCY = Kept(
    _("What makes pressing “send” twice safe"),
    _("Two days, noted by the day alone."),
    _("Deleted."),
    _(
        "A phone that lost its signal tries again within a day. It has no link to the report, and is in no backup."
    ),
    _("the program, every day"),
    days=2,
)
CLOSED = Kept(
    _("Reports closed without a card"),
    _(
        "The story goes at once. The reason and the words to the reporter stay one year with the conversation."
    ),
    _("Destroyed with the conversation."),
    _("The reporter is owed the reason."),
    _("the closing itself, and the program every day"),
)
CARDS = Kept(
    _("Published cards"),
    _("For good, unless retracted."),
    _("A retracted card leaves a page that says so; its words are deleted from the search."),
    _("Learning is for everyone, and later."),
    _("the taking back itself"),
)
TRIALS = Kept(
    _("Trials: plan, numbers and result"),
    _("For good, unless taken back. A plan that has not begun, until somebody throws it away."),
    _("A trial that was taken back leaves a page that says so; its words and numbers are deleted."),
    _("What was tried, and made no difference, need not be tried again."),
    _("the taking back itself"),
)
NEWSLETTERS = Kept(
    _("Newsletters"),
    _("For good, unless taken back. A line goes with the card, theme or trial that it is about."),
    _("A newsletter that was taken back leaves a page that says so; its words are deleted."),
    _("Who comes later can read what was learned, asked and answered, quarter by quarter."),
    _("the taking back itself"),
)
STATISTICS = Kept(
    _("Half-yearly statistics"),
    _("For good, every version. One that is being made, until it is published or thrown away."),
    _("What is thrown away is deleted, with its files."),
    _("What was published can be checked for ever, and so can the next one beside it."),
    _("the publishing itself"),
)
PULSES = Kept(
    _("Answers to a pulse"),
    _("As counts for good. A code, until it is used or the pulse closes."),
    _("A code is deleted in the moment in which its answers are counted."),
    _("Next year’s answers can be held against them. No sheet and no order of sheets is kept."),
    _("the counting itself, and the program every day"),
)
DROPPED = Kept(
    _("A report that somebody drops into the reading room"),
    _("Nowhere. It is read in memory and shown to whoever dropped it."),
    _("Gone with the page."),
    _("What is in it, and that somebody read it here, is nobody else’s business."),
    _("the reading itself"),
)
READINGS = Kept(
    _("Reports that readers keep, and what they say of a mark"),
    _(
        "A kept report until it is taken away, with all that was said of it. What is said of published ones, for good."
    ),
    _("Deleted, from the files of the database as well. Who said it goes with their account."),
    _("What readers say is the measure that the rules of the reading room are held against."),
    _("the taking away itself"),
)
REGISTERS = Kept(
    _("Registers of case reviews and of child deaths"),
    _("For good, each change beside what was known before it."),
    _(
        "A review that was entered by mistake is struck out. Its history stays, so that no figure changes unseen."
    ),
    _("Every published figure can be given as it was known then and as it is known now. No name is in it."),
    _("the register itself: nothing in it is overwritten"),
)
OWN_MONTHS = Kept(
    _("An authority’s own monthly numbers"),
    _("Until an analyst of the organisation takes them out."),
    _("Deleted, with the days on which they came in and what was said of their limits."),
    _("A chart needs years. They are counts of a service, and none is about a person."),
    _("the taking out itself"),
)
QUESTIONNAIRE_DRAFTS = Kept(
    _("Answers to a questionnaire that were never handed in"),
    _("30 days after the link has run out, or until it is withdrawn."),
    _("Deleted, with whom it was sent to."),
    _("Whoever needs longer can be reminded, and finds what they had answered."),
    _("the withdrawing itself, and the program every day"),
    days=30,
)
QUESTIONNAIRE_WORDS = Kept(
    _("What the author of a review wrote in a questionnaire"),
    _(
        "730 days, which is two years, from the day on which it was handed in. What was ticked stays with the register."
    ),
    _("Deleted, with whom it was sent to."),
    _("It is read by analysts alone, and what they learned from it is in their work by then."),
    _("the program, every day"),
    days=730,
)
UPLOADS = Kept(
    _("Files that an analyst looks over before they are loaded"),
    _("Nowhere. What was read stands in the page until it is confirmed, for an hour at most."),
    _("Gone with the page."),
    _("A file that names somebody must not lie about."),
    _("the reading itself: while it is judged, its codes lie in a temporary file for a moment"),
)
ACCOUNTS = Kept(
    _("Staff accounts"),
    _("Until the last role is taken away."),
    _("The name and address are deleted."),
    _("Only people who work with cards need one."),
    _("the taking away itself"),
)
PAST_STEWARDS = Kept(
    _("That somebody who stays as a peer was a steward, and until when"),
    _("240 days, or until their account goes."),
    _("Deleted."),
    _("They do not code cards whose ending they may have read. By then every such card shows its ending."),
    _("the program, every day"),
    days=240,
)
INVITATIONS = Kept(
    _("Invitations"),
    _("14 days, or until they are used."),
    _("Deleted."),
    _("A link that lies about is a door that stands open."),
    _("the program, every day"),
    days=14,
)
SESSIONS = Kept(
    _("Staff sign-ins"),
    _("30 idle minutes."),
    _("The key in it can no longer be used, and it is deleted."),
    _("A steward who has walked away must not leave reports open."),
    _("the sign-in itself, and the program every day"),
)
FAILED_TRIES = Kept(
    _("How often a password or a code was wrong"),
    _("One day from the last wrong one, or until a right one."),
    _("Deleted."),
    _(
        "Somebody who tries passwords is slowed. Which account it was is kept as a number that nobody can turn back."
    ),
    _("the sign-in itself, and the program every hour"),
    days=1,
)
LOG = Kept(
    _("The log"),
    _("For good."),
    _(
        "It holds no words and no names: only what was done, by which role, in which week, and a number that proves it."
    ),
    _("So that nothing can vanish unseen."),
    _("the log itself: a line that was changed or taken out shows"),
)
BACKUPS = Kept(
    _("Backups, and the copy made before an upgrade"),
    _("30 days."),
    _("Deleted."),
    _("A backup keeps what has since been destroyed, so it must not live long."),
    _("the program, every day"),
    days=30,
)

TABLE = (
    STORIES, CONVERSATIONS, OPENINGS, DRAFTS, IDEMPOTENCY, CLOSED, CARDS, TRIALS,
    NEWSLETTERS, STATISTICS, PULSES, REGISTERS, OWN_MONTHS, QUESTIONNAIRE_DRAFTS, QUESTIONNAIRE_WORDS, UPLOADS,
    DROPPED, READINGS,
    ACCOUNTS, PAST_STEWARDS, INVITATIONS, SESSIONS, FAILED_TRIES, LOG, BACKUPS,
)  # fmt: skip
