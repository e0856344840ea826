"""Bulletins and their files, byte for byte as they are published."""

from .files import ReleaseFile
from .releases import Release

__all__ = ["Release", "ReleaseFile"]
