"""Names of journals in a .bib file: abbreviated, written out, or checked against lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bibtools.bibtex.decode import decode
from bibtools.bibtex.editing import edit
from bibtools.bibtex.encode import encode
from bibtools.bibtex.scanner import scan
from bibtools.model import Edit, Library, Span, Text
from bibtools.pipeline.library.iso4 import abbreviated
from bibtools.pipeline.library.journal_lists import Journals
from bibtools.support.folding import ascii_alphanumerics
from bibtools.support.messages import message

Form = Literal["abbreviated", "full"]
_FIELDS = ("journal", "journaltitle")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A .bib file with other names of journals: its text, the changes (before, after), and what was not changed."""

    text: str
    changes: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    span: Span
    raw: str


def rename_journals(text: Text, journals: Journals, form: Form) -> Renamed:
    """Return a .bib file whose journals all have the same form; a name that @string defines is changed there.

    Names that no list knows, and abbreviations of several journals, stay and are told.
    """
    library = scan(text)
    edits: list[Edit] = []
    changes: dict[str, str] = {}
    notes: dict[str, None] = {}
    for name in _names(library):
        wanted, note = _wanted(name.text, journals, form)
        if note:
            notes[note] = None
        if wanted and wanted != name.text:
            changes[name.text] = wanted
            opening, closing = ('"', '"') if name.raw[:1] == '"' and '"' not in wanted else ("{", "}")
            edits.append(Edit(name.span, f"{opening}{encode(wanted)}{closing}"))
    return Renamed(edit(library, edits), tuple(changes.items()), tuple(notes))


def check_journals(text: Text, journals: Journals) -> list[str]:
    """Return a sentence for each journal that no list knows, that has two forms, or that the list writes otherwise."""
    forms: dict[str, set[str]] = {}
    said: dict[str, None] = {}
    for name in _names(scan(text)):
        known = _full_names(name.text, journals)
        if not known:
            said[message("“{name}” is in no list", name=name.text)] = None
            continue
        if len(known) > 1:
            said[_ambiguous(name.text, known)] = None
            continue
        (full,) = known
        short = journals.by_name[ascii_alphanumerics(full)][1]
        forms.setdefault(full, set()).add(name.text)
        if name.text not in (full, short):
            near = full if ascii_alphanumerics(name.text) == ascii_alphanumerics(full) else short
            said[message("“{name}” is “{near}” in the list", name=name.text, near=near)] = None
    for full, written in forms.items():
        if len(written) > 1:
            names = _some(sorted(written))
            told = message(
                "“{name}” is written in {count} forms: {names}", name=full, count=len(written), names=names
            )
            said[told] = None
    return list(said)


def _names(library: Library) -> Iterator[_Name]:
    """Yield the names that fields and the macros that they use hold; values that are joined with # are passed over."""
    used: set[str] = set()
    for entry in library.entries:
        for field in entry.fields:
            if field.name.lower() in _FIELDS:
                if field.raw[:1] in ("{", '"') and field.raw[1:-1] == field.value:
                    yield _Name(_plain(field.value), field.value_span, field.raw)
                else:
                    used.add(field.raw.lower())
    content = library.text.content
    for macro in library.strings:
        raw = content[macro.value_span.start : macro.value_span.end]
        if macro.name.lower() in used and raw[:1] in ("{", '"') and raw[1:-1] == macro.value:
            yield _Name(_plain(macro.value), macro.value_span, raw)


def _plain(value: str) -> str:
    return " ".join(decode(value.replace("{", "").replace("}", "") if "\\" not in value else value).split())


def _full_names(name: str, journals: Journals) -> list[str]:
    """Return the journals that a name may mean, by their full names."""
    key = ascii_alphanumerics(name)
    if key in journals.by_name:
        return [journals.by_name[key][0]]
    return journals.by_abbreviation.get(key, [])


def _wanted(name: str, journals: Journals, form: Form) -> tuple[str, str]:
    """Return the name in a form, and a note if it has none; one of the two is empty."""
    known = _full_names(name, journals)
    if form == "full":
        if len(known) > 1:
            return "", _ambiguous(name, known)
        return (
            (known[0], "")
            if known
            else ("", "" if "." not in name else message("“{name}” is in no list", name=name))
        )
    if len(known) == 1:
        return journals.by_name[ascii_alphanumerics(known[0])][1], ""
    if known:
        return "", ""  # It is an abbreviation already.
    if journals.words and "." not in name:
        return abbreviated(name, journals.words), ""
    return "", "" if "." in name else message("“{name}” is in no list", name=name)


def _ambiguous(name: str, known: list[str]) -> str:
    return message(
        "“{name}” stands for {count} journals: {names}", name=name, count=len(known), names=_some(known)
    )


def _some(names: list[str]) -> str:
    shown = ", ".join(f"“{each}”" for each in names[:3])
    return f"{shown} …" if len(names) > 3 else shown
