"""`coalface doctor` asks a server that runs on this machine how it is."""

import subprocess
from http.client import HTTPConnection

from .houses import COALFACE, coalface, environment, wait_until
from .test_serve import free_port, serving


def looked_over(folder, port: int) -> str:
    looked = coalface("doctor", "--port", port, data=folder)
    assert "Traceback" not in looked.stderr
    return looked.stdout


def healthz(port: int, name: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def test_a_server_that_is_well_and_one_that_does_not_run_need_no_words(millbrook):
    port = free_port()
    assert "The server says" not in looked_over(millbrook, port)
    with serving("serve", "--data", str(millbrook), port=port):
        assert "Nothing has to be put right." in looked_over(millbrook, port)


def test_a_site_with_a_name_of_its_own_is_asked_by_that_name(house):
    settings = house / "coalface.toml"
    settings.write_text(settings.read_text().replace(', "localhost", "127.0.0.1", "[::1]"', ""))
    assert 'hosts = ["tell.example.org"]' in settings.read_text()
    port = free_port()
    command = [*COALFACE, "serve", "--data", str(house), "--port", str(port), "--workers", "1"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as running:
        wait_until(lambda: healthz(port, "tell.example.org") == 200)
        assert healthz(port, "127.0.0.1") == 400, "no other name will do"
        said = looked_over(house, port)
        running.terminate()
    assert "not this site" not in said
    assert "The server says" not in said


def test_what_the_server_says_is_wrong_is_said_with_what_to_do(millbrook):
    port = free_port()
    with serving("serve", "--data", str(millbrook), port=port):
        (millbrook / "log.key").write_text("0" * 64)
        said = looked_over(millbrook, port)
    assert "The server says that log.key is missing or not the key of this log." in said


def test_something_else_at_that_port_is_not_taken_for_this_site(house, millbrook):
    port = free_port()
    settings = house / "coalface.toml"
    settings.write_text(settings.read_text().replace("tell.example.org", "elsewhere.example.org"))
    text = settings.read_text()
    settings.write_text(
        text.replace('hosts = ["elsewhere.example.org", ', 'hosts = ["elsewhere.example.org"] # ')
    )
    with serving("serve", "--data", str(millbrook), port=port):
        assert "is not this site" in looked_over(house, port)


def test_a_token_that_is_too_short_is_named(house):
    settings = house / "coalface.toml"
    settings.write_text(settings.read_text().replace('# token = ""', 'token = "short"'))
    assert "The token in [metrics] has fewer than 32 signs" in looked_over(house, free_port())
