"""The figures and the buckets of the real server, whose workers are processes of their own."""

import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from coalface.config.figures import LEAST_STEP
from tests.running import running_site

TOKEN = "t" * 43
VISITS = 6 * LEAST_STEP
COUNTED = re.compile(r'coalface_requests_total\{door="reading",status="2xx"\} (\d+)')


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setenv("COALFACE_METRICS_TOKEN", TOKEN)
    with running_site(tmp_path / "data") as running:
        yield running


def ask(url: str, **headers: str) -> tuple[int, str]:
    """Ask on a connection of its own, so that either worker may answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_every_worker_shows_what_all_of_them_counted(site):
    assert ask(f"{site.url}/healthz") == (200, "ok\n")
    assert ask(f"{site.url}/metrics")[0] == 404
    with ThreadPoolExecutor(4) as together:
        answers = list(together.map(lambda _: ask(f"{site.url}/log/entries")[0], range(VISITS)))
    assert answers == [200] * VISITS
    shown = {
        int(COUNTED.search(ask(f"{site.url}/metrics", Authorization=f"Bearer {TOKEN}")[1])[1])
        for _ in range(20)
    }
    assert len(shown) == 1, "whichever answers shows the same"
    [counted] = shown
    # The next step is less than two hundred away.
    assert VISITS - 2 * LEAST_STEP < counted <= VISITS
