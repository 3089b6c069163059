"""What several rules about names need: all names of a document, and which of them are bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bibtools.bibtex.decode import plain_text
from bibtools.bibtex.namelists import WrittenName, split_names
from bibtools.linter.document import Document, Item
from bibtools.linter.folding import bare
from bibtools.model import EntryField

_BODY = re.compile(
    r"""(?<![\w])(?:
      bakanlığı|başkanlığı|müdürlüğü|kurumu|üniversitesi|derneği|vakfı|enstitüsü|meclisi|komisyonu|komitesi
    | müsteşarlığı|genelkurmay|belediyesi|partisi|cemiyeti|heyeti|kütüphanesi|odası|birliği|valiliği
    | ministry|department|university|institute|association|committee|commission|council|government|republic
    | organization|organisation|foundation|society\s+(?:of|for)|united\s+nations|world\s+bank|national\s+\w+
    | corporation|laborator(?:y|ies)|academy\s+of|consortium|bureau|inc\.|ltd\.?|gmbh|library\s+of|museum
    | ministerium|universität|gesellschaft|verein|institut|académie|ministère|université|société|instituto
    | universidad|ministerio
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_SHOWN = 60


def looks_corporate(name: str) -> bool:
    """Return whether a name has a word in it that only bodies have."""
    return len(name) > 8 and bool(_BODY.search(name))


def shortened(text: str) -> str:
    """Return a text that fits into a sentence."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def people_of(document: Document) -> Iterator[tuple[Item, EntryField, WrittenName]]:
    """Yield every person that a document names as author, editor or translator."""
    for item in document.items:
        for name in ("author", "editor", "translator"):
            field = item.fields.get(name)
            if field is not None:
                for person in split_names(field.value):
                    if person.text and not person.others:
                        yield item, field, person


Spellings = dict[str, list[tuple[Item, EntryField, WrittenName]]]


def people_by_folded_name(document: Document) -> dict[str, Spellings]:
    """Group full names by what is left of them without accents and case, then by spelling.

    The spelling is that which a reader sees: `{\\"O}zal` and `Özal` count as two only if the file writes
    both without LaTeX. Names with initials only are left out.
    """
    groups: dict[str, Spellings] = defaultdict(lambda: defaultdict(list))
    for item, field, person in people_of(document):
        if person.braced or not person.family or len(person.given.strip(". ")) < 3 or "\\" in person.text:
            continue
        key = f"{bare(person.surname)}|{bare(person.given)}"
        plain = f"{person.surname}, {person.given}"
        groups[key][plain_text(plain) if "{" in plain else plain].append((item, field, person))
    return groups
