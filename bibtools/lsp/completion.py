"""What can stand at a place: keys in citations and links, types, fields and values in .bib files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from bibtools.linter.document import Document, Item
from bibtools.linter.settings import CheckSettings
from bibtools.lsp import references as refs
from bibtools.lsp.entry_context import EntryContext, entry_context
from bibtools.lsp.host import Host
from bibtools.lsp.positions import offset_of
from bibtools.lsp.sites import LINKS
from bibtools.model import datamodel
from bibtools.pipeline.check_documents import make_document

TRIGGERS = ["{", ",", "@", "="]
_MOST_VALUES = 200
_NOT_REPEATED = frozenset(
    "title subtitle doi url isbn eprint abstract note file pages date year urldate keywords ids shorttitle".split()
)
"""Fields whose values in other entries say nothing for this one."""
_VALUES = {
    "month": "jan feb mar apr may jun jul aug sep oct nov dec",
    "eprinttype": "arxiv pubmed hdl jstor googlebooks",
    "archiveprefix": "arXiv",
    "pubstate": "inpreparation submitted forthcoming inpress prepublished",
    "type": "phdthesis mathesis bathesis candthesis techreport resreport software datacd audiocd patent",
    "editortype": "editor compiler founder continuator redactor reviser collaborator organizer",
    "pagination": "page column line verse section paragraph",
}
"""Field → the keys that biblatex knows there (its manual, “Field types”, “Localization keys”), and BibTeX's months."""


def register(server: LanguageServer, host: Host) -> None:
    """Register the feature."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    def completion(params: types.CompletionParams) -> types.CompletionList:
        return types.CompletionList(False, list(completions(host, params.text_document.uri, params.position)))


def completions(host: Host, uri: str, where: types.Position) -> Iterator[types.CompletionItem]:
    """Yield what can stand at a position."""
    text = host.text(uri)
    if not refs.is_bibliography(text.name):
        line = text.line(min(where.line + 1, text.line_count))
        if refs.is_citing_here(line[: where.character]):
            yield from _keys(host.citable(uri))
        return
    context = entry_context(text.content[: offset_of(text, where)])
    if context is None:
        return
    document = make_document(text, CheckSettings())
    yield from _in_bib(document, context)


def _in_bib(document: Document, context: EntryContext) -> Iterator[types.CompletionItem]:
    dialect: datamodel.Dialect = "bibtex" if document.dialect == "bibtex" else "biblatex"
    if context.kind == "type":
        for name in sorted({*datamodel.known_types(dialect), "string", "comment", "preamble"}):
            yield types.CompletionItem(name, kind=types.CompletionItemKind.Class)
    elif context.kind == "field":
        yield from _fields(dialect, context)
    elif context.field in LINKS:
        yield from _keys([document])
    else:
        yield from _values(document, context)


def _fields(dialect: datamodel.Dialect, context: EntryContext) -> Iterator[types.CompletionItem]:
    """Yield the fields of a type that the entry does not have yet, those that it requires first."""
    required = {
        name
        for requirement in datamodel.required_fields(dialect, context.type)
        for name in requirement.fields
    }
    known = datamodel.known_fields(dialect, context.type) or datamodel.all_fields(dialect)
    for name in sorted(known - set(context.fields)):
        needed = name in required
        yield types.CompletionItem(
            name,
            kind=types.CompletionItemKind.Field,
            detail="required" if needed else None,
            sort_text=f"{'0' if needed else '1'}{name}",
        )


def _values(document: Document, context: EntryContext) -> Iterator[types.CompletionItem]:
    """Yield the values that a field is known to take, the macros, and those of other entries, the usual first."""
    for name in _VALUES.get(context.field, "").split():
        yield types.CompletionItem(name, kind=types.CompletionItemKind.EnumMember, sort_text=f"0{name}")
    if context.bare:
        for macro in document.library.strings if document.library else ():
            about = macro.value
            yield types.CompletionItem(macro.name, kind=types.CompletionItemKind.Constant, detail=about)
        return
    if context.field in _NOT_REPEATED:
        return
    found = Counter(
        part
        for _, field in document.by_name.get(context.field, ())
        for part in _parts(context.field, field.value)
        if part and part != context.typed
    )
    for number, (value, count) in enumerate(found.most_common(_MOST_VALUES)):
        used = f"{count} entries" if count > 1 else None
        yield types.CompletionItem(
            value, kind=types.CompletionItemKind.Value, detail=used, sort_text=f"1{number:04d}"
        )


def _parts(field: str, value: str) -> list[str]:
    """Return the single names of a list of names; other values as they are."""
    if datamodel.datatype(field) != "names":
        return [value]
    from bibtools.bibtex.namelists import split_names

    return [name.text for name in split_names(value) if not name.others]


def _keys(documents: Iterable[Document]) -> Iterator[types.CompletionItem]:
    """Yield the keys of documents, each once, with author, year and title."""
    seen: dict[str, Item] = {}
    for document in documents:
        for item in document.items:
            if item.key and item.key not in seen:
                seen[item.key] = item
                about = refs.label(item)
                yield types.CompletionItem(item.key, kind=types.CompletionItemKind.Reference, detail=about)
