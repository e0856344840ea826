"""The file coalface.toml, with every choice an operator has and what it is for."""

import json
from urllib.parse import urlsplit

HERE = ("localhost", "127.0.0.1", "[::1]")

TEMPLATE = """\
# Coalface: the operator's choices. After a change, restart `coalface serve` and run `coalface doctor`.

# Where people find the site. With https the cookies are marked Secure and browsers are told to stay on https.
url = {url}

# The names under which the site may be asked for.
hosts = {hosts}

# The database. Left out, it is an SQLite file in this folder. DATABASE_URL in the environment wins over this line.
# database = "postgres://coalface@localhost/coalface"

[mail]
# Stewards get one mail a day at this hour, whether or not anything waits. Without a host, no mail is sent.
# host = "smtp.example.org"
# port = 587
# tls = true
# user = "coalface"
# The password is better given as COALFACE_MAIL_PASSWORD in the environment.
# password = ""
# from = "coalface@example.org"
hour = 8

# Peers, answering managers, analysts and readers can sign in with their organisation: one part for each, under its
# short name. docs/how-to/sign-in-with-your-organisation.md says what to ask for there.
# [sign_in.millbrook]
# name = "Millbrook Council"
# issuer = "https://login.example.org"
# client_id = ""
# The secret is better given as COALFACE_SIGN_IN_SECRET_MILLBROOK in the environment.
# secret = ""

[metrics]
# What Prometheus has to say to read /metrics: 32 random signs or more. Without it there is no such page.
# token = ""

[witnesses]
# Other organisations that check the log each week and sign it too, each with the key that they gave you.
# "The next county" = "witness.example.org+0f1e2d3c+BEl6..."
"""


def settings_text(url: str) -> str:
    name = urlsplit(url).hostname or ""
    hosts = list(dict.fromkeys([name, *HERE]))
    # A JSON string or list of them is also a TOML one.
    return TEMPLATE.format(url=json.dumps(url), hosts=json.dumps(hosts))
