"""Reports and cards to measure with: sentences of Millbrook's made-up stories, shuffled."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from coalface.core.telling import marks, read_told, routes_for
from coalface.core.vocabulary import CONDITIONS, KINDS, REACHES, STAGES

SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")
AREAS = ("front_door", "assessment", "long_term", "looked_after", "early_help")
SENTENCES_IN_STORY = (2, 6)
SENTENCES_IN_CARD = (4, 7)


@cache
def reports() -> list[dict[str, Any]]:
    folder = files("coalface.cli.millbrook")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return [
        report
        for name in names
        for report in tomllib.loads(folder.joinpath(name).read_text("utf-8")).get("report", ())
    ]


@cache
def story_sentences() -> list[str]:
    return _sentences(report["story"] for report in reports())


@cache
def card_sentences() -> list[str]:
    cards = [report["card"] for report in reports() if report.get("card")]
    return _sentences(" ".join((card["what_happened"], card["how_it_ended"])) for card in cards)


def _sentences(texts) -> list[str]:
    return [
        sentence for text in texts for sentence in SENTENCE_ENDS.split(" ".join(text.split())) if sentence
    ]


def submission(rng: Random) -> dict[str, Any]:
    """One report as the API takes it, in which the guard finds nothing: it searches all of it, every time."""
    while True:
        answers = _answers(rng)
        told, problems = read_told(answers, areas=AREAS)
        if not problems and not marks(told) and not routes_for(told):
            return answers


def _answers(rng: Random) -> dict[str, Any]:
    chosen = rng.sample(sorted(CONDITIONS), rng.randint(0, 3))
    return {
        "kind": rng.choice(sorted(KINDS)),
        "story": " ".join(rng.sample(story_sentences(), rng.randint(*SENTENCES_IN_STORY))),
        "stage": rng.choice(["", *sorted(STAGES)]),
        "conditions": [{"code": code, "effect": rng.choice(["hindered", "helped"])} for code in chosen],
        "area": rng.choice(["", *AREAS]),
        "one_thing": rng.choice(["", rng.choice(story_sentences())]),
        "may_ask": rng.random() < 0.5,
    }


def form_fields(answers: dict[str, Any]) -> list[tuple[str, str]]:
    """The same report as the form posts it."""
    plain = [(name, answers[name]) for name in ("kind", "story", "stage", "area", "one_thing")]
    ticked = [(f"condition-{given['code']}", given["effect"]) for given in answers["conditions"]]
    return [*plain, *ticked, *([("may_ask", "yes")] if answers["may_ask"] else [])]


def card_words(rng: Random) -> dict[str, str]:
    """What one card says. Few sentences are common and most are rare, as with words in life (Zipf's law)."""
    sentences = card_sentences()
    weights = _zipf(len(sentences))
    body = rng.choices(sentences, weights, k=rng.randint(*SENTENCES_IN_CARD))
    helped, would_have = rng.choices(sentences, weights, k=2)
    return {
        "title": rng.choices(sentences, weights)[0][:90],
        "what_happened": " ".join(body[:-1]),
        "how_it_ended": body[-1],
        "what_helped": helped,
        "what_would_have_helped": would_have,
        "kind": rng.choice(sorted(KINDS)),
        "stage": rng.choice(sorted(STAGES)),
        "reach": rng.choice(sorted(REACHES)),
    }


@cache
def _zipf(length: int) -> list[float]:
    weights = [1 / rank for rank in range(1, length + 1)]
    Random(0).shuffle(weights)  # else the first story would be the common one
    return weights


WORD = re.compile(r"[a-z]{4,}")


def searches(rng: Random, how_many: int) -> list[dict[str, str]]:
    """A mix of searches: common, rare, two words, three, words that no card holds, filters, further pages."""
    found = [word for sentence in card_sentences() for word in WORD.findall(sentence.lower())]
    counted = sorted(set(found), key=found.count)
    rare, common = counted[: len(counted) // 2], counted[-60:]
    kinds, stages, conditions = sorted(KINDS), sorted(STAGES), sorted(CONDITIONS)
    ways = [
        lambda: {"query": rng.choice(common)},
        lambda: {"query": rng.choice(rare)},
        lambda: {"query": f"{rng.choice(common)} {rng.choice(common)}"},
        lambda: {"query": f"{rng.choice(common)} {rng.choice(rare)}"},
        lambda: {"query": " ".join(rng.sample(common, 3))},
        lambda: {"query": "zebra crossing"},
        lambda: {"query": rng.choice(common), "kind": rng.choice(kinds)},
        lambda: {
            "query": rng.choice(common),
            "stage": rng.choice(stages),
            "condition": rng.choice(conditions),
        },
        lambda: {"kind": rng.choice(kinds), "stage": rng.choice(stages)},
        lambda: {"condition": rng.choice(conditions)},
        lambda: {"query": rng.choice(common), "page": str(rng.randint(2, 20))},
        lambda: {},
    ]
    return [ways[number % len(ways)]() for number in range(how_many)]
