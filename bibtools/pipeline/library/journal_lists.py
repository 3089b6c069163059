"""Lists of journals that the user brings: full names with their abbreviations, and the words of LTWA.

Read are the lists of JabRef (`Full;Abbreviation;…` or with commas and quotation marks, and the older
`Full = Abbreviation`) and the List of Title Word Abbreviations of the ISSN International Centre (columns WORDS,
ABBREVIATIONS, LANGUAGES). None is part of bibtools: no list that may be shipped for sure was found.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bibtools.errors import InputError
from bibtools.model import Text
from bibtools.support.folding import ascii_alphanumerics, fold_text

_NONE = "n.a."


@dataclass(slots=True)
class Journals:
    """Journals by their names, and abbreviations of words.

    `by_name` maps a folded full name to (full name, abbreviation); `by_abbreviation` a folded abbreviation to the full
    names that it stands for. `words` maps a word of LTWA in small letters, with its hyphens, to its abbreviation; the
    empty string says that the word is not abbreviated.
    """

    by_name: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_abbreviation: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, full: str, abbreviation: str) -> None:
        """Add a journal; the first abbreviation of a name stays."""
        self.by_name.setdefault(ascii_alphanumerics(full), (full, abbreviation))
        names = self.by_abbreviation.setdefault(ascii_alphanumerics(abbreviation), [])
        if full not in names:
            names.append(full)


def read_lists(texts: Iterable[Text]) -> Journals:
    """Return the journals and words of several lists; of two rows for one name the first counts.

    Raises InputError for a file that has no row of such a list.
    """
    made = Journals()
    for text in texts:
        before = len(made.by_name) + len(made.words)
        rows = list(_rows(text.content))
        if rows and rows[0][0].strip().lower() in ("word", "words"):
            for row in rows[1:]:
                _add_word(made, row)
        else:
            for row in rows:
                if row[0].strip() and row[1].strip():
                    made.add(row[0].strip(), row[1].strip())
        if len(made.by_name) + len(made.words) == before:
            hint = (
                "A row is “Full name;Abbreviation” or, under WORDS, ABBREVIATIONS, LANGUAGES, a word of LTWA."
            )
            raise InputError("there is no journal in this list", hint=hint, file=text.name)
    return made


def _rows(content: str) -> Iterator[list[str]]:
    """Yield the rows of a list that have two columns at least."""
    lines = [line for line in content.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        return
    sign = next(
        (each for each in ("\t", ";", " = ", ",") if sum(each in line for line in lines) * 2 > len(lines)),
        ";",
    )
    if sign == " = ":
        for line in lines:
            full, _, rest = line.partition(sign)
            yield [full, rest.partition(";")[0]]
        return
    for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=sign):
        if len(row) > 1:
            yield row


def _add_word(made: Journals, row: list[str]) -> None:
    word, abbreviation = fold_text(row[0].strip()), row[1].strip()
    made.words.setdefault(word, "" if abbreviation.lower() in (_NONE, "n. a.", "") else abbreviation)
