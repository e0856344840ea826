"""`coalface triage`: a scenario's file comes in, sentences or JSON come out, and bad input is one sentence."""

import json

import pytest
from distributed import LocalCluster
from typer.testing import CliRunner

from coalface.cli.main import app
from coalface.cli.simulating.chunks import chunks, map_chunks
from tests.unit.triage.queues import told


def ask(tmp_path, *options, name="scenario.json", text=None, **changes):
    file = tmp_path / name
    file.write_text(json.dumps(told(**changes)) if text is None else text)
    return CliRunner().invoke(app, ["triage", str(file), "--runs", "40", *options])


def test_the_answer_is_a_rehearsal_in_sentences(tmp_path):
    said = ask(tmp_path, "--compare")
    assert said.exit_code == 0, said.output
    assert "A rehearsal, not a forecast: 40 runs of 365 days, of which 335 are counted." in said.stdout
    assert "of the children at high risk wait more than 1 day." in said.stdout
    assert "With one more assessor" in said.stdout


def test_json_has_the_names_that_were_promised(tmp_path):
    answer = json.loads(ask(tmp_path, "--json").stdout)
    for name in (
        *("mean_wait_days_high", "mean_wait_days_low", "wait_first_class", "wait_second_class"),
        *("share_high_waiting_over", "utilisation"),
    ):
        assert answer[name] >= 0
        assert answer[f"{name}_se"] > 0
    assert answer["runs"] == 40
    assert answer["label"] == "A rehearsal, not a forecast"


def test_the_same_seed_is_the_same_answer_whoever_works(tmp_path):
    one, two = (ask(tmp_path, "--json", "--seed", "9", "--runs", "120", "--workers", n) for n in "12")
    assert one.stdout == two.stdout
    assert one.stdout != ask(tmp_path, "--json", "--seed", "8", "--runs", "120").stdout


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"assessors": 0}, "nobody is ever assessed"), ({"assessors": 3}, "This queue is overloaded")],
)
def test_bad_input_is_one_sentence_and_exit_code_two(tmp_path, changes, says):
    refused = ask(tmp_path, **changes)
    assert refused.exit_code == 2
    assert says in refused.stderr
    assert refused.stdout == ""
    to_a_program = json.loads(ask(tmp_path, "--json", **changes).stdout)
    assert says in to_a_program["error"]
    assert to_a_program["field"] == "assessors"


def test_an_overloaded_queue_runs_where_it_is_asked_for_and_says_so(tmp_path):
    answered = ask(tmp_path, "--json", "--even-if-overloaded", assessors=3)
    assert "overloaded" in answered.stderr
    assert "overloaded" in json.loads(answered.stdout)["warnings"][0]


@pytest.mark.parametrize("text", ["", "a = ", "\0", "days = 3 days"])
def test_a_file_of_something_else_is_refused(tmp_path, text):
    assert ask(tmp_path, name="scenario.toml", text=text).exit_code == 2


def test_a_file_that_is_not_there_is_refused(tmp_path):
    refused = CliRunner().invoke(app, ["triage", str(tmp_path / "none.toml")])
    assert refused.exit_code == 2
    assert "cannot be read" in refused.stderr


def test_pieces_hold_every_run_once_and_stay_in_order():
    pieces = chunks(103, 20)
    assert [run for piece in pieces for run in piece] == list(range(103))
    assert list(map_chunks(sum, pieces, 2)) == [sum(piece) for piece in pieces]
    assert list(map_chunks(sum, pieces, 2, in_threads=True)) == [sum(piece) for piece in pieces]


def test_a_cluster_gives_the_same_answer_to_the_last_digit(tmp_path):
    """A real scheduler with two workers, on this machine: what one process says, they say."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        asked = ("--json", "--runs", "120", "--seed", "9")
        shared = ask(tmp_path, *asked, "--cluster", cluster.scheduler_address)
    assert shared.exit_code == 0, shared.output
    assert shared.stdout == ask(tmp_path, *asked, "--workers", "1").stdout


def test_a_cluster_that_is_not_there_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("coalface.cli.simulating.chunks.SECONDS_TO_REACH", 0.2)
    refused = ask(tmp_path, "--cluster", "tcp://127.0.0.1:9")
    assert refused.exit_code == 1
    assert "There is no Dask scheduler at tcp://127.0.0.1:9." in refused.stderr
