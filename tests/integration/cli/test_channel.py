"""One more channel, and other areas for one that there is."""

import sqlite3
from contextlib import closing

from .houses import coalface

PARTNERS = [
    "--name=Partner agencies",
    "--slug=harrowdale-partners",
    "--audience=partner",
    "--area=Schools = 310",
]


def areas_of(folder, slug: str) -> list[tuple[str, int]]:
    question = (
        "SELECT area.name, area.staff FROM people_area area JOIN people_channel channel"
        " ON channel.id = area.channel_id WHERE channel.slug = ? ORDER BY area.name"
    )
    with closing(sqlite3.connect(folder / "coalface.sqlite3")) as database:
        return database.execute(question, [slug]).fetchall()


def test_one_more_channel_is_made_and_begins_as_a_practice_channel(house):
    made = coalface("channel", "add", "--organisation=harrowdale", *PARTNERS, data=house)
    assert made.returncode == 0, made.stderr
    assert "“Partner agencies” is made, as a practice channel." in made.stdout
    assert areas_of(house, "harrowdale-partners") == [("Schools", 310)]
    whom = ("p@example.org", "--role=steward", "--channel=harrowdale-partners")
    assert coalface("invite", *whom, data=house).returncode == 0


def test_what_is_not_given_is_asked(house):
    typed = "Partner agencies\nharrowdale-partners\npartner\nSchools = 310\nPolice = 26\n\n"
    made = coalface("channel", "add", "--organisation=harrowdale", data=house, typed=typed)
    assert made.returncode == 0, made.stderr
    assert areas_of(house, "harrowdale-partners") == [("Police", 26), ("Schools", 310)]


def test_a_short_name_that_is_taken_and_an_organisation_that_is_not_there_are_sentences(house):
    taken = [PARTNERS[0], "--slug=harrowdale-staff", *PARTNERS[2:]]
    refused = coalface("channel", "add", "--organisation=harrowdale", *taken, data=house)
    assert refused.returncode == 1
    assert "Choose another one" in refused.stderr
    refused = coalface("channel", "add", "--organisation=elsewhere", *PARTNERS, data=house)
    assert refused.returncode == 1
    assert "There is no organisation “elsewhere”. Organisations here: harrowdale." in refused.stderr


def test_areas_are_added(house):
    done = coalface("channel", "areas", "harrowdale-staff", "--area=Early help = 29", data=house)
    assert done.returncode == 0, done.stderr
    assert "Early help (29)" in done.stdout
    names = [name for name, _ in areas_of(house, "harrowdale-staff")]
    assert names == ["Early help", "Front door", "Long-term teams"]


def test_areas_take_the_place_of_all_there_were(house):
    done = coalface("channel", "areas", "harrowdale-staff", "--replace", "--area=Front door = 30", data=house)
    assert done.returncode == 0, done.stderr
    assert areas_of(house, "harrowdale-staff") == [("Front door", 30)]


def test_an_area_of_nine_changes_nothing(house):
    before = areas_of(house, "harrowdale-staff")
    refused = coalface("channel", "areas", "harrowdale-staff", "--replace", "--area=Tiny = 9", data=house)
    assert refused.returncode == 1
    assert "a reader could guess who told" in refused.stderr
    assert areas_of(house, "harrowdale-staff") == before
