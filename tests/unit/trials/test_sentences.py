"""Counting sentences, held against examples that others have published."""

import pytest

from coalface.core.sentences import count_sentences

# From the golden rules of the Pragmatic Segmenter (Dias 2014), as pySBD publishes them (Sadvilkar and Neumann 2020,
# "PySBD: Pragmatic Sentence Boundary Disambiguation", NLP-OSS): the text, and how many sentences they say it is.
# Left out: lists, and short forms that only a reader who knows the names can tell from an end ("the U.S. Government").
GOLDEN = [
    ("Hello World. My name is Jonas.", 2),
    ("What is your name? My name is Jonas.", 2),
    ("There it is! I found it.", 2),
    ("My name is Jonas E. Smith.", 1),
    ("Please turn to p. 55.", 1),
    ("Were Jane and co. at the party?", 1),
    ("They closed the deal with Pitt, Briggs & Co. at noon.", 1),
    ("Let's ask Jane and co. They should know.", 2),
    ("They closed the deal with Pitt, Briggs & Co. It closed yesterday.", 2),
    ("I can see Mt. Fuji from here.", 1),
    ("St. Michael's Church is on 5th st. near the light.", 1),
    ("That is JFK Jr.'s book.", 1),
    ("I visited the U.S.A. last year.", 1),
    ("I live in the E.U. How about you?", 2),
    ("I have lived in the U.S. for 20 years.", 1),
    ("She has $100.00 in her bag.", 1),
    ("She has $100.00. It is in her bag.", 2),
    ("He teaches science (He previously worked for 5 years as an engineer.) at the local University.", 1),
    ("Her email is Jane.Doe@example.com. I sent her an email.", 2),
    ("She turned to him, 'This is great.' she said.", 1),
    ('She turned to him, "This is great." She held the book out to show him.', 2),
    ("Hello!! Long time no see.", 2),
    ("Hello?? Who is there?", 2),
    ("Hello!? Is that you?", 2),
    ("You can find it at N°. 1026.253.553. That is where the treasure is.", 2),
    ("She works at Yahoo! in the accounting department.", 1),
    ("I never meant that.... She left the store.", 2),
]


@pytest.mark.parametrize(("text", "sentences"), GOLDEN)
def test_it_counts_as_the_golden_rules_do(text, sentences):
    assert count_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", 0),
        ("...", 0),
        ("Visits kept rose from 17 to 26 of 30 a week. We keep the list.", 2),
        ("Did it help? No. We go back to how it was.", 3),
        ("It helped", 1),
        ("It helped\nWe go on", 2),
        ("It rose by 2.5 a week, e.g. in March. We go on with it.", 2),
    ],
)
def test_it_counts_what_people_say_of_a_trial(text, sentences):
    assert count_sentences(text) == sentences
