"""The server, where one answers on this machine: what it says of itself."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException

from .finding import Finding, note, wrong

SECONDS = 5
LONGEST_WORD = 40

WORDS = {
    "database": "The server says that its database cannot be used. Look at its disk and whether it runs.",
    "key": "The server says that log.key is missing or not the key of this log. Restore it from your copy.",
    "log": "The server says that the log is not what was published. Run `coalface verify --all`; tell the stewards.",
}


def check_server(host: str, port: int) -> Iterator[Finding]:
    """Ask /healthz under a name that the site answers to. Where nothing listens there is nothing to say."""
    from django.conf import settings

    where = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    name = next((one for one in settings.ALLOWED_HOSTS if not one.startswith(("*", "."))), host)
    connection = HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        answer = connection.getresponse()
        said = answer.read(LONGEST_WORD).decode(errors="replace").strip()
    except ConnectionRefusedError:
        return
    except (OSError, HTTPException):
        yield wrong(f"Something listens at {where} and does not answer. Restart `coalface serve`.")
        return
    finally:
        connection.close()
    if answer.status == 503 and said in WORDS:
        yield wrong(WORDS[said])
    elif (answer.status, said) != (200, "ok"):
        yield note(f"What answers at {where} is not this site. If it is served elsewhere, say --port.")


def check_token() -> Iterator[Finding]:
    from django.conf import settings

    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < settings.SHORTEST_METRICS_TOKEN:
        yield wrong(
            f"The token in [metrics] has fewer than {settings.SHORTEST_METRICS_TOKEN} signs, so there is no"
            " /metrics. Make a longer one: openssl rand -hex 32."
        )
