"""The address of the site, and the mail."""

from collections.abc import Iterator
from smtplib import SMTPException
from urllib.parse import urlsplit

from .finding import Finding, note, wrong

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
TEST_MAIL = (
    "Coalface: a test",
    "This is a test from `coalface doctor`. If you can read it, the daily mail will arrive too.\n",
)


def check_address() -> Iterator[Finding]:
    from django.conf import settings

    parts = urlsplit(settings.SITE_URL)
    name = parts.hostname or ""
    if name in THIS_MACHINE:
        yield note(
            f"The site is {settings.SITE_URL}: only this machine can reach it. Set url in coalface.toml."
        )
    elif parts.scheme != "https":
        yield wrong(
            f"The site is {settings.SITE_URL}, and whoever is in between can read along. Put https before it."
        )
    if name not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        yield wrong(f'The site would not answer to its own name. Add "{name}" to hosts in coalface.toml.')
    if "*" in settings.ALLOWED_HOSTS:
        yield wrong("The site answers to any name. List its own names as hosts in coalface.toml.")


def check_mail(mail_to: str | None) -> Iterator[Finding]:
    from django.conf import settings
    from django.core.mail import get_connection

    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        grade = note if settings.DEMO else wrong
        yield grade("No mail server is set up: stewards get no daily mail. Fill in [mail] in coalface.toml.")
        return
    try:
        connection = get_connection()
        connection.open()
        if mail_to:
            _send_test(connection, mail_to)
        connection.close()
    except (OSError, SMTPException) as fault:
        yield wrong(
            f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} did not take a mail ({fault}). Check "
            "[mail] in coalface.toml, and COALFACE_MAIL_PASSWORD."
        )
    else:
        if mail_to:
            yield note(f"A test mail is on its way to {mail_to}. Look whether it arrives.")


def _send_test(connection, mail_to: str) -> None:
    from django.core.mail import EmailMessage

    subject, body = TEST_MAIL
    EmailMessage(subject, body, to=[mail_to], connection=connection).send()
