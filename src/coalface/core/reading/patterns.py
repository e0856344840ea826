"""The patterns by which reports are read, as they are written in `data/reading/patterns.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


def pattern(module: str, name: str) -> re.Pattern[str]:
    """Return one of them. `<ACTORS>` stands for whoever can be asked to do something."""
    written = _written()[module]
    words = written[name].replace("<ACTORS>", written.get("actors", ""))
    return re.compile(words.strip("\n"), re.IGNORECASE | re.VERBOSE)


@cache
def _written() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("coalface.core").joinpath("data/reading/patterns.toml").read_text("utf-8"))
