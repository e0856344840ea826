"""A canary: what only a reporter knows is sent to the real server, then looked for everywhere it could be left."""

import json
import os
import secrets
import urllib.parse
import urllib.request

import psycopg
import pytest

from coalface.core.receipts import read_receipt
from tests.running import running_site

CANARY = {
    "name": "Zebedee Quillfeather",
    "address": "203.0.113.77",
    "agent": "CanaryBrowser/77.31",
    "cookie": "canary-cookie-83c1",
    "story": "The kestrel circled over an unmistakable allotment",
    "message": "A second kestrel came later on",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("canary") / "data") as running:
        yield running


def send(site, path, fields=None, *, body=None, status=200):
    headers = {
        "User-Agent": CANARY["agent"],
        "Cookie": f"session={CANARY['cookie']}; coalface_session={CANARY['cookie']}",
        "X-Forwarded-For": CANARY["address"],
        "X-Real-IP": CANARY["address"],
        "Forwarded": f"for={CANARY['address']}",
        "Referer": "http://intranet.example/" + CANARY["cookie"],
        "Idempotency-Key": secrets.token_urlsafe(24),
    }
    data = urllib.parse.urlencode(fields).encode() if fields else None
    if body is not None:
        data, headers["Content-Type"] = body, "application/json"
    request = urllib.request.Request(site.url + path, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            assert answer.status == status
            return answer.read().decode()
    except urllib.error.HTTPError as refused:
        return _refused(refused, status)


def _refused(answer, status):
    assert answer.code == status
    return answer.read().decode()


def test_nothing_of_a_reporter_is_left_anywhere(site):
    told = {"kind": "near_miss", "story": f"{CANARY['story']}, and {CANARY['name']} saw it."}
    receipts = [
        json.loads(send(site, "/api/v1/channels/millbrook-staff/reports", body=body.encode(), status=201))[
            "receipt"
        ]
        for body in [json.dumps({**told, "confirmed": True})]
    ]
    # Every other way in, right and wrong: refused, shown back, too long, broken, not found.
    send(site, "/tell/millbrook-staff/", {**told, "idempotency_key": "k" * 30})
    send(site, "/tell/millbrook-staff/", {**told, "kind": ""})
    send(site, "/tell/millbrook-staff/", {**told, "story": told["story"] * 40_000}, status=413)
    send(site, "/api/v1/channels/millbrook-staff/reports", body=json.dumps(told).encode(), status=422)
    send(site, "/api/v1/channels/millbrook-staff/reports", body=told["story"].encode(), status=400)
    send(site, f"/tell/{urllib.parse.quote(CANARY['name'])}/", status=404)
    send(site, "/receipt/", {"step": "open", "receipt": CANARY["name"]}, status=404)
    # Asked to press again, and what watches.
    send(site, "/tell/millbrook-staff/", {**told, "website": CANARY["name"]}, status=503)
    send(site, "/healthz")
    send(site, "/metrics", status=404)
    message = {"step": "message", "receipt": receipts[0], "text": CANARY["message"]}
    assert CANARY["message"] in send(site, "/receipt/", message)
    # A slip that is made, one that is asked about, one that is too long.
    slip = {"step": "make", "happened": CANARY["story"], "learned": CANARY["message"]}
    assert CANARY["story"] in send(site, "/tell/millbrook-staff/slip/", slip)
    send(site, "/tell/millbrook-staff/slip/", {**slip, "changed": f"Mr {CANARY['name']} rang."})
    send(site, "/tell/millbrook-staff/slip/", {**slip, "changed": CANARY["story"] * 200})

    places = [*_files(site), *_tables(site)]
    assert sum(len(content) for _, content in places) > 10_000, "the places that are searched are not empty"
    for where, content in places:
        for secret in (*CANARY.values(), *receipts, told["story"]):
            for form in (
                secret,
                urllib.parse.quote(secret),
                urllib.parse.quote_plus(secret),
                json.dumps(secret)[1:-1],
            ):
                assert form.encode() not in content, f"{form!r} is left in {where}"


def test_the_search_itself_finds_what_is_there(site):
    """A canary that is planted on purpose is found: the test above can fail."""
    (site.folder / "planted.txt").write_text(CANARY["story"])
    found = [where for where, content in _files(site) if CANARY["story"].encode() in content]
    (site.folder / "planted.txt").unlink()
    assert found


def test_a_receipt_is_five_known_words(site):
    body = json.dumps({"kind": "idea", "story": "A longer table."}).encode()
    answer = json.loads(send(site, "/api/v1/channels/millbrook-staff/reports", body=body, status=201))
    assert read_receipt(answer["receipt"])


def _files(site):
    """Every file that the program has: database, write-ahead log, indexes, caches, and what it wrote to its output."""
    for folder in (site.folder, site.log.parent):
        for where, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(where, name)
                with open(path, "rb") as file:
                    yield path, file.read()


def _tables(site):
    if not site.database_url:
        return
    with psycopg.connect(site.database_url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
                yield table, b"".join(copy)
