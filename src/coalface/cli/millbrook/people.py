"""Who works with cards in Millbrook. Every address is at example.org, and one password does for all."""

from dataclasses import dataclass

from coalface.core.roles import Role

# The demo's password is printed for everyone to see.
PASSWORD = "coal lamp paper morning"  # noqa: S105


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A fictional person, the role they hold, and the secret of their authenticator app."""

    name: str
    login: str
    role: Role
    of: str
    totp_secret: str

    @property
    def email(self) -> str:
        return f"{self.login}@example.org"


PEOPLE = (
    DemoPerson(
        "Ruth Adeyemi-Lowe", "ruth", Role.STEWARD, "from outside Millbrook", "MFXGIZLSEBZG63DMEBUW4IDB"
    ),
    DemoPerson(
        "Tomasz Hargrave", "tomasz", Role.STEWARD, "from outside Millbrook", "NRQW24BAN5XCA5DIMUQHIYLC"
    ),
    DemoPerson("Bryony Castell", "bryony", Role.PEER, "long-term team", "OBSWK4RAN5TCA5DIMUQGIYLZ"),
    DemoPerson("Imran Whitlock", "imran", Role.PEER, "assessment", "OBSWK4RAORUGK4TFEBUXGIDB"),
    DemoPerson(
        "Helen Marchbanks", "helen", Role.ANSWERING_MANAGER, "head of service", "MFXHG53FOJZSA53JORUCA5DI"
    ),
    DemoPerson("Kofi Ellingham", "kofi", Role.ANALYST, "performance", "MNXXK3TUOMQGI33OOQQGY2LF"),
    DemoPerson("Maud Tillotson", "maud", Role.ANALYST, "quality assurance", "OBQXAZLSEBRW6YLMEBWGC3LQ"),
    DemoPerson("Sian Prothero", "sian", Role.READER, "practice learning", "OJSWCZDTEB3WQYLUEBUXGIDQ"),
)
