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
    return CliRunner().invoke(app, ["rehearse", str(file), "--runs", "20", "--sobol", "2", *options])


def test_the_answer_is_a_rehearsal_in_sentences(tmp_path):
    said = ask(tmp_path)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("A rehearsal, not a forecast: 20 sets of assumptions")
    assert "Trust to tell (counted from 1 point): helps in" in said.stdout


def test_json_carries_seed_and_definition(tmp_path):
    answer = json.loads(ask(tmp_path, "--json", "--seed", "7").stdout)
    assert answer["label"] == "A rehearsal, not a forecast"
    assert (answer["seed"], answer["runs"]) == (7, 20)
    assert len(answer["definition"]) == 64
    tally = answer["answers"]["less_blame"]["trust"]["as_given"]
    assert tally["helps"] + tally["harms"] + tally["same"] == 20


def test_it_says_what_decides_it_and_can_be_told_not_to(tmp_path):
    said = ask(tmp_path, "--sobol", "64").stdout
    assert "What decides how much the lever would do (Sobol’s indices)" in said
    assert "- Trust to tell: blame_to_trust " in said
    assert "Sobol" not in ask(tmp_path, "--sobol", "0").stdout
    decided = json.loads(ask(tmp_path, "--json", "--sobol", "64").stdout)["decided"]["less_blame"]["trust"]
    shares = [one["with_others"]["share"] for one in decided["assumptions"]]
    assert decided["assumptions"][0]["assumption"] == "blame_to_trust"
    assert shares == sorted(shares, reverse=True)
    for one in decided["assumptions"]:
        assert one["with_others"]["least"] <= one["with_others"]["share"] <= one["with_others"]["most"]
    # The link is told to be nought, so it cannot decide anything.
    assert "workload_to_leaving" not in {one["assumption"] for one in decided["assumptions"]}


def test_a_fan_is_a_table_a_drawing_and_json_that_say_the_same(tmp_path):
    drawing = tmp_path / "fan.svg"
    options = ("--sobol", "0", "--fan", "trust")
    said = ask(tmp_path, *options, "--drawing", str(drawing)).stdout
    fans = json.loads(ask(tmp_path, *options, "--json").stdout)["fans"]
    assert "A rehearsal, not a forecast: trust to tell, points beside doing nothing" in said
    rows = [line.split("\t") for line in said.splitlines() if "\t" in line]
    assert rows[0] == ["After", "less_blame"]
    assert [row[0] for row in rows[1:]] == ["6 months", "12 months", "18 months", "24 months"]
    last = {name: fans["less_blame"][name][-1] for name in ("p10", "p50", "p90")}
    cell = f"{last['p50']:+.1f} ({last['p10']:+.1f} to {last['p90']:+.1f})".replace("-", "−")
    assert rows[-1][1] == cell
    drawn = drawing.read_text()
    assert f"At the end {last['p50']:+.1f}, from {last['p10']:+.1f}" in drawn
    assert "A rehearsal, not a forecast" in drawn
    assert "definition " in drawn


def test_a_quarter_is_handed_to_the_front_door(tmp_path):
    file = tmp_path / "door.toml"
    done = ask(tmp_path, "--sobol", "0", "--quarter", "8", "--to-triage", str(file))
    assert done.exit_code == 0, done.output
    assert "With nothing done, quarter 8 is in " in done.stderr
    for written in (file, tmp_path / "door-nothing-done.toml"):
        answered = CliRunner().invoke(app, ["triage", str(written), "--runs", "3", "--json"])
        assert answered.exit_code == 0, answered.output
        assert 0.5 < json.loads(answered.stdout)["utilisation"] < 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--fan", "missed_high"), "Only what a lever is judged by can be drawn: vacancy_rate"),
        (("--quarter", "9", "--to-triage", "x.toml"), "This rehearsal has quarters 1 to 8"),
        (("--drawing", "x.svg"), "--drawing needs --fan"),
        (("--quarter", "2"), "--quarter and --to-triage need each other"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(tmp_path, options, says):
    refused = ask(tmp_path, "--sobol", "0", *options)
    assert refused.exit_code == 2
    assert says in " ".join(refused.stderr.replace("│", " ").split())
    assert not (tmp_path / "x.toml").exists()


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
