"""The word list of the tagger: which words occur in names, journals, places, publishers and titles.

The file is a compressed text of groups, each a line `flags<TAB>word word word …`; flags are letters.
It is made by `bibtools train`; NOTICE names the sources.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from bibtools.parser.model_files import DATA
from bibtools.support.folding import fold_case

FILE = "lexicon.bin"
_PLAIN = str.maketrans("âîû", "aiu")
NAME = "n"
"""The flag of names of persons."""
GIVEN = "g"
"""The flag of given names."""
PLACE = "l"
"""The flag of places."""
FAMILY = "f"
"""The flag of Turkish family names; some are given names as well."""


@lru_cache(maxsize=4)
def read_lexicon(path: Path) -> Mapping[str, str]:
    """Return plain word → flags ("n" name, "g" given name, "j" journal, "l" place, "p" publisher, "t" title …)."""
    lexicon: dict[str, str] = {}
    for line in zlib.decompress(path.read_bytes()).decode("utf-8").splitlines():
        flags, _, words = line.partition("\t")
        lexicon.update(dict.fromkeys(words.split(" "), flags))
    return lexicon


def is_given(word: str) -> bool:
    """Return whether a word is a given name of the list that comes with the package."""
    return GIVEN in flags_of(word)


def is_family(word: str) -> bool:
    """Return whether a word is a Turkish family name of the list that comes with the package."""
    return FAMILY in flags_of(word)


def flags_of(word: str) -> str:
    """Return the flags of a word in the list that comes with the package; the empty string for an unknown word.

    A word with circumflexes that is unknown has the flags of the word without them (Celâl, Celal).
    """
    known, low = _shipped(), fold_case(word)
    return known.get(low) or known.get(low.translate(_PLAIN), "")


@cache
def _shipped() -> Mapping[str, str]:
    """Return the list that comes with the package."""
    return read_lexicon(DATA / FILE)


def write_lexicon(lexicon: Mapping[str, str], path: Path) -> None:
    """Write what `read_lexicon` reads; the same words give the same bytes."""
    from bibtools.support.files import write_file

    groups: dict[str, list[str]] = {}
    for word, flags in sorted(lexicon.items()):
        if flags:
            groups.setdefault(flags, []).append(word)
    text = "\n".join(f"{flags}\t{' '.join(words)}" for flags, words in sorted(groups.items()))
    write_file(path, zlib.compress(text.encode("utf-8"), 9))
