"""Merging .bib files, and the duplicates in them, into one.

The files are put one behind the other; of the entries for one work the first stays, gets the fields that only the
others have, and the others go. Everything else stays as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from bibtools.bibtex.editing import edit, newline_of, rename_key, set_field, set_type
from bibtools.bibtex.inheritance import own_fields, split_keys
from bibtools.bibtex.scanner import scan
from bibtools.linter.document import Document, Item, bib_document
from bibtools.linter.duplicates import duplicates
from bibtools.model import Edit, Entry, Library, Span, StringMacro, Text
from bibtools.pipeline.library.fields import Prefer, merged_fields
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

SURE = 0.9
"""The confidence from which two entries are merged; below it they are only told."""
_LINE_END = lazy(r"[ \t]*(?:\r\n?|\n)")
_LINKS = ("crossref", "xref", "xdata", "related", "entryset")


@dataclass(slots=True)
class Merged:
    """A merged file, the keys that changed (old → new), and sentences.

    `conflicts` are fields of merged entries that differ, `doubtful` entries that may be the same work, `notes` what
    else happened.
    """

    text: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def merge(texts: Sequence[Text], prefer: Prefer | None = None) -> Merged:
    """Return the .bib files as one, in the dialect of the first, with each work once.

    `prefer` settles fields that differ (`first`, `second` or `longer`); without it the first stays and the conflict is
    told.
    """
    made = Merged()
    libraries = _libraries(texts, made)
    documents = [bib_document(library) for library in libraries]
    edits: dict[int, list[Edit]] = {id(library): [] for library in libraries}
    gone: set[int] = set()
    for group in _groups(documents, made):
        _merge_group(group, prefer, edits, gone, made)
    _rename_clashes(documents, gone, edits, made)
    _follow_links(documents, gone, edits, made)
    _drop_known_strings(libraries, edits)
    parts = [edit(library, edits[id(library)]) for library in libraries]
    made.text = _joined(parts)
    return made


def _libraries(texts: Sequence[Text], made: Merged) -> list[Library]:
    """Return the files scanned, all in the dialect and with the line ends of the first."""
    from bibtools.bibtex.translation import counted, translate

    first = scan(texts[0])
    libraries = [first]
    for text in texts[1:]:
        newline = newline_of(texts[0].content)
        lines = text.content.replace("\r\n", "\n").replace("\r", "\n")
        library = scan(replace(text, content=lines.replace("\n", newline)))
        if library.entries and library.dialect != first.dialect:
            translation = translate(library, first.dialect)
            library = scan(replace(text, content=edit(library, translation.edits)), first.dialect)
            made.notes.append(
                message(
                    "{file}: brought into the dialect of {first} ({dialect})",
                    file=text.name,
                    first=texts[0].name,
                    dialect=first.dialect,
                )
            )
            made.notes += [
                message("{kind}: {keys}", kind=message(kind), keys=", ".join(keys))
                for kind, keys in counted(translation.told).items()
            ]
        libraries.append(library)
    return libraries


def _groups(documents: Sequence[Document], made: Merged) -> list[list[Item]]:
    """Return the entries of each work that has several, in their order; tell the pairs that are not sure."""
    order = {id(item): at for at, item in enumerate(item for each in documents for item in each.items)}
    parent: dict[int, Item] = {}

    def root(item: Item) -> Item:
        while id(item) in parent:
            item = parent[id(item)]
        return item

    members: dict[int, list[Item]] = {}
    for pair in duplicates(documents):
        if pair.confidence < SURE:
            made.doubtful.append(
                message(
                    "{one} and {other} may be the same work ({reason}); they were not merged",
                    one=pair.first.key,
                    other=pair.second.key,
                    reason=message(pair.reason),
                )
            )
            continue
        one, other = sorted((root(pair.first), root(pair.second)), key=lambda item: order[id(item)])
        if one is not other:
            parent[id(other)] = one
            members.setdefault(id(one), [one]).extend(members.pop(id(other), [other]))
    groups = [sorted(group, key=lambda item: order[id(item)]) for group in members.values()]
    return sorted(groups, key=lambda group: order[id(group[0])])


def _merge_group(
    group: list[Item], prefer: Prefer | None, edits: dict[int, list[Edit]], gone: set[int], made: Merged
) -> None:
    keeper, entry, library = group[0], _entry(group[0]), _library(group[0])
    fields, entry_type = own_fields(entry), entry.type
    old = [
        key for item in group[1:] for key in (item.key, *split_keys(item.value("ids"))) if key != entry.key
    ]
    for item in group[1:]:
        result = merged_fields(fields, own_fields(_entry(item)), prefer)
        fields = result.fields
        if entry_type.lower() == "misc" != item.type:
            entry_type = _entry(item).type
        said = message("settled") if prefer else message("kept the first")
        made.conflicts += [
            message("{key}: {each} ({said})", key=keeper.key, each=message(each), said=said)
            for each in result.conflicts
        ]
        made.merged.append(message("{one} into {other}", one=item.key, other=keeper.key))
        edits[id(_library(item))] += _removed(_library(item), _entry(item))
        gone.add(id(item))
    made.keys.update((key, entry.key) for key in old)
    own = own_fields(entry)
    if library.dialect == "biblatex" and old:
        fields["ids"] = ", ".join(dict.fromkeys([*split_keys(own.get("ids", "")), *old]))
    mine = edits[id(library)]
    if entry_type != entry.type:
        mine += set_type(entry, entry_type)
    for name, value in fields.items():
        if own.get(name) != value:
            mine += set_field(library, entry, name, value)


def _removed(library: Library, entry: Entry) -> list[Edit]:
    """Return the edit that takes out an entry with the blank lines behind it; the comments above it stay."""
    content, end = library.text.content, entry.span.end
    while match := _LINE_END.match(content, end):
        end = match.end()
    return [Edit(Span(entry.span.start, end), "")]


def _rename_clashes(
    documents: Sequence[Document], gone: set[int], edits: dict[int, list[Edit]], made: Merged
) -> None:
    """Give a new key to an entry of a later file whose key another work has."""
    taken: dict[str, int] = {}
    everything = {item.key.lower() for each in documents for item in each.items}
    for number, document in enumerate(documents):
        for item in document.items:
            if id(item) in gone or not item.key:
                continue
            home = taken.setdefault(item.key.lower(), number)
            if home == number:
                continue
            letters = (f"{item.key}{letter}" for letter in _letters())
            new = next(key for key in letters if key.lower() not in everything)
            everything.add(new.lower())
            edits[id(_library(item))] += rename_key(_entry(item), new)
            said = message(
                "{file}: {key} was not merged with {key} of an earlier file; here it is now {new}",
                file=document.name,
                key=item.key,
                new=new,
            )
            made.notes.append(said)


def _letters() -> list[str]:
    from string import ascii_lowercase

    return [*ascii_lowercase, *(f"-{number}" for number in range(2, 10_000))]


def _follow_links(
    documents: Sequence[Document], gone: set[int], edits: dict[int, list[Edit]], made: Merged
) -> None:
    """Rename merged keys where other entries name them."""
    if not made.keys:
        return
    for document in documents:
        for item in document.items:
            for name in _LINKS if id(item) not in gone else ():
                keys = split_keys(item.value(name))
                new = [made.keys.get(key, key) for key in keys]
                if new != keys:
                    edits[id(_library(item))] += set_field(_library(item), _entry(item), name, ",".join(new))


def _drop_known_strings(libraries: Sequence[Library], edits: dict[int, list[Edit]]) -> None:
    """Leave out an @string that an earlier file defines in the same way."""
    known: dict[str, str] = {}
    for library in libraries:
        here: dict[str, str] = {}
        for macro in library.strings:
            same = known.get(macro.name.lower()) == macro.value
            if same and _alone(library, macro):
                end = macro.span.end
                end += len(library.text.content[end:]) - len(library.text.content[end:].lstrip())
                edits[id(library)].append(Edit(Span(macro.span.start, end), ""))
            here[macro.name.lower()] = macro.value
        known.update(here)


def _alone(library: Library, macro: StringMacro) -> bool:
    """Return whether an @string defines one macro only."""
    content = library.text.content[macro.span.start : macro.span.end]
    return content.startswith("@") and content.endswith(("}", ")"))


def _joined(parts: list[str]) -> str:
    newline = newline_of(parts[0]) if parts else "\n"
    kept = [part for part in parts if part.strip()]
    ended = [part if part.endswith(("\n", "\r")) else part + newline for part in kept[:-1]]
    return newline.join([*ended, *kept[-1:]])


def _entry(item: Item) -> Entry:
    assert item.entry is not None
    return item.entry


def _library(item: Item) -> Library:
    assert item.document.library is not None
    return item.document.library
