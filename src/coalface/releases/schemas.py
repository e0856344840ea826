"""The shapes of the API of published statistics."""

from typing import Any

from ninja import Schema


class LeafOut(Schema):
    """What the leaf in the log commits to. `digest` is SHA-256 over the JSON of `facts`, keys sorted, no spaces."""

    what: str
    id: str
    salt: str
    facts: dict[str, Any]
    digest: str
    commitment: str


class NoticeOut(Schema):
    """What was found to be wrong in a version: in which tables, and when. It never changes."""

    number: int
    found_on: str
    published_on: str
    tables: list[str]
    wrong: str
    log: LeafOut


class ReleaseOut(Schema):
    """One version of the bulletin of a half-year. It never changes."""

    period: str
    version: int
    organisation: str
    title: str
    as_known: str
    published_on: str
    # Why there is a new version; empty for a first one.
    reason: str
    # What is wrong in this version, the oldest first; empty for nearly all.
    notices: list[NoticeOut]
    url: str


class AnnouncedOut(Schema):
    """A bulletin that is announced, and not published yet."""

    period: str
    organisation: str
    publish_on: str


class ReleasesOut(Schema):
    """Everything that is published, the latest first, and what is announced."""

    statistics: list[ReleaseOut]
    announced: list[AnnouncedOut]


class FileOut(Schema):
    name: str
    sha256: str
    url: str


class ReleaseWithFilesOut(ReleaseOut):
    files: list[FileOut]
    log: LeafOut
