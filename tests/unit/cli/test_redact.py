"""`coalface redact`, at a screen and beside another program."""

import json

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app


def run(given: str | bytes, *options: str) -> str:
    answered = CliRunner().invoke(app, ["redact", *options], input=given)
    assert answered.exit_code == 0, answered.output
    return answered.stdout


def answers(*lines: object) -> list[dict]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return [json.loads(line) for line in run(given, "--jsonl").splitlines()]


def test_a_text_comes_back_without_the_people_in_it() -> None:
    assert (
        run("Mum Sarah rang Dr Okafor on 07700 900123.\n")
        == "Mum [relative A] rang [worker B] on [phone number].\n"
    )


def test_offsets_are_code_points_of_the_text_that_was_given() -> None:
    text = "🙏🏽 mum zoé said JAYDEN’s gran, Siân, rang 🙏"
    (answer,) = answers({"id": "x", "text": text})
    assert answer["id"] == "x"
    assert [text[span["start"] : span["end"]] for span in answer["spans"]] == ["zoé", "JAYDEN", "Siân"]
    assert all(
        0 <= span["confidence"] <= 1 and span["why"] and span["label"] == "person" for span in answer["spans"]
    )
    assert answer["text"] == "🙏🏽 mum [relative A] said [child B]’s gran, [relative C], rang 🙏"


def test_known_names_are_found_under_their_label() -> None:
    (answer,) = answers({"id": 7, "text": "he is at rise now", "known": {"school": ["Rise"]}})
    assert [(span["label"], span["confidence"]) for span in answer["spans"]] == [("school", 1.0)]


@pytest.mark.parametrize(
    "line",
    ["nonsense", "[]", '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": "a", "known": ["Zebedee"]}'],
)
def test_a_bad_line_is_answered_in_a_sentence_that_does_not_quote_it(line: str) -> None:
    bad, good = answers(line, {"id": 2, "text": "fine"})
    assert bad["error"].endswith((".", "}."))
    assert "Zebedee" not in bad["error"]
    assert "nonsense" not in bad["error"]
    assert good == {"id": 2, "text": "fine", "spans": []}


def test_half_a_character_and_a_broken_encoding_stop_nothing() -> None:
    answer = json.loads(run('{"id": 1, "text": "half \\ud83d of it, said Amy"}', "--jsonl"))
    assert [span["start"] for span in answer["spans"]] == [19]
    assert run(b"caf\xff said Priya\n") == "caf\ufffd said [someone A]\n"


def test_nothing_in_nothing_out() -> None:
    assert run("") == ""
    assert run("", "--jsonl") == ""
