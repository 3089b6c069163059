"""Read a bibliographic record in MARC 21 (https://www.loc.gov/marc/bibliographic/), as MARCXML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibtools.catalogues.online.values import name_of, year_of
from bibtools.language.roles import EDITOR, TRANSLATOR
from bibtools.model import Name, Reference

if TYPE_CHECKING:
    from lxml.etree import _Element

_EDGE = " /:;,=[]"
_ROLES = {"trl": "translator", "edt": "editor", "aut": "author", "cre": "author"}
_AUTHOR = frozenset(("author", "verfasser", "verfasserin", "yazar"))
"""Words for the author, who needs none elsewhere: other roles are in bibtools.language.roles."""


def reference_of(record: _Element) -> Reference:
    """Return the work of a MARC record: 245 title, 100, 700, 110 names, 250 edition, 260 or 264 imprint, and so on."""
    people = list(_people(record))
    title = [_part(record, "245", code) for code in "ab"]
    part = [_part(record, "245", code) for code in "np"]
    imprint = "264" if _part(record, "264", "b") or _part(record, "264", "c") else "260"
    host = _part(record, "773", "t")
    return Reference(
        type="chapter" if host else "thesis" if _part(record, "502", "a") else "book",
        title=". ".join(each for each in (": ".join(each for each in title if each), *part) if each),
        author=tuple(name for role, name in people if role == "author"),
        editor=tuple(name for role, name in people if role == "editor"),
        translator=tuple(name for role, name in people if role == "translator"),
        container_title=host,
        edition=_part(record, "250", "a").rstrip("."),
        publisher=_part(record, imprint, "b"),
        publisher_place=_part(record, imprint, "a"),
        issued=year_of(_part(record, imprint, "c")),
        collection_title=_part(record, "490", "a"),
        collection_number=_part(record, "490", "v"),
        volume=_volume(_part(record, "245", "n")),
        isbn=_part(record, "020", "a").split(" ")[0],
    )


def _volume(part: str) -> str:
    found = re.search(r"\d+", part)
    return found.group() if found else ""


def _people(record: _Element) -> Iterator[tuple[str, Name]]:
    """Yield roles and names. A main entry is the author, an added one what its relator ($4, $e) says."""
    for field in _fields(record, "100", "110", "700", "710"):
        main = (field.get("tag") or "").startswith("1")
        name = _clean(_code(field, "a"))
        said = _ROLES.get(_code(field, "4")[-3:]) or _role(_code(field, "e"))
        role = said or ("author" if main else "")
        if name and role:
            yield role, Name(literal=name) if (field.get("tag") or "").endswith("10") else name_of(name)


def _role(word: str) -> str:
    """Return the role that a relator term names, in the languages of the table of roles; the empty string if none."""
    bare = word.strip(" .,()").lower()
    if bare in _AUTHOR:
        return "author"
    return "translator" if bare in TRANSLATOR.words else "editor" if bare in EDITOR.words else ""


def _fields(record: _Element, *tags: str) -> Iterator[_Element]:
    for field in record.iter():
        if isinstance(field.tag, str) and field.tag.endswith("datafield") and field.get("tag") in tags:
            yield field


def _code(field: _Element, code: str) -> str:
    for part in field:
        if isinstance(part.tag, str) and part.get("code") == code:
            return part.text or ""
    return ""


def _part(record: _Element, tag: str, code: str) -> str:
    """Return the first subfield of a field, without the punctuation that ISBD puts between the parts."""
    for field in _fields(record, tag):
        found = _clean(_code(field, code))
        if found:
            return found
    return ""


def _clean(value: str) -> str:
    # U+0098 and U+009C enclose an article that sorting passes over (DNB).
    import unicodedata

    plain = value.replace("\x98", "").replace("\x9c", "")
    return unicodedata.normalize("NFC", " ".join(plain.split())).strip(_EDGE)
