"""The files of a bulletin, read by programs that nobody here wrote, and held to the rules of those they are for."""

import csv
import json
import random
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pandas as pd
import pypdf
import pytest
from odf.opendocument import load as load_ods
from odf.table import Table as OdfTable
from openpyxl import load_workbook

from coalface.bulletin.figures import Symbol
from coalface.bulletin.making import make_bulletin
from coalface.bulletin.writing import files_of
from coalface.bulletin.writing.ees import META
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.fictional import fictional_register
from coalface.warehouse.register.places import fictional

# From dfe-published-data-qa (ees_geography_matrix.csv) and eesyscreener (acceptable_values.R).
LEVELS = {
    "National": ("country_code", "country_name"),
    "Local authority": ("new_la_code", "la_name", "old_la_code"),
}
TIMES = {"Part 1 (April to September)", "Part 2 (October to March)"}
SYMBOLS = {"c", "k", "low", "u", "x", "z"}
REQUIRED = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]


def made(text, tmp_path, **asked):
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8", newline="")
    with opened_register(path, fictional()) as register:
        return make_bulletin(register, read_half_year("2013-14-part-2"), **asked)


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory):
    text = fictional_register(random.Random(2013))
    return made(text, tmp_path_factory.mktemp("register"), as_known=date(2014, 6, 30))


@pytest.fixture(scope="module")
def files(bulletin):
    return files_of(bulletin)


def lines(content):
    return list(csv.DictReader(StringIO(content.decode())))


def test_the_same_bulletin_is_written_to_the_same_bytes(bulletin, files):
    again = files_of(bulletin)
    assert [name for name in files if files[name] != again[name]] == []


def test_every_statistic_has_its_table_and_unknowns_have_a_row(bulletin):
    numbers = [table.number for table in bulletin.tables]
    assert numbers == ["S1", "S2a", "S2b", "S2c", *(f"S{number}" for number in range(3, 9)), "R1"]
    for table in bulletin.tables:
        assert table.definitions
        if table.protected:
            assert "Not known" in [row.keys[0] for row in table.rows]


@pytest.mark.parametrize("number", range(11))
def test_open_data_pass_the_screeners_rules(bulletin, files, number):
    table = bulletin.tables[number]
    rows, meta = lines(files[f"{table.key}.csv"]), lines(files[f"{table.key}.meta.csv"])
    names = list(rows[0])
    assert re.fullmatch(r"[a-z0-9_]+", table.key)
    assert names[:5] == REQUIRED
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert len(set(names)) == len(names)
    assert list(meta[0]) == list(META)
    assert len({one["label"] for one in meta}) == len(meta)
    described = {one["col_name"]: one for one in meta}
    assert described.keys() <= set(names)
    indicators = [name for name, one in described.items() if one["col_type"] == "Indicator"]
    filters = [name for name, one in described.items() if one["col_type"] == "Filter"]
    keys = {name for pair in LEVELS.values() for name in pair}
    assert set(names) - set(described) - set(REQUIRED) <= keys | {"region_code", "region_name"}
    for name in filters:
        values = {row[name] for row in rows}
        assert "Total" in values
        # The screener refuses a filter with one value alone; ours with a Total alone has nothing else to say.
        assert values == {value.strip() for value in values}
    for name in indicators:
        assert described[name]["indicator_dp"].isdigit()
        assert described[name]["indicator_unit"] in ("", "%")
        assert all(re.fullmatch(r"\d+(\.\d+)?", row[name]) or row[name] in SYMBOLS for row in rows)
    for row in rows:
        assert re.fullmatch(r"20\d{4}", row["time_period"])
        assert (int(row["time_period"][2:4]) + 1) % 100 == int(row["time_period"][4:])
        assert row["time_identifier"] in TIMES
        assert all(row[name] for name in LEVELS[row["geographic_level"]])
    seen = [tuple(row[name] for name in names if name not in indicators) for row in rows]
    assert len(set(seen)) == len(seen)


def test_what_is_hidden_is_hidden_in_every_file(bulletin, files):
    """The symbols of the values are those of the CSV, the workbooks, the page and the PDF, cell by cell."""
    frames = pd.read_excel(BytesIO(files["tables.ods"]), engine="odf", sheet_name=None, header=None)
    book = load_workbook(BytesIO(files["tables.xlsx"]))
    for table in bulletin.tables:
        name, wide, high = table.number, len(table.indicators), len(table.rows)
        expected = [
            [f"[{one}]" if isinstance(one, Symbol) else float(one) for one in row.values]
            for row in table.rows
        ]
        sheet = book[name]
        found = [
            [cell.value for cell in row][-wide:] for row in sheet.iter_rows(min_row=sheet.max_row - high + 1)
        ]
        assert [[one if isinstance(one, str) else float(one) for one in row] for row in found] == expected
        ods = frames[name].iloc[-high:, -wide:] if wide < frames[name].shape[1] else frames[name].iloc[-high:]
        assert [
            [one if isinstance(one, str) else float(one) for one in row] for row in ods.values.tolist()
        ] == expected
        rows = lines(files[f"{table.key}.csv"])
        assert [[row[one.name] for one in table.indicators] for row in rows] == [
            [str(one.value) if isinstance(one, Symbol) else str(one) for one in row.values]
            for row in table.rows
        ]


def test_the_workbook_is_laid_out_as_the_gss_asks(files, bulletin):
    book = load_workbook(BytesIO(files["tables.xlsx"]))
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    for sheet in book.worksheets:
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert not any(all(cell.value in (None, "") for cell in row) for row in sheet.iter_rows())
    for sheet in book.worksheets[1:]:
        (marked,) = sheet.tables.values()
        assert sheet["A2"].value == "This worksheet contains one table."
        assert all(cell.value is not None for row in sheet[marked.ref] for cell in row)
    document = load_ods(BytesIO(files["tables.ods"]))
    assert [one.getAttribute("name") for one in document.getElementsByType(OdfTable)] == book.sheetnames


def test_no_file_has_a_moment_in_it(files):
    for name in ("tables.xlsx", "tables.ods"):
        with zipfile.ZipFile(BytesIO(files[name])) as archive:
            assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "/CreationDate" not in (pypdf.PdfReader(BytesIO(files["bulletin.pdf"])).metadata or {})


def test_the_pdf_is_tagged_and_says_its_language(files, bulletin):
    reader = pypdf.PdfReader(BytesIO(files["bulletin.pdf"]))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == bulletin.title


class Page(HTMLParser):
    """The parts of a page that a rule asks about."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_needs_no_script_and_no_style_of_its_own(files):
    page = Page(files["index.html"].decode())
    tags = [tag for tag, _ in page.found]
    assert not {"script", "style", "iframe"} & set(tags)
    assert not [
        attrs for _, attrs in page.found if "style" in attrs or any(name.startswith("on") for name in attrs)
    ]
    assert tags.count("h1") == 1
    linked = {
        attrs["href"]
        for tag, attrs in page.found
        if tag in ("a", "link") and not attrs["href"].startswith("#")
    }
    assert linked <= files.keys()
    ids = [attrs["id"] for _, attrs in page.found if "id" in attrs]
    assert len(set(ids)) == len(ids)
    assert {
        attrs["href"][1:] for tag, attrs in page.found if tag == "a" and attrs["href"].startswith("#")
    } <= set(ids)


def test_the_package_describes_every_data_file_and_nothing_of_the_register(files):
    package = json.loads(files["datapackage.json"])
    web = json.loads(files["csv-metadata.json"])
    data = {name for name in files if name.endswith(".csv") and not name.endswith(".meta.csv")}
    assert {one["path"] for one in package["resources"]} == data == {one["url"] for one in web["tables"]}
    for one in package["resources"]:
        header = next(csv.reader(StringIO(files[one["path"]].decode())))
        assert [field["name"] for field in one["schema"]["fields"]] == header
    assert package["coalface"] == {
        "format": 1, "period": "2013-14-part-2", "as_known": "2014-06-30", "since": "2013-04-01", "fictional": True,
        "earlier": [], "threshold": 6, "rounding_base": 1, "age_bands": "notification",
        "deaths": "nationally", "reviews_by_authority": "shown",
    }  # fmt: skip


def test_the_bulletin_says_that_it_is_made_up(files):
    assert "nothing in it happened" in files["index.html"].decode()
