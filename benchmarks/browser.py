"""A browser of a few lines: it keeps cookies, fills in forms with their token, and knows which machine answered."""

import base64
import hmac
import re
import time
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from .load import HOST

MACHINE = "X-Machine"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SECONDS_OF_CODE = 30


class Browser:
    """Keeps cookies, and which machines it has met."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.met = port, SimpleCookie(), set()

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(HOST, self.port, timeout=30)
        connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
        answer = connection.getresponse()
        words = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        self.met.add(answer.getheader(MACHINE))
        connection.close()
        return answer.status, answer.getheader("Location") or "", words

    def fill_in(self, path: str, **fields: str) -> tuple[int, str, str]:
        token = TOKEN.search(self.ask("GET", path)[2])
        assert token, f"{path} has no form"
        return self.ask("POST", path, {**fields, "csrfmiddlewaretoken": token[1]})


def code_now(secret: str) -> str:
    """RFC 6238, as an authenticator app works it out."""
    counter = int(time.time()) // SECONDS_OF_CODE
    digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"
