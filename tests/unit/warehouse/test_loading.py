"""Next year's files: recognised, checked whole, built beside the old, and swapped or refused."""

import json

import pytest

from coalface.warehouse import loading
from coalface.warehouse.bad import BadData
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.cells import cells
from coalface.warehouse.queries.sources import loaded_files
from coalface.warehouse.queries.two_years import two_years

from .making import birmingham, rows_of, write


def next_year(parquet: str, more: float = 1.1) -> list:
    """The rows of 2025 as if of 2026, with a tenth more referrals."""
    rows = rows_of(parquet, lambda row: birmingham(row) and row["time_period"] == "2025")
    return [
        row | {"time_period": "2026", "referral_count": f"{float(row['referral_count']) * more:.0f}"}
        for row in rows
    ]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    file = write(folder / "b1_2026.csv", next_year("dfe_referrals"))
    [one] = loading.load(folder / "data", [file])
    assert (one.source, one.release) == ("dfe_referrals", "2026")
    file.unlink()
    return folder / "data"


def test_a_loaded_file_is_asked_with_what_was_shipped(loaded):
    with loading.opened(loaded) as figures:
        [row] = two_years(figures, "330", 2025, 2026, [measures()["referrals"]])
        files = loaded_files(figures)
    assert row.change_percent == pytest.approx(10, abs=0.01)
    assert row.notes == (
        "The two years come from different releases, and the later may have revised the earlier.",
    )
    assert [(trace.file, trace.release) for trace in row.last.traces] == [("b1_2026.csv", "2026")]
    mine = [one for one in files if one.source.code == "dfe_referrals"]
    assert [(one.release, one.newest, one.shipped) for one in mine] == [
        ("2026", True, False),
        ("2025", False, True),
    ]


def test_the_same_file_is_not_loaded_twice(loaded, tmp_path):
    again = write(tmp_path / "again.csv", next_year("dfe_referrals"))
    with pytest.raises(BadData, match=r"^again\.csv: this file is loaded already, as release 2026\.$"):
        loading.load(loaded, [again])


def test_one_bad_row_keeps_everything_out_and_the_old_file_in(loaded, tmp_path):
    before = (loaded / "figures.duckdb").read_bytes(), sorted((loaded / "figures").iterdir())
    good = write(tmp_path / "good.csv", next_year("dfe_referrals", more=1.2))
    rows = next_year("dfe_referrals", more=1.3)
    rows[1]["referral_count"] = "many"
    bad = write(tmp_path / "bad.csv", rows)
    with pytest.raises(BadData, match=r"bad\.csv, line 3: column “referral_count”"):
        loading.load(loaded, [good, bad])
    assert ((loaded / "figures.duckdb").read_bytes(), sorted((loaded / "figures").iterdir())) == before


def test_two_files_of_one_release_may_not_say_the_same_thing_twice(loaded, tmp_path):
    before = (loaded / "figures.duckdb").read_bytes(), sorted((loaded / "figures").iterdir())
    other = write(tmp_path / "other.csv", next_year("dfe_referrals", more=1.5))
    with pytest.raises(
        BadData, match=r"b1_2026\.csv, line 2, says the same place.*name its release with --release"
    ):
        loading.load(loaded, [other])
    assert ((loaded / "figures.duckdb").read_bytes(), sorted((loaded / "figures").iterdir())) == before
    assert len(json.loads((loaded / "figures" / "loaded.json").read_text())) == 1


def test_a_year_far_from_the_others_is_a_slip(tmp_path):
    rows = [*rows_of("dfe_referrals", birmingham), next_year("dfe_referrals")[0] | {"time_period": "2052"}]
    with pytest.raises(BadData, match="the year 2052 stands far from the others"):
        loading.load(tmp_path / "data", [write(tmp_path / "slip.csv", rows)])
    assert not (tmp_path / "data").exists()


def test_a_year_that_has_not_come_is_a_slip(tmp_path):
    rows = [row | {"time_period": "2062"} for row in next_year("dfe_referrals")]
    with pytest.raises(BadData, match=r"slip.csv, line 2: the year 2062 has not come yet"):
        loading.load(tmp_path / "data", [write(tmp_path / "slip.csv", rows)])
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_damaged_is_made_anew(loaded):
    (loaded / "figures.duckdb").write_bytes(b"not a database")
    with loading.opened(loaded) as figures:
        told = cells(figures, [measures()["referrals"]], ["330"], [2026])
    assert told["referrals", "330", 2026].value.number == 17956
