"""The part of a library that a document cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path

from bibtools.bibtex.inheritance import index, split_keys
from bibtools.bibtex.scanner import scan
from bibtools.errors import InputError
from bibtools.model import Block, Entry, Library, Reference, StringMacro, Text
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

_PARENTS = ("crossref", "xref", "xdata", "entryset", "related")
_XDATA = lazy(r"\bxdata\s*=\s*([^,\s{}]+)")
_NAME = lazy(r"[^\s\"#%'(),={}]+")
_DELIMITED = lazy(r'\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|"[^"]*"')


@dataclass(slots=True)
class Cited:
    """What a document cites: the keys in order, or every entry; its .bib files, and the works that it holds itself."""

    keys: list[str] = field(default_factory=list)
    everything: bool = False
    bibliographies: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of the new .bib file, and the cited keys that no file has."""

    text: str
    missing: tuple[str, ...] = ()


def cited(path: str, encoding: str | None = None) -> Cited:
    """Return what a document cites. Raises InputError if it cannot be read."""
    from bibtools.documents.recognising import recognise
    from bibtools.language.text_files import read_bytes, read_text

    data = read_bytes(path)
    if data.startswith(b"PK\x03\x04") and recognise(data, path) in ("docx", "odt"):
        return _from_fields(data, path)
    return _from_text(read_text(data, path, encoding)[0])


def _from_text(text: Text) -> Cited:
    from bibtools.pipeline.citing_files import existing_file, read_citations

    found = read_citations(text)
    made = Cited(list(dict.fromkeys(each.name for each in found.keys)), found.everything)
    for mention in found.bibliographies:
        path = existing_file(mention.name, (Path(text.name).parent,), (".bib", ""), found, Path(text.name))
        if path is None:
            made.missing.append(mention.name)
        elif path not in made.bibliographies:
            made.bibliographies.append(path)
    return made


def _from_fields(data: bytes, name: str) -> Cited:
    """Return the works of a document's live citation fields, each once."""
    from bibtools.documents.reading import read

    made = Cited()
    seen: dict[str, Reference | None] = {}
    for each in read(data, name).fields:
        for item in each.items:
            seen[item.key] = seen.get(item.key) or item.reference
    made.keys = list(seen)
    made.references = [replace(each, id=key) for key, each in seen.items() if each is not None]
    return made


def extract(texts: Sequence[Text], keys: Iterable[str], *, everything: bool = False) -> Extract:
    """Return the entries of .bib files that have one of the keys, byte for byte and in the order of the files.

    With them come what they inherit from (crossref, xdata), the other entries that they name, the @string macros that
    they use, every @preamble, and the comments right above them.
    """
    libraries = [scan(text) for text in texts]
    left = dict.fromkeys(keys)
    pieces: list[str] = []
    for library in libraries:
        wanted = [each.key for each in library.entries] if everything else list(left)
        chosen, found = _chosen(library, wanted)
        for key in found:
            left.pop(key, None)
        pieces += _pieces(library, chosen) if chosen else []
    return Extract("\n\n".join(pieces) + "\n" if pieces else "", () if everything else tuple(left))


def _chosen(library: Library, keys: Sequence[str]) -> tuple[set[int], list[str]]:
    """Return the ids of the entries that the keys need, and the keys that were found."""
    by_key = index(library.entries)
    exact = {entry.key: entry for entry in library.entries[::-1]}
    chosen: set[int] = set()
    found = [key for key in keys if key in exact or key.lower() in by_key]
    waiting = [exact.get(key) or by_key[key.lower()] for key in found]
    while waiting:
        entry = waiting.pop()
        if id(entry) in chosen:
            continue
        chosen.add(id(entry))
        waiting += [by_key[key.lower()] for key in _links(entry) if key.lower() in by_key]
    return chosen, found


def _links(entry: Entry) -> list[str]:
    """Return the keys of the entries that an entry names, those of single fields (`xdata=…`) included."""
    keys = [key for name in _PARENTS for key in split_keys(entry.value(name))]
    return keys + [
        match[1].partition("-")[0] for each in entry.fields for match in _XDATA.finditer(each.value)
    ]


def _pieces(library: Library, chosen: set[int]) -> list[str]:
    """Return the texts of the blocks to keep, in order."""
    macros = _macros(library, chosen)
    content, pieces, before = library.text.content, [], ""
    for block in library.blocks:
        written = content[block.span.start : block.span.end]
        if block.kind == "text":
            before = _comment_above(written)
            continue
        if _kept(block, chosen, macros):
            pieces.append(before + written)
        before = ""
    return pieces


def _kept(block: Block, chosen: set[int], macros: set[str]) -> bool:
    if isinstance(block, StringMacro):
        return block.name.lower() in macros
    return id(block) in chosen or block.kind == "preamble"


def _comment_above(text: str) -> str:
    """Return the comment lines at the end of a text between blocks, with no blank line behind them."""
    lines = text.splitlines(keepends=True)
    count = 0
    while count < len(lines) and lines[-1 - count].lstrip().startswith("%"):
        count += 1
    return "".join(lines[len(lines) - count :]) if count and text.endswith(("\n", "\r")) else ""


def _macros(library: Library, chosen: set[int]) -> set[str]:
    """Return the names of the macros that the entries use, directly or in other macros."""
    content = library.text.content
    raw = [each.raw for entry in library.entries if id(entry) in chosen for each in entry.fields]
    used = {name.lower() for value in raw for name in _names(value)}
    for macro in reversed(library.strings):
        if macro.name.lower() in used:
            used.update(
                name.lower() for name in _names(content[macro.value_span.start : macro.value_span.end])
            )
    return used


def _names(raw: str) -> list[str]:
    """Return the macros of a raw value: what stands outside of braces and quotes."""
    if raw[:1] in ("{", '"') and "#" not in raw:
        return []
    return [name for name in _NAME.findall(_DELIMITED.sub(" ", raw)) if not name.isdecimal()]


def read_bibliographies(
    made: Sequence[Cited], given: Sequence[str], encoding: str | None = None
) -> list[Text]:
    """Return the .bib files to take entries from: those given, else those that the documents name.

    Raises InputError if there is none, or one is no .bib file.
    """
    from bibtools.language.text_files import read_text
    from bibtools.pipeline.sources import require_bibtex

    paths = [Path(each) for each in given] or [path for each in made for path in each.bibliographies]
    if not paths and any(each.keys and not each.references for each in made):
        hint = "Name it with --bib library.bib."
        raise InputError("the documents do not say which .bib file they cite from", hint=hint)
    texts = [read_text(path, encoding=encoding)[0] for path in dict.fromkeys(paths)]
    for text in texts:
        require_bibtex(text)
    return texts
