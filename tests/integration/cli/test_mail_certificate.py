"""A mail goes to the server whose certificate is right, or nowhere. It says which steward has reports waiting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from coalface.cli.checking.site import check_mail
from tests.fakes.mail_server import mail_server


def certificate_for(name: str, folder: Path, *, days_left: int = 1) -> Path:
    """A certificate that signs itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    ends = datetime.now(UTC) + timedelta(days=days_left)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=30))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    plain = serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def try_mail(settings, monkeypatch):
    """Send a mail as `coalface doctor --mail-to` does, trusting this certificate: (what it says, the server)."""

    def tried(certificate: Path | None, *, trusted: Path | None):
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted or "/dev/null"))
        monkeypatch.setenv("SSL_CERT_DIR", "/dev/null")
        with mail_server(certificate) as server:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", server.port
            settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = True, 10
            [finding] = check_mail("you@example.org")
        return finding.says, server

    return tried


def test_a_server_whose_certificate_is_known_gets_the_mail(try_mail, tmp_path):
    own = certificate_for("localhost", tmp_path)
    says, server = try_mail(own, trusted=own)
    assert "A test mail is on its way" in says
    assert [mail["To"] for mail in server.mails] == ["you@example.org"]


def nothing_got_further(says: str, server) -> bool:
    after = server.heard[server.heard.index(b"STARTTLS") + 1 :] if b"STARTTLS" in server.heard else []
    return "did not take a mail" in says and not server.mails and not {b"AUTH", b"MAIL", b"DATA"} & set(after)


def test_one_that_nobody_vouches_for_gets_nothing(try_mail, tmp_path):
    says, server = try_mail(certificate_for("localhost", tmp_path), trusted=None)
    assert nothing_got_further(says, server)
    assert "CERTIFICATE_VERIFY_FAILED" in says


def test_one_whose_certificate_is_for_another_name_gets_nothing(try_mail, tmp_path):
    other = certificate_for("mail.example.org", tmp_path)
    says, server = try_mail(other, trusted=other)
    assert nothing_got_further(says, server)
    assert "localhost" in says


def test_one_whose_certificate_has_run_out_gets_nothing(try_mail, tmp_path):
    old = certificate_for("localhost", tmp_path, days_left=-1)
    assert nothing_got_further(*try_mail(old, trusted=old))


def test_one_that_offers_no_tls_gets_nothing(try_mail):
    """Nor does somebody between who takes the offer out of the answer."""
    says, server = try_mail(None, trusted=None)
    assert nothing_got_further(says, server)
    assert b"MAIL" not in server.heard
