"""Words that call for a route outside Coalface, and words that only sound like it."""

import time
import tomllib
from importlib.resources import files

import pytest

from coalface.core.routes import SAYS, Route, routes_in, table
from tests.unit.redaction.test_sentences import sentences_in

DUTY, STATUTORY, LADO = Route

# Ask Suicide-Screening Questions, National Institute of Mental Health (2017): the four questions.
ASQ = [
    "have you wished you were dead?",
    "have you felt that you or your family would be better off if you were dead?",
    "have you been having thoughts about killing yourself?",
    "Have you ever tried to kill yourself?",
]
# Said by children to ChildLine, as the NSPCC printed it: casenotes on suicide (2009) and on sexual abuse (2009), and
# what it told the press about physical abuse in 2012 and about suicide in 2016.
SAID_TO_CHILDLINE = [
    "I feel like killing myself.",
    "My mum and dad beat me",
    "I’m thinking about killing myself.",
    "my mum’s boyfriend came in and sexually abused me",
    "Dad has been sexually abusing me and my sister.",
    "My mum is hitting me and emotionally hurting me.",
    "my mum is always hitting me",
    "Over the years, my mum kicked and beat me",
    "I’ve attempted suicide before and I don’t feel safe",
    "For now, self-harming helps",
    "I think everyone would be better off if I wasn’t here.",
]


@pytest.mark.parametrize("said", ASQ + SAID_TO_CHILDLINE)
def test_somebody_at_risk_is_shown_help_now(said):
    assert DUTY in routes_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "want to die",
        "i wanna die",
        "kill myself",
        "He beat me.",
        "my dad hit me",
        "he hurts me",
        "I don’t want to be here anymore",
        "she keeps hitting her little boy",
        "He hit her again last night.",
        "I am scared to go home",
        "she took an overdose",
        "He threatened to kill us.",
        # Near to what is harmless: "hit me hard", "hit us with a deadline", "hit me that".
        "he hit me hard",
        "she hit me with a belt",
        "he hit me on the arm three times",
        "dad beat me to the ground",
        "he hit me that night",
        "he kicked me out of the way",
        "He hit me when I came home",
    ],
)
def test_so_are_the_words_of_a_young_person_and_of_somebody_who_is_worried(said):
    assert DUTY in routes_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "The baby died.",
        "He died of his injuries.",
        "A fatal accident",
        "They found him dead.",
        "she took her own life",
        "The boy was killed by a car.",
        "a child drowned in the bath",
        # Working Together to Safeguard Children (2023), chapter 5: what the local authority has to notify.
        "the child dies or is seriously harmed in the local authority’s area",
        "seriously harmed while normally resident in the local authority’s area, and life-threatening",
    ],
)
def test_words_of_death_and_serious_harm_lead_to_the_statutory_route(said):
    assert STATUTORY in routes_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "touched a child",
        "touching a child",
        "I saw a colleague hit a child.",
        "The foster carer slapped him.",
        "A teacher has been messaging her, and touched her inappropriately.",
        "He was pinned by a residential worker",
        # The harm threshold, as Working Together (2023) and Keeping Children Safe in Education word it.
        "a person working with children has behaved in a way that has harmed a child, or may have harmed a child",
        # A summary of the safeguarding practice review of "Child C", Gloucestershire (2023).
        "a child who was sexually abused by their male foster carer",
        "an allegation against a member of staff",
    ],
)
def test_what_somebody_who_works_with_children_may_have_done_leads_to_the_designated_officer(said):
    assert LADO in routes_in(said)


# Idioms, as dictionaries of them list them, and what an office says of its computers and its workload.
HARMLESS = (
    """
dead end|deadline|a dead battery|dead in the water|dead to the world|dead as a doornail|drop-dead gorgeous
the dead of night|dead and buried|over my dead body|a dead horse|back from the dead|the line was dead|dead on time
dying for a coffee|dying to know|dying of boredom|it died down|died out|the system died|my laptop has just died
the phone battery died|the project died a death|a death knell|scared to death|bored to death|a fate worse than death
a matter of life and death|death by PowerPoint|do or die|never say die|old habits die hard|to die for|died laughing
killing time|kill two birds with one stone|my feet are killing me|the heat is killing me|the idea was killed off
make a killing|I could kill for a sandwich|killing myself laughing|career suicide|suicide prevention training
a talk about self-harm|fatal error|a fatal flaw|it was murder on the ring road|getting away with murder
hit me that|it hit me hard|the cuts hit us hard|Covid hit us in March|they hit their targets|burnout hit me hard
beats me why|it beats me|she beat me to it|somebody beat me to it again|stabbed in the back|drowned in emails
her story touched me|touch base|touched the child’s file|we touched on the child’s plan|it hurts me to say
they hit us with another deadline|the inspection hit us|Teams kicked me out of the meeting|beat me by two minutes
he could have died|nobody died|no one was killed|risk of serious harm|alive and kicking|the car hit a child seat
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("said", HARMLESS)
def test_what_only_sounds_like_it_calls_for_no_route(said):
    assert routes_in(f"We said it again: {said}, and went on.") == {}


def test_sentences_that_were_collected_for_something_else_call_for_no_route():
    """Written for the guard of names, long before these rows: what people type about their work."""
    assert [sentence for sentence in sentences_in("clean_sentences.txt") if routes_in(sentence)] == []


def test_no_story_of_millbrook_calls_for_a_route():
    """120 stories of near misses and good catches, in none of which anybody died or was hurt."""
    folder = files("coalface.cli.millbrook")
    written = [tomllib.loads(f.read_text("utf-8")) for f in folder.iterdir() if f.name.endswith(".toml")]
    stories = [report["story"] for part in written for report in part.get("report", ())]
    assert len(stories) >= 100
    assert [story for story in stories if routes_in(story)] == []


def test_an_idiom_hides_nothing_that_is_said_beside_it():
    assert routes_in("I was dying for a coffee. Then she rang: the baby had died.") == {STATUTORY: "died"}
    assert DUTY in routes_in("That would be career suicide, and honestly I feel suicidal.")


def test_the_most_pressing_route_comes_first_with_the_words_as_they_were_typed():
    found = routes_in("A boy died last year. Now a carer slapped him, and he says I WANT  to die.")
    assert list(found) == [DUTY, STATUTORY, LADO]
    assert found[DUTY] == "WANT  to die"


def test_curly_apostrophes_read_like_straight_ones():
    assert routes_in("I don’t want to live") == {DUTY: "don’t want to live"}


def test_every_route_has_its_words_and_its_rows():
    assert set(SAYS) == set(Route) == {row.route for row in table()}


def test_only_with_never_hides_what_a_row_would_find():
    """A slow row is skipped where none of its words is there, so one of them must stand in all that it can match."""
    said = [
        *ASQ,
        *SAID_TO_CHILDLINE,
        "a carer hurt them",
        "beaten by his foster carer",
        "a dead baby",
        "kill him",
    ]
    for row in (row for row in table() if row.only_with):
        for text in said:
            if match := row.words.search(text):
                assert row.only_with & set(match.group().lower().split()), match.group()


@pytest.mark.parametrize(
    "repeated", ["teacher ", "he hit ", "was being ", "one of the my ", "died, ", "a a "]
)
def test_a_long_text_takes_no_more_than_its_share_of_time(repeated):
    def seconds(text: str) -> float:
        start = time.process_time()
        routes_in(text)
        return time.process_time() - start

    routes_in("warm")
    short, long = ((repeated * 8000)[:length] + " hurt" for length in (2000, 8000))
    assert min(seconds(long) for _ in range(3)) < 20 * min(seconds(short) for _ in range(3)) + 0.01
