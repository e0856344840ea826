"""`coalface doctor` says what is wrong and what to do, and is content with a house in order."""

import shutil
import sqlite3

import pytest

from coalface.core.commitments import leaf_data
from coalface.core.merkle import leaf_hash, nodes_completed_by
from tests.fakes.mail_server import mail_server
from tests.fakes.openid_provider import CLIENT_ID, SECRET, openid_provider

from .houses import coalface
from .test_upgrade import change, spoil_a_page

LOSING = "the reports cannot be read"


def with_mail(folder, port: int) -> None:
    settings = folder / "coalface.toml"
    text = settings.read_text().replace("[mail]", f'[mail]\nhost = "127.0.0.1"\nport = {port}\ntls = false')
    settings.write_text(text)
    settings.chmod(0o600)


def test_the_demo_has_nothing_to_put_right(millbrook):
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 0, looked.stdout
    assert "Nothing has to be put right." in looked.stdout
    assert LOSING in looked.stdout


def test_a_house_in_order_is_in_order_and_gets_its_test_mail(house):
    with mail_server() as server:
        with_mail(house, server.port)
        coalface("run-due", data=house)
        looked = coalface("doctor", "--mail-to=operator@example.org", data=house)
        assert looked.returncode == 0, looked.stdout
        [mail] = [mail for mail in server.mails if "test" in mail["Subject"]]
    assert mail["To"] == "operator@example.org"
    assert "is a practice channel. Two stewards with working keys are needed." in looked.stdout


def test_a_new_house_has_no_mail_and_no_calendar(house):
    looked = coalface("doctor", data=house)
    assert looked.returncode == 1
    assert "No mail server is set up" in looked.stdout
    assert "`coalface run-due` has never run" in looked.stdout


def test_a_mail_server_that_is_not_there_is_a_sentence(house):
    with_mail(house, 1)
    looked = coalface("doctor", data=house)
    assert looked.returncode == 1
    assert "The mail server 127.0.0.1:1 did not take a mail" in looked.stdout
    assert "Traceback" not in looked.stderr


def with_sign_in(folder, provider, **changed: str) -> None:
    entry = {
        "name": "Harrowdale",
        "issuer": provider.issuer,
        "client_id": CLIENT_ID,
        "secret": SECRET,
        **changed,
    }
    slug = entry.pop("slug", "harrowdale")
    lines = "\n".join(f'{name} = "{value}"' for name, value in entry.items())
    settings = folder / "coalface.toml"
    settings.write_text(f"{settings.read_text()}\n[sign_in.{slug}]\n{lines}\n")


def test_a_sign_in_that_can_be_used_is_said_with_the_address_to_register(house):
    with openid_provider() as provider:
        with_sign_in(house, provider)
        said = " ".join(coalface("doctor", data=house).stdout.split())
    assert "The sign-in of Harrowdale (harrowdale) can be used." in said
    assert "https://tell.example.org/staff/sign-in/back/harrowdale/" in said
    assert SECRET not in said


@pytest.mark.parametrize(
    ("changed", "says", "sentence"),
    [
        ({"slug": "harowdale"}, {}, "there is no organisation of this short name. There are: harrowdale."),
        ({"issuer": "http://127.0.0.1:9"}, {}, "cannot be reached at http://127.0.0.1:9/.well-known/"),
        ({"isuer": "x"}, {}, "says isuer, which nothing reads"),
        (
            {"secret": ""},
            {},
            "has no secret. Write it there, or into the environment as COALFACE_SIGN_IN_SECRET_",
        ),
        (
            {},
            {"issuer": "https://elsewhere.example"},
            "It calls itself https://elsewhere.example and not http://",
        ),
        ({}, {"code_challenge_methods_supported": ["plain"]}, "It does not take PKCE with S256."),
        ({}, {"jwks_uri": "http://127.0.0.1:9/jwks"}, "shows no key with which we could check a signature"),
    ],
)
def test_a_sign_in_that_cannot_is_a_sentence(house, changed, says, sentence):
    with openid_provider(says=says) as provider:
        with_sign_in(house, provider, **changed)
        looked = coalface("doctor", data=house)
    assert looked.returncode == 1
    assert sentence in " ".join(looked.stdout.split())
    assert "Traceback" not in looked.stderr


def test_an_open_folder_is_named(house):
    house.chmod(0o755)
    assert "Other accounts of this machine can open" in coalface("doctor", data=house).stdout


def test_another_secret_than_the_database_s_is_named_and_not_served(millbrook, tmp_path):
    """As on a second machine that was given a folder of its own."""
    there = tmp_path / "there"
    shutil.copytree(millbrook, there)
    (there / "secret.key").write_text("x" * 64)
    for verb in ("doctor", "serve"):
        looked = coalface(verb, data=there)
        assert looked.returncode == 1
        assert "secret.key is not the one that this database was used with" in looked.stdout + looked.stderr


def test_a_lost_secret_is_named(house):
    (house / "secret.key").unlink()
    assert "secret.key is missing" in coalface("doctor", data=house).stdout


def test_plain_http_on_a_real_name_is_wrong(house):
    settings = house / "coalface.toml"
    settings.write_text(settings.read_text().replace("https://tell", "http://tell"))
    assert "whoever is in between can read along" in coalface("doctor", data=house).stdout


def test_reports_that_wait_for_fresh_keys_are_counted(millbrook):
    change(millbrook, "UPDATE reporting_sealedreport SET needs_fresh_keys = 1 WHERE week_ended = ''")
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 1
    assert "27 reports wait for fresh keys" in looked.stdout


def test_an_old_unread_report_is_named_without_its_content(millbrook):
    change(
        millbrook, "UPDATE reporting_sealedreport SET week_received = '2026-W01' WHERE week_first_read = ''"
    )
    assert "something has waited unread for" in coalface("doctor", data=millbrook).stdout


def test_a_damaged_database_is_named(millbrook):
    spoil_a_page(millbrook / "coalface.sqlite3")
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 1
    assert "damaged" in looked.stdout or "cannot be used" in looked.stdout
    assert "Traceback" not in looked.stderr


def test_nothing_at_all_is_a_sentence(tmp_path):
    looked = coalface("doctor", data=tmp_path / "nothing")
    assert looked.returncode == 1
    assert "Run `coalface init`." in looked.stdout


def written_anew(house) -> None:
    """What somebody does who knows how all this works: another first entry, and every hash above it."""
    with sqlite3.connect(house / "coalface.sqlite3") as database:
        rows = 'SELECT "index", what, role, week, commitment FROM integrity_entry ORDER BY "index"'
        kept: dict[tuple[int, int], bytes] = {}
        database.execute("DELETE FROM integrity_node")
        for index, what, role, week, sealed in database.execute(rows).fetchall():
            role = "steward" if index == 0 else role
            hashed = leaf_hash(leaf_data(what=what, role=role, week=week, commitment=sealed))
            database.execute(
                'UPDATE integrity_entry SET role = ?, leaf_hash = ? WHERE "index" = ?', (role, hashed, index)
            )
            kept[0, index] = hashed
            for level, place, value in nodes_completed_by(index, hashed, lambda *at: kept[at]):
                kept[level, place] = value
                database.execute(
                    'INSERT INTO integrity_node (level, "index", hash) VALUES (?, ?, ?)',
                    (level, place, value),
                )


def test_a_log_that_was_written_anew_is_not_in_order(millbrook):
    assert "Nothing has to be put right." in coalface("doctor", data=millbrook).stdout
    written_anew(millbrook)
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 1
    assert "The log is not what was published" in looked.stdout
    assert "History was rewritten" in coalface("verify", "--all", data=millbrook).stderr


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE integrity_entry SET role = 'reader' WHERE \"index\" = (SELECT size - 1 FROM integrity_head)",
        "UPDATE integrity_head SET size = size + 1",
        'DELETE FROM integrity_entry WHERE "index" = (SELECT size - 1 FROM integrity_head)',
    ],
)
def test_a_log_with_another_end_is_not_in_order(house, change):
    with sqlite3.connect(house / "coalface.sqlite3") as database:
        database.execute(change)
    looked = coalface("doctor", data=house)
    assert looked.returncode == 1
    assert "The last entry of the log is not what it was" in looked.stdout


def test_it_names_the_day_on_which_everything_was_last_found_right(house):
    assert "Run `coalface verify --all` once a month" in coalface("doctor", data=house).stdout
    assert coalface("verify", "--all", data=house).returncode == 0
    day = (house / "verified-on").read_text().strip()
    assert f"last found everything right on {day}" in coalface("doctor", data=house).stdout


def test_reports_without_keys_are_counted(millbrook):
    with sqlite3.connect(millbrook / "coalface.sqlite3") as database:
        database.execute("DELETE FROM reporting_keycopy")
    looked = coalface("doctor", data=millbrook)
    assert looked.returncode == 1
    assert "reports have lost the keys that open them" in looked.stdout
