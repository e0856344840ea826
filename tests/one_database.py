"""What is tested on one database alone: `make test-more` leaves it out on PostgreSQL, and this is the only list of it.

Everything else meets both. A line here says why the other database could not change what the tests find.
"""

from pathlib import Path

HERE = Path(__file__).parent

ENOUGH_ONCE = {
    "unit": "no database, or none that matters",
    "docs": "reads what is written",
    "spec": "reads the code",
    "browser/test_every_page.py": "looks at pages, which functional tests fetch on both",
    "browser/test_bulletin.py": "keys in a browser; functional tests make, sign and publish on both",
    "browser/test_figures.py": "figures stand in a file of their own; functional tests keep own months on both",
    "browser/test_form_by_hand.py": "keys and marks in a browser",
    "browser/test_newsletter.py": "keys in a browser; functional tests send it on both",
    "browser/test_press_again.py": "what waits stands in shared memory",
    "browser/test_own_months.py": "keys in a browser; functional tests keep own months on both",
    "browser/test_reading_room.py": "reports stand in a file of their own; functional tests judge marks on both",
    "browser/test_sign_in_elsewhere.py": "the way to a provider and back; functional tests sign in so on both",
    "browser/test_trials.py": "keys in a browser; functional tests try, count and end on both",
    "browser/test_what_if.py": "rehearses, without a row of a database",
    "functional/hostile/test_corpus.py": "the inputs and their judge",
    "functional/hostile/test_over_the_wire.py": "bytes that no view sees",
    "functional/people/test_asking.py": "asks another site",
    "functional/people/test_fake_provider.py": "holds a fake to its specifications",
    "functional/scenarios": "rehearses, without a row of a database",
    "functional/test_over_https.py": "headers and cookies",
    "functional/test_proxy_snippets.py": "nginx and Caddy before a server that is not ours",
    "functional/test_units.py": "systemd reads them",
    "functional/test_wheel.py": "what the wheel carries; it is run on SQLite",
    "functional/vitals/test_naming.py": "published figures stand in a file of their own",
    "functional/ui/test_colours.py": "reads the style sheet",
    "functional/ui/test_in_browser.py": "standing pages that ask no database",
    "functional/ui/test_parts.py": "parts of pages",
    "functional/ui/test_strict_templates.py": "templates",
    "integration/cli/test_channel.py": "a house of its own on SQLite",
    "integration/cli/test_demo.py": "a house of its own on SQLite",
    "integration/cli/test_doctor.py": "a house of its own on SQLite",
    "integration/cli/test_doctor_asks_the_server.py": "a house of its own on SQLite",
    "integration/cli/test_init.py": "a house of its own on SQLite; test_init_on_a_server is for the other",
    "integration/cli/test_invite.py": "a house of its own on SQLite",
    "integration/cli/test_no_default_credentials.py": "a house of its own on SQLite",
    "integration/cli/test_recover.py": "a house of its own on SQLite; backups restore with shares on both",
    "integration/cli/test_recovery_key_swapped.py": "a house of its own on SQLite",
    "integration/cli/test_remove.py": "a house of its own on SQLite",
    "integration/cli/test_serve.py": "a house of its own on SQLite",
    "integration/cli/test_sign_out.py": "a house of its own on SQLite; people sign in and out on both",
    "integration/cli/test_upgrade.py": "the copy of a file; faults/test_verbs upgrades on both",
    "integration/cli/test_verify_receipt.py": "a file, checked without a database",
    "integration/faults/test_flood.py": "buckets stand in shared memory",
    "integration/inspections/test_shipped.py": "a file of its own, beside any database",
    "integration/learning/test_bytes.py": "the bytes of a database file",
}


def is_enough_once(path: Path) -> bool:
    """Whether this file or folder of tests needs no second database."""
    try:
        return path.relative_to(HERE).as_posix() in ENOUGH_ONCE
    except ValueError:
        return False
