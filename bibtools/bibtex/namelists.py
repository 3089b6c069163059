"""Lists of names as they stand in a field: cut at `and`, each name cut into its parts, with offsets.

    First von Last           as BibTeX reads it
    von Last, First          one comma
    von Last, Jr, First      two commas; with more, all behind the first is the given name
    {Türk Tarih Kurumu}      a name that is protected as a whole: a body
    others                   the list goes on ("and others")
    family=…, given=…        biblatex's extended format, and its options (`xdata=…`, `uniquelist=…`)

An `and` separates names only with white space on both sides and outside of braces; a tie (`~`) separates words as a
space does. Sources: BibTeX (bibtex.web, §§ 378-401); Nicolas Markey, “Tame the BeaST”, chapter 4; the biblatex manual,
sections 2.2.1 and 3.14. Before a comma, BibTeX lets the particle reach to the last lower-case word; here it must also
begin with one, so that "Ortega y Gasset" is a family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bibtools.bibtex.decode import decode
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

_AND = lazy(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_LETTERS = [chr(code) for code in range(0x41, 0x250)]
_UPPER, _LOWER = "".join(filter(str.isupper, _LETTERS)), "".join(filter(str.islower, _LETTERS))
_PLAIN_WORD = f"[{_UPPER}][{_LOWER}]+(?:['’][{_UPPER}]?[{_LOWER}]+)?"
_PLAIN_NAME = rf"{_PLAIN_WORD}(?:-{_PLAIN_WORD})?, {_PLAIN_WORD}(?:[ -]{_PLAIN_WORD})*(?: [A-Z]\.)*"
PLAIN_NAMES = lazy(rf"{_PLAIN_NAME}(?: and {_PLAIN_NAME})*")
"""A list of names of the form `Family, Given G.` with nothing odd in it, as most lists are."""
_MARK = lazy(r"[{},]")
_LEVEL = lazy(r"[{}]|[\s~]+")
_WORD = lazy(r"[^\s~]+")
_PART = r"(?:^|,)\s*\"?(?:family|given|prefix|suffix)(?:-i)?\s*="
_NAMED = lazy(_PART, re.IGNORECASE)
_KEYED = lazy(rf"^(?:xdata|(?:unique|use|sort|nosort|name|label)\w+)\s*=|{_PART}", re.IGNORECASE)


@dataclass(slots=True)
class WrittenName:
    """A name of a list as it is written: LaTeX and braces are left in every part.

    `start` is the offset of `text` in the value and `commas` the number of commas outside of braces. `particle` is
    BibTeX's “von” part. A name that is `braced` as a whole, `others` and the empty name (of `and and`) have no parts.
    """

    text: str
    start: int = 0
    commas: int = 0
    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    braced: bool = False

    @property
    def end(self) -> int:
        """The offset behind the name in the value."""
        return self.start + len(self.text)

    @property
    def surname(self) -> str:
        """The particle and the family name, by which “Van Gogh” and “van Gogh” are compared."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def others(self) -> bool:
        """Whether this is the `others` that ends a list which does not name everybody."""
        return self.text.lower() == "others"

    @property
    def option(self) -> bool:
        """Whether this is not a name: an option of biblatex for the list, or a link to an entry (`xdata=…`)."""
        return self.keyed and not _NAMED.search(self.text)

    @property
    def keyed(self) -> bool:
        """Whether this is biblatex's form `family=…, given=…`, or an option or `xdata=…` in the list."""
        return "=" in self.text and bool(_KEYED.search(self.text))


@lru_cache(maxsize=65536)
def split_names(value: str) -> tuple[WrittenName, ...]:
    """Return the names of a list in order; empty names (of `and and`) are kept, so that they can be reported.

    The result is remembered, as the same lists are asked for again and again: do not change it.
    """
    return tuple(written_name(value[start:end], start) for start, end in _pieces(value))


def split_list(value: str) -> list[str]:
    """Return the items of an `and` list, stripped; empty items are kept."""
    return [value[start:end] for start, end in _pieces(value)]


def _pieces(value: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each item of an `and` list, without the white space around it."""
    at = 0
    for start, end in [*_separators(value), (len(value), len(value))]:
        piece = value[at:start]
        stripped = piece.strip()
        begin = at + (len(piece) - len(piece.lstrip()) if stripped else 0)
        yield begin, begin + len(stripped)
        at = end


def _separators(value: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each `and` outside of braces."""
    braces = "{" in value
    depth = at = 0
    for match in _AND.finditer(value):
        if braces:
            depth += value.count("{", at, match.start()) - value.count("}", at, match.start())
            at = match.start()
        if depth <= 0:
            yield match.span()


def is_group(text: str) -> bool:
    """Return whether one pair of braces holds all of a text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(text) - 1
    return False


def written_name(text: str, start: int = 0) -> WrittenName:
    """Return a name with its parts; `start` is its offset in the value."""
    if not text or is_group(text):
        return WrittenName(text, start, braced=bool(text))
    commas = _commas(text) if "," in text else []
    if not commas:
        return WrittenName(text, start, 0, *_first_von_last(text))
    particle, family = _von_last(text[: commas[0]].strip())
    last = commas[-1] if len(commas) == 2 else commas[0]
    suffix, given = text[commas[0] + 1 : last].strip(), text[last + 1 :].strip()
    return WrittenName(text, start, len(commas), family, given, particle, suffix)


def _commas(text: str) -> list[int]:
    """Return the offsets of the commas outside of braces."""
    found, depth = [], 0
    for match in _MARK.finditer(text):
        if match[0] == ",":
            if depth <= 0:
                found.append(match.start())
        else:
            depth += 1 if match[0] == "{" else -1
    return found


def split_commas(text: str) -> list[str]:
    """Return the parts of a text between commas outside of braces, stripped."""
    cuts = [-1, *_commas(text), len(text)]
    return [text[before + 1 : after].strip() for before, after in pairwise(cuts)]


def split_words(text: str) -> list[str]:
    """Return the words of a text: what white space or ties separate outside of braces."""
    return [text[start:end] for start, end in _words(text)]


def _words(text: str) -> list[tuple[int, int]]:
    """Return the span of each word."""
    if "{" not in text and "}" not in text:
        return [match.span() for match in _WORD.finditer(text)]
    spans, depth, start = [], 0, 0
    for match in _LEVEL.finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            spans.append((start, match.start()))
            start = match.end()
    return [(start, end) for start, end in (*spans, (start, len(text))) if end > start]


def _first_von_last(text: str) -> tuple[str, str, str]:
    """Return family name, given names and particle of a name without commas; none of `others`."""
    words = _words(text)
    if len(words) < 2:
        return ("" if text.lower() == "others" else text), "", ""
    lower = [at for at, (start, end) in enumerate(words[:-1]) if is_lower(text[start:end])]
    first, last = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    given = text[words[0][0] : words[first - 1][1]] if first else ""
    particle = text[words[first][0] : words[last - 1][1]] if last > first else ""
    return text[words[last][0] :], given, particle


def _von_last(text: str) -> tuple[str, str]:
    """Return particle and family name of what stands before the first comma."""
    first = text[:1]
    if first.isalpha() and not first.islower():
        return "", text
    words = _words(text)
    if len(words) < 2 or not is_lower(text[slice(*words[0])]):
        return "", text
    count = max(at for at, word in enumerate(words[:-1], 1) if is_lower(text[slice(*word)]))
    return text[words[0][0] : words[count - 1][1]], text[words[count][0] :]


def is_lower(word: str) -> bool:
    """Return whether a word counts as a particle: its first letter is lower-case; braces make it a name."""
    first = word[:1]
    if first.isalpha():
        return first.islower()
    if first == "{" and not word.startswith("{\\"):
        return False
    letters = (char for char in decode(word) if char.isalpha())
    return next(letters, "X").islower()
