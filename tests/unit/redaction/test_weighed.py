"""What was learned from the fictional reports: it is theirs, it adds up, and it takes in what no rule is sure of."""

import json
import math
import random
import zlib

import numpy as np
import pytest

from benchmarks.redacting import KEPT_APART, reports
from coalface.core.redaction import look_over
from coalface.core.redaction.lexicon import LISTS
from coalface.core.redaction.reading import read
from coalface.core.redaction.scene import scene_of
from coalface.core.redaction.weighed import HUNDREDTHS, LABELS, kinds_of, seen_of, weighed, weights
from tools.redaction_weights import digest, fitted, with_other_names


def test_the_weights_are_of_the_reports_that_were_worked_on_and_of_no_others() -> None:
    kept = json.loads(zlib.decompress(LISTS.joinpath("weights.z").read_bytes()))
    worked_on = [report for report in reports() if report.part not in KEPT_APART]
    assert kept["from"] == digest(worked_on), "run python -m tools.redaction_weights"
    assert kept["from"] != digest(reports())


def test_it_is_logistic_regression() -> None:
    """One sign seen in three of four, and in one of four without it: log-odds of ln 3 and -ln 3 (Berkson 1944)."""
    seen = [(["b", "sign"], int(number % 4 > 0), 1.0) for number in range(4000)]
    seen += [(["b"], int(number % 4 == 0), 1.0) for number in range(4000)]
    keys, learned = fitted(seen, np.array([label for _, label, _ in seen]), 2)
    odds = (learned[:, 1] - learned[:, 0]) / HUNDREDTHS
    always = odds[0] + odds[1 + keys.index("b")]
    assert always == pytest.approx(-math.log(3), abs=0.03)
    assert always + odds[1 + keys.index("sign")] == pytest.approx(math.log(3), abs=0.03)


def test_what_is_said_of_a_word_is_the_sum_of_what_is_seen_of_it() -> None:
    scene = scene_of(read("her keyworker kez came with a man from brindle"))
    kinds, learned = kinds_of(scene), weights()
    for place, label, likely in weighed(scene, ()):
        odds = learned.none + sum(learned.names.get(seen, 0) for seen in seen_of(scene, kinds, place))
        assert likely == pytest.approx(1 / (1 + math.exp(-odds / HUNDREDTHS)))
        assert label in LABELS


def test_a_word_of_nobody_is_in_no_weight() -> None:
    """Only a word of our own lists, or one common in English, can have a weight by itself."""
    known = {key[1:] for key in weights().names if key.startswith("w") and key[1:].isalpha()}
    names = {
        text for report in reports() for text in (report.text[g.start : g.end].lower() for g in report.gold)
    }
    firsts = {"jayden", "kezia", "olufunke", "tendai", "zuzanna", "shaz"}
    assert firsts & names
    assert not firsts & known


def test_names_are_changed_for_names_and_nothing_else_is() -> None:
    report = next(report for report in reports() if any(gold.label == "person" for gold in report.gold))
    other = with_other_names(
        report, {sort: ["morwenna"] for sort in ("first", "rare", "word", "last")}, random.Random(1)
    )
    outside = [report.text[: report.gold[0].start], report.text[report.gold[-1].end :]]
    assert other.text.startswith(outside[0])
    assert other.text.endswith(outside[1])
    assert [gold.label for gold in other.gold] == [gold.label for gold in report.gold]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Northfields Locality Team never answered", "Northfields Locality Team"),
        ("the willow team rang back", "willow team"),
        ("i asked team falcon twice", "team falcon"),
        ("Darren had a warning from Redmire Gym before us", "Redmire Gym"),
        ("Coach at AFC Millfield under twelves", "AFC Millfield"),
        ("letters went to 17 Heol y Bryn again", "17 Heol y Bryn"),
        ("served at Units 3 and 4, Gasworks Lane by post", "Units 3 and 4, Gasworks Lane"),
        ("seen at 3 Garth Terrace, HX7 on a visit", "3 Garth Terrace, HX7"),
        ("the message for sarah n went to another", "sarah n"),
        ("told his head of year mr long about it", "mr long"),
        ("Contact Janice on ext 44172 if you want it", "44172"),
        ("minutes of 6 Sept, 13 Sept & 4 Oct were lost", "13 Sept"),
        ("his review was at moorfields in spring", "moorfields"),
        ("lily p next door rang it in", "lily p"),
        ("tia r and kayden b were late", "tia r"),
        ("baby is called smoke and he was cold", "smoke"),
        ("saw kid at st cuths today", "st cuths"),
        ("he'd told st cuths before half term", "st cuths"),
        ("joy the carer had no key", "joy"),
        ("- LEWIS: ok. Nobody else", "LEWIS"),
        ("lil man t has gone again", "lil man t"),
        ("review moved 23/1 nobody said", "23/1"),
        ("cancelled the 22nd and again", "22nd"),
        ("They closed her case at Turning Tide in March", "Turning Tide"),
    ],
)
def test_what_was_missed_is_found(text: str, what: str) -> None:
    firm = [text[span.start : span.end] for span in look_over(text) if span.is_firm]
    assert what in firm


@pytest.mark.parametrize(
    "text",
    [
        "it is 1.9 miles to the bus and he weighed 2 stone",
        "a non mol order was served, the sat nav was wrong",
        "the assessment team and the duty hub did not speak",
        "he'd told me she'd gone and they'll ring",
        "cancelled in March, April and June",
        "seen 24/7 by staff on the 21st floor",
        "We had no cover on Boxing Day and at World Book Day",
        "Year Two and Key Stage One were merged after Black Friday week",
    ],
)
def test_what_was_taken_stays(text: str) -> None:
    assert not [text[span.start : span.end] for span in look_over(text) if span.is_firm]


def test_a_mark_on_an_arm_is_not_of_mark() -> None:
    text = "hv pam flagged marks on his arm. dad mark rose was out, marks mum in"
    firm = [text[span.start : span.end] for span in look_over(text) if span.is_firm]
    assert firm == ["pam", "mark rose", "marks"]
    assert not any(span.start <= text.index("marks on") < span.end for span in look_over(text))
