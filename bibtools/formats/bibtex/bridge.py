"""The blocks of bibtexparser 2, for those who use that library, made from our scan of a file.

bibtexparser's own reader passes silently over a missing comma, a brace too many or a field that occurs
twice; a library made here has every entry that we could read, and the others as ParsingFailedBlock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.model import Block, Entry, Library, StringMacro

if TYPE_CHECKING:
    import bibtexparser.library
    from bibtexparser.model import Block as TheirBlock


def to_bibtexparser(library: Library) -> bibtexparser.library.Library:
    """Return a bibtexparser Library with the same blocks, values without delimiters and strings resolved."""
    from bibtexparser.library import Library as TheirLibrary

    made = (_block(library, block) for block in library.blocks)
    theirs = TheirLibrary()
    theirs.add([block for block in made if block is not None], fail_on_duplicate_key=False)
    return theirs


def _block(library: Library, block: Block) -> TheirBlock | None:
    from bibtexparser import model as their

    raw = library.text.content[block.span.start : block.span.end]
    line = library.place(block.span).line - 1
    if isinstance(block, Entry):
        fields = [
            their.Field(field.name, field.value, library.place(field.span).line - 1) for field in block.fields
        ]
        return their.Entry(block.type.lower(), block.key, fields, line, raw)
    if isinstance(block, StringMacro):
        return their.String(block.name, block.value, line, raw)
    if block.kind == "comment":
        return their.ExplicitComment(_inner(raw), line, raw)
    if block.kind == "preamble":
        return their.Preamble(_inner(raw), line, raw)
    if block.kind == "broken":
        return their.ParsingFailedBlock(ValueError("no entry follows its head"), line, raw)
    return their.ImplicitComment(raw.strip(), line, raw) if raw.strip() else None


def _inner(raw: str) -> str:
    """Return what stands between the outer brackets."""
    start = min((at for at in (raw.find("{"), raw.find("(")) if at >= 0), default=len(raw))
    return raw[start + 1 : -1].strip() if raw.endswith(("}", ")")) else raw[start + 1 :].strip()
