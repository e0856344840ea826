"""Whatever is wrong with a file is named, with its line, in a sentence that says what to do."""

import csv

import pytest

from coalface.core.errors import NotAllowed
from coalface.warehouse.bad import BadData

from .making import birmingham, read, rows_of, write


@pytest.fixture
def workforce():
    return rows_of("dfe_workforce", lambda row: birmingham(row) and row["time_period"] in ("2022", "2024"))


def refusal(path) -> BadData:
    with pytest.raises(BadData) as refused:
        read(path)
    assert isinstance(refused.value, NotAllowed)
    assert str(refused.value).startswith(f"{path.name}")
    assert str(refused.value).endswith((".", "?"))
    return refused.value


def spoilt(tmp_path, rows, line, **cells):
    """The file with other cells in one line. Line 1 is the header."""
    rows[line - 2] |= cells
    return refusal(write(tmp_path / "workforce.csv", rows))


def test_the_file_as_it_is_can_be_read(tmp_path, workforce):
    _, figures = read(write(tmp_path / "workforce.csv", workforce))
    assert len(figures) == 22 * len(workforce)
    assert {figure.area for figure in figures} == {"E92000001", "330", "909"}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"cases": "*"}, "column “cases” has neither a number nor a symbol"),
        ({"cases": ""}, "It is blank"),
        ({"cases": "1,234"}, "column “cases” has neither a number"),
        ({"cases": "-5"}, "below nought"),
        ({"cases": "16.5"}, "column “cases” counts whole ones, and this is a part of one"),
        ({"time_period": "1926"}, "has to be a year of four digits, from 2000 to 2099"),
        ({"time_period": "202324"}, "A year to 31 March 2024 is 2024"),
        ({"time_period": "c"}, "has to be a year of four digits"),
        ({"time_identifier": "Calendar year"}, "is not “Reporting year”"),
        ({"geographic_level": "x"}, "geographic_level"),
        ({"old_la_code": "999"}, "no local authority with the number 999"),
        ({"la_name": "Brum"}, "330 is Birmingham, and this row names another"),
        ({"la_name": "Solihull"}, "330 is Birmingham, and this row names another"),
        ({"new_la_code": "E10000006"}, "not a code of Birmingham, which is E08000025"),
        (
            {"vacancy_rate_fte": "0.266"},
            "where its numbers make 26.6 per cent. Write per cents, not fractions",
        ),
    ],
)
def test_a_bad_cell_is_named_with_its_line(tmp_path, workforce, cells, says):
    line = 2 + next(place for place, row in enumerate(workforce) if row["la_name"] == "Birmingham")
    refused = spoilt(tmp_path, workforce, line, **cells)
    assert refused.line == line
    assert f"line {line}: " in str(refused)
    assert says in str(refused)


def test_an_authority_that_is_gone_has_no_numbers_for_later_years(tmp_path, workforce):
    gone = next(row for row in workforce if row["la_name"] == "Cumbria")
    refused = spoilt(tmp_path, workforce, 2 + workforce.index(gone), time_period="2023")
    assert "Cumbria ended on 31 March 2023" in str(refused)
    assert "Since then there is Cumberland and Westmorland and Furness" in str(refused)


def test_a_row_that_stands_twice_is_named_with_the_first(tmp_path, workforce):
    refused = refusal(write(tmp_path / "twice.csv", [*workforce, workforce[0] | {"cases": "1"}]))
    assert "the same place and year as line 2" in str(refused)
    assert "two releases in one file have to be loaded apart" in str(refused)


def test_a_whole_column_of_fractions_is_seen(tmp_path):
    rows = rows_of("dfe_child_protection_plans", lambda row: row["time_period"] == "2025")
    for row in rows:
        if row["CPP_subsequent_percent"].replace(".", "").isdigit():
            row["CPP_subsequent_percent"] = f"{float(row['CPP_subsequent_percent']) / 100:.3f}"
    assert "has no value above 1. Write 13.0" in str(refusal(write(tmp_path / "plans.csv", rows)))


def test_rows_of_another_data_set_are_refused(tmp_path):
    rows = rows_of("dfe_referrals", birmingham)
    rows[3]["category"] = "Children in Need"
    refused = refusal(write(tmp_path / "referrals.csv", rows))
    assert refused.line == 5
    assert "another file" in str(refused)


def test_a_title_above_the_columns_is_seen(tmp_path, workforce):
    path = write(tmp_path / "workforce.csv", workforce)
    path.write_text(
        "Children's social work workforce,,\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert "this is a title. The columns are named in line 3" in str(refusal(path))


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
def test_another_mark_between_cells_is_named(tmp_path, workforce, mark, name):
    path = write(tmp_path / "workforce.csv", workforce)
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    path.write_text("\n".join(mark.join(row) for row in rows), encoding="utf-8")
    refused = refusal(path)
    assert refused.line == 1
    assert f"its cells are set apart by {name}. Published files have commas" in str(refused)


def test_a_row_that_is_cut_off_is_named(tmp_path, workforce):
    path = write(tmp_path / "workforce.csv", workforce)
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    refused = refusal(path)
    assert refused.line == len(workforce) + 1
    assert "cut off" in str(refused)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 a workbook", "Save the sheet as “CSV UTF-8”"),
        ("Année,Nombre\n2024,1\n".encode("cp1252"), "not text in UTF-8"),
        (b"", "has no rows"),
        (b"time_period\n", "has no rows"),
        (b"a,b\n1,2\n", "not the columns of any file"),
        (b"a\0b,c\n1,2\n", "not a CSV file"),
        (b"PAR1 and then nothing", "Parquet file cannot be read"),
    ],
)
def test_what_is_no_published_file_is_said_to_be_none(tmp_path, content, says):
    path = tmp_path / "strange.csv"
    path.write_bytes(content)
    assert says in str(refusal(path))


def test_the_misspelt_column_of_the_departments_own_example_is_named(tmp_path, workforce):
    """The Department's example data file spells it so: ees_demo_datafile.csv."""
    rows = [
        {name.replace("geographic_", "geographical_"): cell for name, cell in row.items()}
        for row in workforce
    ]
    refused = refusal(write(tmp_path / "workforce.csv", rows))
    assert "“geographical_level” is to be “geographic_level”" in str(refused)


def test_a_column_that_is_missing_is_named(tmp_path, workforce):
    rows = [{name: cell for name, cell in row.items() if name != "cases"} for row in workforce]
    refused = refusal(write(tmp_path / "workforce.csv", rows))
    assert "looks like Children’s social work workforce" in str(refused)
    assert "“cases”" in str(refused)


def test_an_inspection_without_a_date_or_with_another_word_is_named(tmp_path):
    rows = rows_of("ofsted_ilacs")[:3]
    assert "has no date" in str(
        refusal(write(tmp_path / "a.csv", [*rows, rows[0] | {"Publication date": "soon"}]))
    )
    other = rows[0] | {"Publication date": "2030-01-01", "Overall effectiveness": "Adequate"}
    assert "has no judgement that is known here" in str(refusal(write(tmp_path / "b.csv", [*rows, other])))
