"""`coalface rehearse`: a scenario's file comes in, sentences or JSON come out, and bad input is one sentence."""

import json

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app
from coalface.core.spiral.definition import SHIPPED

SCENARIO = """
weeks = 104
[events]
publicity_shock = 1
[levers]
less_blame = 0.2
[parameters]
workload_to_leaving = 0
"""


def ask(tmp_path, *options, text=SCENARIO):
    file = tmp_path / "scenario.toml"
    file.write_text(text)
    return CliRunner().invoke(app, ["rehearse", str(file), "--runs", "20", *options])


def test_the_answer_is_a_rehearsal_in_sentences(tmp_path):
    said = ask(tmp_path)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("A rehearsal, not a forecast: 20 sets of assumptions")
    assert "Trust to tell: helps in" in said.stdout


def test_json_carries_seed_and_definition(tmp_path):
    answer = json.loads(ask(tmp_path, "--json", "--seed", "7").stdout)
    assert answer["label"] == "A rehearsal, not a forecast"
    assert (answer["seed"], answer["runs"]) == (7, 20)
    assert len(answer["definition"]) == 64
    tally = answer["answers"]["less_blame"]["trust"]["as_given"]
    assert tally["helps"] + tally["harms"] + tally["same"] == 20


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[levers]\nles_blame = 1", "Did you mean “levers.less_blame”?"),
        ("[levers]\nless_blame = 9", "between -1 and 1"),
        ("weeks = ", "is not TOML"),
        ("", "No lever is moved"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_two(tmp_path, text, says):
    refused = ask(tmp_path, text=text)
    assert refused.exit_code == 2
    assert says in refused.stderr
    assert says in json.loads(ask(tmp_path, "--json", text=text).stdout)["error"]


def test_a_definition_of_ones_own_takes_the_place_of_ours(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(SHIPPED.read_text().replace("workload_to_leaving * (perceived_workload - 1) + ", ""))
    ours, theirs = (
        json.loads(ask(tmp_path, "--json", *more).stdout) for more in ((), ("--definition", str(own)))
    )
    assert ours["definition"] != theirs["definition"]
    # The link is nought in the scenario, so taking it out changes nothing.
    assert ours["answers"] == theirs["answers"]
    own.write_text(SHIPPED.read_text().replace("workload_to_leaving * (", "workload_to_leaving.real * ("))
    refused = ask(tmp_path, "--definition", str(own))
    assert refused.exit_code == 2
    assert "pressure_to_leave holds something that is not allowed" in refused.stderr


def test_the_model_is_written_for_other_modellers(tmp_path):
    file = tmp_path / "spiral.mdl"
    assert CliRunner().invoke(app, ["rehearse", "--vensim", str(file)]).exit_code == 0
    text = file.read_text()
    assert text.startswith("{UTF-8}")
    assert "morale = INTEG(" in text
