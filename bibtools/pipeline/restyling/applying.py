"""Restyling from beginning to end: read, render, write, and say what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bibtools.csl import Style
from bibtools.documents.editing import Editing, edit
from bibtools.errors import InputError
from bibtools.model import Document, Reference
from bibtools.model.restyled import Restyled
from bibtools.model.styled import StyledText, plain
from bibtools.pipeline.parsing import read_document, with_keys
from bibtools.pipeline.rendered_language import language_of
from bibtools.pipeline.restyling.completing import ADDED, missing_entries
from bibtools.pipeline.restyling.edits import BlockEdit, edited
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.pipeline.restyling.list_writing import write_list
from bibtools.pipeline.restyling.listing import entries_of
from bibtools.pipeline.restyling.moving import move, placed
from bibtools.pipeline.restyling.reading import citations_of
from bibtools.pipeline.restyling.remembering import Memory, memory_of, named_blocks, renamed
from bibtools.pipeline.restyling.rendering import Renderer, place_in
from bibtools.pipeline.restyling.texts import Texts
from bibtools.pipeline.restyling.typed import typed_in_text
from bibtools.pipeline.restyling.zotero import preferences
from bibtools.pipeline.section_files import load_sections
from bibtools.pipeline.sections import Section
from bibtools.pipeline.sources import Source, is_structured
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import Say, message

_STATIC_LIST = (
    "The reference list has headings or entries that were not understood, so it stays text: "
    "Zotero would replace all of it."
)
_UNKNOWN = "unknown work "


def open_document(data: bytes, name: str, *, track: bool = False) -> Editing:
    """Return a document that is to be restyled; with `track`, every change is one that a person accepts or rejects.

    Raise InputError for what is no document that can be restyled: another format, or a bibliography.
    """
    if is_structured(name):
        hint = message(
            "`bibtools render {name} --style NAME` writes it in a style, "
            "and --bib gives it to the document that is restyled",
            name=name,
        )
        raise InputError("this is a bibliography, and only a document can be restyled", hint=hint, file=name)
    return edit(data, name, track=track)


@dataclass(frozen=True, slots=True)
class RestyleOptions:
    """How to restyle: a style's name, path or XML, a locale, and whether changes are tracked.

    Without a `locale` that of the style holds, then `project_locale`, then that of most works.
    With `zotero`, citations and bibliography become live fields of Zotero. With `complete`, works that only notes
    cite are added to the reference list. `sections` are the headings that it gets, or the name of a
    table or file of them (`load_sections`); none leave it those that it has.
    `say` gives the sentences of comments in the language of the person.
    """

    style: str
    locale: str | None = None
    track: bool = False
    zotero: bool = False
    complete: bool = True
    sections: tuple[Section, ...] | str = ()
    say: Say = str
    project_locale: str = ""


def restyle_document(
    data: bytes, name: str, references: Iterable[Reference], options: RestyleOptions
) -> Restyled:
    """Return a document with its citations and its reference list in another style, and what changed.

    `references` are entries that a person has looked through: they take the place of what is read from the document.
    Raise InputError for a document that cannot be read or not be changed, StyleError and LocaleError for a style or
    locale that does not exist.
    """
    return restyle(open_document(data, name, track=options.track), references, options)


def restyle(editing: Editing, references: Iterable[Reference], options: RestyleOptions) -> Restyled:
    """Restyle a document that `open_document` opened; see `restyle_document`."""
    return _Restyling(editing, Style.load(options.style), options, list(references)).result()


class _Restyling:
    def __init__(
        self, editing: Editing, style: Style, options: RestyleOptions, references: Sequence[Reference]
    ) -> None:
        self._editing, self._style, self._options = editing, style, options
        document = editing.document
        memory = Memory(editing.remembered())
        read = read_document(Source(document.text, document, document.faults))
        keyed = list(with_keys(read.records))
        self._known = KnownWorks(keyed, references, memory.works)
        before = [
            each
            for each in memory.citations(document, doubtful=not references)
            if self._known.have([cite.key for cite in each.cites]) or each.refused
        ]
        passed = {(each.note, each.block) for each in before}
        found = [*before, *citations_of(document, read, keyed, self._known, passed)]
        self._entries = entries_of(document, keyed, self._known, memory.entries)
        typed = typed_in_text(
            document, self._entries, self._known, found, passed, dated=memory.dated, notes=style.is_note
        )
        found += typed.found
        self._dated = typed.dated
        if options.complete and style.has_bibliography:
            self._entries += missing_entries(self._entries, found, self._known, document)
        listed = {each.key for each in self._entries}
        self._found = _in_order(placed(found, editing, listed, notes=style.is_note), document)
        works = {**self._known.used, **_unknown(self._found)}
        language = language_of(style, works.values(), options.locale, options.project_locale)
        self._sections = _loaded(options.sections, language)
        self._renderer = Renderer(style, language, works, self._found)

    def result(self) -> Restyled:
        """Restyle the document."""
        options = self._options
        texts = Texts(self._editing, self._code if options.zotero else None, options.say)
        remembered = self._citations(texts)
        entries = write_list(self._entries, self._renderer, texts, self._sections)
        if self._options.zotero:
            self._make_live()
        if texts.touched:
            # Fields say themselves what they cite.
            typed = {} if self._options.zotero else remembered
            self._editing.remember(memory_of(self._known.used, typed, entries, dated=self._dated))
        warnings = tuple(self._renderer.processor.warnings)
        new = {each.key for each in self._entries if each.block == ADDED}
        added = tuple(text for text, each in entries.items() if each.key in new)
        return Restyled(self._editing.save(), texts.changes, texts.kept, warnings, added)

    def _code(self, found: Found, shown: str) -> str:
        return self._editing.zotero_code(self._renderer.zotero(found, shown))

    def _make_live(self) -> None:
        """Write what Zotero needs beside the citations: the field of the bibliography, and its preferences."""
        blocks = [each.block for each in self._entries if each.block >= 0]
        plain_list = not any(self._editing.document.blocks[each].bibliography for each in blocks)
        whole = blocks and blocks == list(range(blocks[0], blocks[-1] + 1))
        if whole and plain_list and not any(each.refused for each in self._entries):
            self._editing.frame_list(blocks)
        elif plain_list and blocks:
            self._renderer.processor.warn(_STATIC_LIST)
        self._editing.prefer(preferences(self._style, self._renderer.language, sorted(self._known.used)))

    def _citations(self, texts: Texts) -> dict[str, tuple[str, list[Found]]]:
        """Replace the citations; return by the name of each block its new text and the citations in it."""
        document = self._editing.document
        rendered = self._renderer.citations(document, self._found)
        blocks: dict[tuple[int, int], list[tuple[Found, StyledText | None]]] = defaultdict(list)
        moved: list[tuple[Found, StyledText]] = []
        for found, pieces in zip(self._found, rendered, strict=True):
            shown = not found.refused and self._renderer.names_works(found, plain(pieces))
            shown = shown or texts.is_as_rendered(found, pieces)
            if shown and found.moves:
                moved.append((found, pieces))
            else:
                blocks[found.note, found.block].append((found, pieces if shown else None))
        edits: dict[tuple[int, int], list[BlockEdit]] = {
            place: texts.cite(*place, some) for place, some in blocks.items()
        }
        of_body, remembered = move(moved, document, texts)
        for block, some in of_body.items():
            edits.setdefault((-1, block), []).extend(some)
        for name, (note, block, text) in named_blocks(document).items():
            if (note, block) in edits:
                remembered[name] = edited(text, edits[note, block])
        ids = self._editing.arrange_notes()
        return {renamed(name, ids): value for name, value in remembered.items()}


def _loaded(sections: tuple[Section, ...] | str, language: str) -> tuple[Section, ...]:
    """Return sections, with headings in a language where a table that is named has them."""
    if not isinstance(sections, str):
        return sections
    return load_sections(sections, language) if sections else ()


def _in_order(found: Sequence[Found], document: Document) -> list[Found]:
    """Return citations in the order of the notes, or as they are read if the text has some; all works have a key."""
    if any(each.moves or (each.note < 0 and not each.field) for each in found):
        in_order = sorted(found, key=lambda each: place_in(document, each))
    else:
        in_order = sorted(found, key=lambda each: (each.note < 0, each.note, each.block, each.start))
    return [_named(number, each) for number, each in enumerate(in_order)]


def _named(number: int, found: Found) -> Found:
    """Return a citation with a key for each work that is not known: it parts what stands around it."""
    cites = (
        each if each.key else replace(each, key=f"{_UNKNOWN}{number} {index}")
        for index, each in enumerate(found.cites)
    )
    return replace(found, cites=tuple(cites))


def _unknown(found: Iterable[Found]) -> dict[str, Reference]:
    """Return stand-ins for the works that are not known."""
    keys = (cite.key for each in found for cite in each.cites)
    return {key: Reference(key, title="?") for key in keys if key.startswith(_UNKNOWN)}
