"""Bulletins and their files, byte for byte as they are published."""

from .corrections import Correction
from .files import ReleaseFile
from .releases import Release

__all__ = ["Correction", "Release", "ReleaseFile"]
