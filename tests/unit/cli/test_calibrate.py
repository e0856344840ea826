"""`coalface calibrate`: what published figures moved, what they could not, and no look ahead where it would flatter."""

import json
import tomllib

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app
from coalface.core.spiral import scenario_from_text, shipped
from coalface.core.spiral.forecasting import may_be_forecast


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("calibrated")


def ask(folder, *options, place="Birmingham"):
    return CliRunner().invoke(
        app, ["calibrate", place, "--data", str(folder), "--runs", "1000", *options], catch_exceptions=False
    )


def test_it_says_what_was_moved_and_what_could_not_be(folder):
    told = ask(folder)
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("A rehearsal, not a forecast: what Birmingham published from 2017 to ")
    assert "yearly readings lie where nine in ten of the runs that were kept do" in told.stdout
    assert "They could not tell the rest from what we assumed before" in told.stdout
    assert told.stdout.count(": not shown. ") == 6 - len(may_be_forecast(shipped().digest))


def test_a_year_on_is_shown_only_where_the_back_test_allows_it(folder):
    ahead = json.loads(ask(folder, "--json", "--seed", "4").stdout)["ahead"]
    allowed = set(may_be_forecast(shipped().digest))
    assert {name for name, told in ahead.items() if "not_shown" not in told} == allowed & set(ahead)
    assert len(ahead) == 6
    for told in ahead.values():
        for year in () if "not_shown" in told else told.values():
            assert year["nine_in_ten"][0] < year["middle"] < year["nine_in_ten"][1]


def test_json_has_every_range_before_and_after_and_a_scenario_can_be_rehearsed(folder, tmp_path):
    file = tmp_path / "birmingham.toml"
    told = json.loads(ask(folder, "--json", "--seed", "4", "--to-scenario", str(file)).stdout)
    assert (told["seed"], told["runs"], told["definition"]) == (4, 1000, shipped().digest)
    assert len(told["learned"]) > 60
    for one in told["learned"]:
        assert one["before"][0] <= one["nine_in_ten"][0] < one["nine_in_ten"][1] <= one["before"][1]
    text = file.read_text()
    scenario = scenario_from_text(text + "less_blame = 0.2\n", shipped(), is_json=False)
    assert scenario.name == "Birmingham"
    assert 500 < scenario.parameters["permanent_staff"] < 900
    assert tomllib.loads(text)["levers"] == {}


def test_a_place_without_enough_years_or_people_is_refused_in_a_sentence(folder):
    refused = ask(folder, place="Isles of Scilly")
    assert refused.exit_code == 2
    assert "their figures would speak of persons" in refused.stderr
    half = ask(folder, place="314")
    assert half.exit_code == 2
    assert "too few years are published" in half.stderr
    assert "Or ask for “" in half.stderr
    nowhere = ask(folder, "--json", place="Atlantis")
    assert nowhere.exit_code == 2
    assert "no figures for a place of that name" in json.loads(nowhere.stdout)["error"]
