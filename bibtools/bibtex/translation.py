"""From one dialect of .bib files to the other, changing nothing but what the dialects write differently.

Fields are renamed in their place, so that @string macros, delimiters, comments, order and layout stay. What differs in
more than its name is rewritten: dates (`year`, `month`, `day` ⇄ `date`), types, titles in parts, names in biblatex's
extended format, lists that hold the word “and”, and what an entry inherits in biblatex but would not in BibTeX.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bibtools.bibtex.dates import read_date, write_date
from bibtools.bibtex.dialects import KEPT, biblatex_field, biblatex_type, bibtex_field, bibtex_type
from bibtools.bibtex.editing import add_behind, remove_field, rename_field, set_field, set_type
from bibtools.bibtex.inheritance import Inheritance, own_fields
from bibtools.bibtex.namelists import is_group, split_list, split_names
from bibtools.bibtex.names import decode_names, encode_names
from bibtools.bibtex.variables import LIST_FIELDS
from bibtools.model import Date, Edit, Entry, EntryField, Library
from bibtools.model.datamodel import Dialect, all_fields, canonical_type, datatype, known_types
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

_DATE_PARTS = ("date", "year", "month", "day")
_LINKS = frozenset(("crossref", "xdata", "ids"))
_PARTS = (("title", "subtitle"), ("booktitle", "booksubtitle"), ("journaltitle", "journalsubtitle"))
_NEVER_INHERITED = frozenset(("crossref", "xdata", "ids", "xref", "entryset", "execute", "label", "options"))


@dataclass(slots=True)
class Translation:
    """The edits that bring a file into a dialect, and what that dialect cannot hold: (kind, key of the entry)."""

    edits: list[Edit] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


def translate(library: Library, dialect: Dialect) -> Translation:
    """Return the translation of a file into a dialect; the file's own dialect is `library.dialect`."""
    made = Translation()
    if library.dialect == dialect:
        return made
    inheritance = Inheritance(library)
    for entry in library.entries:
        if entry.type.lower() not in KEPT and entry.fields:
            _Entry(library, entry, inheritance, made).translate(dialect)
    return made


class _Entry:
    """One entry on its way into the other dialect: the new names and values of its fields."""

    def __init__(self, library: Library, entry: Entry, inheritance: Inheritance, made: Translation) -> None:
        self.library, self.entry, self.made = library, entry, made
        self.inheritance = inheritance
        self.type = entry.type.lower()
        self.own = own_fields(entry)
        self.names: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.gone: set[str] = set()
        self.added: dict[str, str] = {}
        self.inherited_date: dict[str, str] = {}

    def translate(self, dialect: Dialect) -> None:
        """Collect the changes and add their edits to the translation."""
        new_type = self._to_biblatex() if dialect == "biblatex" else self._to_bibtex()
        self._date(dialect)
        self._write(new_type)

    def _to_biblatex(self) -> str:
        known = self.type in known_types("bibtex")
        new_type, self.added = biblatex_type(self.type, self.own) if known else (self.type, {})
        for name, value in self.own.items():
            new = biblatex_field(name)
            if new != name and new not in self.own:
                self.names[name] = new
            whole = self.entry.get(name)
            macro = whole is not None and whole.raw[:1] not in ('"', "{")
            if new in LIST_FIELDS and not macro and len(split_list(value)) > 1 and not is_group(value):
                self.values[name] = "{" + value + "}"
        return new_type

    def _to_bibtex(self) -> str:
        inherited = self._missing_in_bibtex()
        _join_titles(inherited)
        new_type, self.gone = self.type, set()
        if self.type not in known_types("bibtex") or self.type == "inbook":
            new_type, superfluous = bibtex_type(self.type, {**inherited, **self.own})
            self.gone |= superfluous
        if new_type == "misc" and self.type != "misc":
            told = canonical_type("biblatex", self.type)
            self._tell(message("BibTeX has no type @{type}: it is @misc", type=told))
        self.added = {bibtex_field(name, self.type): value for name, value in inherited.items()}
        for name in [name for name in _DATE_PARTS if name in self.added]:
            self.inherited_date[name] = self.added.pop(name)
        self.values = _join_titles(dict(self.own))
        self.gone |= {second for first, second in _PARTS if first in self.values}
        for name, value in self.own.items():
            new = bibtex_field(name, self.type)
            if new != name and new not in self.own:
                self.names[name] = new
            if datatype(name) == "names" and any(each.keyed for each in split_names(value)):
                self.values[name] = encode_names(decode_names(value))
            passed = new not in all_fields("bibtex") and name not in _LINKS and name not in self.gone
            if passed and new not in _DATE_PARTS:
                self._tell(message("BibTeX's styles pass over `{name}`", name=new))
        return new_type

    def _missing_in_bibtex(self) -> dict[str, str]:
        """Return what the entry inherits in biblatex only: in BibTeX a field comes down under its own name."""
        if not (_LINKS & self.own.keys()):
            return {}
        parent = self.inheritance.by_key.get(self.own.get("crossref", "").strip().lower())
        if parent is not None and parent.span < self.entry.span:
            self._tell(message("BibTeX wants an entry before the one that its crossref names: move it up"))
        given = {bibtex_field(name, self.type) for name in own_fields(parent)} if parent else set()
        return {
            name: value
            for name, value in self.inheritance.fields(self.entry).items()
            if name not in self.own
            and name not in _NEVER_INHERITED
            and bibtex_field(name, self.type) not in given
        }

    def _date(self, dialect: Dialect) -> None:
        present = [name for name in _DATE_PARTS if name in self.own]
        value, used = read_date(self.own if present else self.inherited_date, "")
        if not isinstance(value, Date):
            return
        written = write_date(value, "", dialect)
        if dialect == "bibtex" and "date" in written:
            self._tell(message("BibTeX's styles pass over the whole date in `date`: they print `year`"))
        fresh = [name for name in written if name in _DATE_PARTS]
        gone = [name for name in present if name in used]
        free = [name for name in fresh if name not in gone]
        if any(name in self.own for name in free):
            self._tell(message("two dates contradict each other: both stay as they are"))
            return
        for name in gone:
            if name in fresh:
                self._set(name, written[name])
            elif free:
                new = free.pop(0)
                self.names[name] = new
                self._set(name, written[new])
            else:
                self.gone.add(name)
        self.added.update((name, written[name]) for name in free)

    def _set(self, name: str, value: str) -> None:
        if self.own[name] != value:
            self.values[name] = value

    def _tell(self, kind: str) -> None:
        self.made.told.append((kind, self.entry.key))

    def _write(self, new_type: str) -> None:
        library, entry, edits = self.library, self.entry, self.made.edits
        if new_type != self.type:
            edits += set_type(entry, new_type)
        for name, new in self.names.items():
            if name not in self.gone:
                edits += rename_field(entry, name, _like(new, entry, name))
        for name, value in self.values.items():
            if name not in self.gone:
                edits += set_field(library, entry, name, value)
        for name in self.gone:
            edits += remove_field(library, entry, name)
        anchor = self._anchor()
        for name, value in self.added.items():
            if name not in self.own or name in self.gone:
                edits += add_behind(library, entry, anchor, name, value)

    def _anchor(self) -> EntryField:
        kept = [each for each in self.entry.fields if each.name.lower() not in self.gone]
        dated = [each for each in kept if self._new(each.name.lower()) in _DATE_PARTS]
        return (dated or kept or list(self.entry.fields))[-1]

    def _new(self, name: str) -> str:
        return self.names.get(name, name)


def _join_titles(fields: dict[str, str]) -> dict[str, str]:
    """Put titles in two fields (`title`, `subtitle`) into the first; return those that this changed."""
    changed = {}
    for first, second in _PARTS:
        if fields.get(first) and fields.get(second):
            head = fields[first].rstrip()
            joint = " " if head[-1:] in ".?!:" else ": "
            changed[first] = fields[first] = head + joint + fields.pop(second).lstrip()
    return changed


def _like(new: str, entry: Entry, name: str) -> str:
    """Return the new name of a field in the case of the old one."""
    found = entry.get(name)
    return new.upper() if found is not None and found.name.isupper() and len(found.name) > 1 else new


def counted(told: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return each kind with the keys that it concerns, each once, in order."""
    found: dict[str, dict[str, None]] = {}
    for kind, key in told:
        found.setdefault(kind, {})[key] = None
    return {kind: tuple(keys) for kind, keys in found.items()}
