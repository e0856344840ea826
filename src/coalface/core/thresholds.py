"""Every small number that protects somebody or sets a wait, with its reason. Printed in the reference pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule uses, its unit and why it is that number."""

    value: int
    unit: str
    reason: str


STAFF_IN_AREA = Threshold(10, "staff", "In a smaller part of the service a reader could guess who told.")
STEWARDS = Threshold(2, "stewards", "One reader cannot see what gives a stranger away.")
DAYS_TO_LOOK = Threshold(
    14, "days", "Time for the reporter to come back, and then the learning goes on without them."
)
DAYS_STORY_KEPT = Threshold(
    90, "days", "From the week of the first reading; long enough to ask, short enough to forget."
)
WEEKS_BEFORE_PUBLISHING = Threshold(4, "weeks", "So that nobody can match a card to a day they remember.")
DAYS_OF_ALERT = Threshold(
    14, "days", "“Act this week” is read for a week, and by those who were away for one more."
)
WEEKS_OUTCOME_WITHHELD = Threshold(
    8, "weeks", "How it ended is kept back, so that readers ask why before they know the ending."
)
WEEKS_UNTIL_SECOND_CONTACT = Threshold(
    2, "weeks", "An unread report then goes to the independent second contact."
)
WEEKS_TO_SETTLE = Threshold(
    4,
    "weeks",
    "Since the second coding, or the latest proposal: long enough for a holiday. Then a card shows what both saw"
    " alike.",
)
WEEKS_STEWARD_MAY_KNOW = Threshold(
    26,
    "weeks",
    "Whoever was a steward codes no card that was published until then: a story is kept for 90 days, its reporter has"
    " 14 days, and a batch can wait.",
)
DAYS_TO_ANSWER = Threshold(
    28, "days", "Four weeks: long enough to ask the people concerned, short enough to be remembered."
)
YEARS_TO_ACT = Threshold(
    2, "years", "A promise for later than this is nobody's: the people in it have moved on."
)
WORDS_IN_CARD = Threshold(
    150, "words", "What happened and how it ended together: short enough to read at a team meeting."
)
STORY_LENGTH = Threshold(8_000, "characters", "About four pages. More is a statement, and belongs elsewhere.")
SHORT_TEXT_LENGTH = Threshold(600, "characters", "One thing that would help, in a few sentences.")
MESSAGE_LENGTH = Threshold(4_000, "characters", "About two pages.")
MESSAGES_KEPT = Threshold(60, "messages", "A conversation longer than this needs a telephone.")
CONVERSATION_BYTES = Threshold(
    300_000, "bytes", "A reporter may fill this much of a conversation; the stewards need room to answer."
)
HOURS_SIGNED_IN = Threshold(
    12,
    "hours",
    "A working day. Then everybody signs in again, however busy they were: a stolen session ends.",
)
IDLE_MINUTES = Threshold(30, "minutes", "A steward who has walked away should not leave reports open.")
FREE_TRIES = Threshold(
    5, "tries", "Wrong passwords or codes before there is a wait: more than a tired person needs."
)
LONGEST_WAIT = Threshold(
    15,
    "minutes",
    "The wait after wrong passwords or codes doubles up to this, and nothing is locked for good.",
)
DAYS_BROWSER_KNOWN = Threshold(
    90, "days", "So long a browser in which somebody signed in does not wait for what strangers mistype."
)
SMALLEST_COUNT_SHOWN = Threshold(
    6, "children", "In a published table, who knows one of fewer could find out about the others."
)
NUMBERS_BEFORE_CHANGE = Threshold(
    6,
    "numbers",
    "Limits of chance from fewer would be chance themselves. From six to eleven they are trial limits, and say so.",
)
NUMBERS_SINCE_CHANGE = Threshold(
    7,
    "numbers",
    "The run on one side of the mean that is a signal by Making Data Count, whose rules trials are charted by.",
)
WEEKS_OF_TRIAL = Threshold(105, "weeks", "Two years. What takes longer is no small test.")
ROWS_OF_NUMBERS = Threshold(200, "lines", "More than the longest trial has weeks, pasted at once.")
REPORTS_IMPORTED = Threshold(
    500, "reports", "Two stewards read each of them. More at once would wait for months, in public."
)
ANSWERS_IN_PULSE = Threshold(
    10,
    "answers",
    "Of fewer somebody could guess who gave which. Nothing is shown then, not even how many there were.",
)
DAYS_BETWEEN_PULSES = Threshold(
    300, "days", "Once a year, in a month that may move. People tire of being asked."
)
DAYS_TO_ANSWER_QUESTIONNAIRE = Threshold(
    56, "days", "Eight weeks from the link or the reminder: an author has other work, and then forgets."
)
WRONG_LINKS = Threshold(
    20, "links a second", "Links to a questionnaire that lead nowhere. A right one is never turned away."
)
SHORTEST_PULSE = Threshold(
    7, "days", "Whoever is away for a few days can answer; and nobody learns who answered on one afternoon."
)
LONGEST_PULSE = Threshold(
    56, "days", "Eight weeks. After that it is no longer one moment that is asked about."
)
MOST_CODES_IN_PULSE = Threshold(
    5_000, "codes", "More than any one service has staff, and a list that can be printed."
)

# A flood: more work in a second than is let through. A portion of work is about three milliseconds of one core.
PORTIONS_TO_STRETCH = Threshold(
    4,
    "portions of work",
    "Stretching five words is dear on purpose, and each report and each return needs it.",
)
CHARACTERS_A_PORTION = Threshold(
    400, "characters", "The guard takes up to a portion for these, in a text written to keep it busy."
)
TELLING_IN_CHANNEL = Threshold(
    360,
    "portions a second",
    "Forty reports a second, each looked over twice and sealed, are 320: a whole council that tells in one minute."
    " More is a flood: nobody reads so much, and two cores can do little more.",
)
TELLING_EVERYWHERE = Threshold(
    480, "portions a second", "A flood in one channel leaves a quarter for the others."
)
COMING_BACK = Threshold(
    80, "portions a second", "Twenty receipts a second. Whoever guesses receipts gets no faster."
)
WAITED_TO_TELL_IN_CHANNEL = Threshold(
    80, "portions a second", "Ten reports a second of people who have waited, whatever newcomers do."
)
WAITED_TO_TELL_EVERYWHERE = Threshold(
    120, "portions a second", "As above: a third is left for the other channels."
)
WAITED_TO_COME_BACK = Threshold(20, "portions a second", "Five receipts a second of people who have waited.")
SECONDS_OF_RUSH = Threshold(
    5,
    "seconds",
    "After a quiet time so much more comes in at once: a hundred people at the end of a training.",
)
SECONDS_OF_PATIENCE = Threshold(
    10,
    "seconds",
    "A busy disk can hold a machine up for as long, and people wait in line meanwhile. A line that is full for longer"
    " is a flood, and newcomers are asked to press again.",
)
SECONDS_TO_WAIT = Threshold(
    30, "seconds", "Short enough to wait with the phone in the hand; a script that hammers gains nothing."
)
MINUTES_A_PLACE_IS_KEPT = Threshold(
    60, "minutes", "Whoever presses later than this after waiting comes as if they had just arrived."
)

TABLE = {name: value for name, value in globals().items() if isinstance(value, Threshold)}
