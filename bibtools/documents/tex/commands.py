"""What single commands of LaTeX do to the text."""

from __future__ import annotations

import re

from bibtools.documents.building import DraftField
from bibtools.documents.tex.reader import Command, Reader
from bibtools.documents.tex.tokens import after_spaces, closing, mandatory, optional, verbatim
from bibtools.model.document import BlockKind, CitationItem


def _footnote(reader: Reader, star: bool, at: int) -> None:
    number, reader.at = optional(reader.source, reader.at)
    reader.note("footnote", number or "")


def _endnote(reader: Reader, star: bool, at: int) -> None:
    number, reader.at = optional(reader.source, reader.at)
    reader.note("endnote", number or "")


def _thanks(reader: Reader, star: bool, at: int) -> None:
    reader.note("footnote", "*")


def _footnote_mark(reader: Reader, star: bool, at: int) -> None:
    """Hang a note whose text stands in a `\\footnotetext` further on."""
    number, reader.at = optional(reader.source, reader.at)
    if reader.shown:
        reader.begin_note("footnote", number or "")
        reader.waiting.append(reader.flow)
        reader.end_note()


def _footnote_text(reader: Reader, star: bool, at: int) -> None:
    number, reader.at = optional(reader.source, reader.at)
    flow = reader.waiting.pop(0) if reader.waiting else reader.builder.note(number or "", "footnote")
    reader.into(flow)
    reader.argument(reader.end_note)


def _front(level: int) -> Command:
    def command(reader: Reader, star: bool, at: int) -> None:
        kind: BlockKind = "heading" if level == 0 else "paragraph"
        reader.end_paragraph()
        reader.block(kind, 0)
        if reader.groups:
            reader.shown = True

    return command


def _web_address(reader: Reader, star: bool, at: int) -> None:
    address, reader.at = verbatim(reader.source, reader.at)
    reader.write(re.sub(r"\\([%#&_~{}])", r"\1", address), at)


def _link(reader: Reader, star: bool, at: int) -> None:
    """Pass over the address of a link; its text is printed."""
    _, reader.at = optional(reader.source, reader.at)
    _, reader.at = verbatim(reader.source, reader.at)


def _verb(reader: Reader, star: bool, at: int) -> None:
    sign = reader.source[reader.at : reader.at + 1]
    end = reader.source.find(sign, reader.at + 1) if sign else -1
    end = len(reader.source) if end < 0 else end
    reader.write(reader.source[reader.at + 1 : end], at)
    reader.at = end + 1


def _bibliography(reader: Reader, star: bool, at: int) -> None:
    names = mandatory(reader.source, reader.at)
    reader.at = names[1]
    files = [name.strip() for name in names[0].split(",") if name.strip()]
    reader.builder.bibliographies += [name if name.endswith(".bib") else f"{name}.bib" for name in files]


def _bib_resource(reader: Reader, star: bool, at: int) -> None:
    name = reader.skip("om")[1].strip()
    if name:
        reader.builder.bibliographies.append(name)


def _other_file(reader: Reader, star: bool, at: int) -> None:
    name = reader.skip("m")[0]
    if reader.shown:
        reason = "another file is never opened; give its name to read it too"
        reader.builder.omit(name, "link", reason, reader.text.place(at))


def _definition(reader: Reader, star: bool, at: int) -> None:
    """Pass over a `\\def`: the name, its parameters and the group behind them."""
    opened = reader.source.find("{", reader.at)
    reader.at = (
        len(reader.source) if opened < 0 else min(closing(reader.source, opened) + 1, len(reader.source))
    )


def _let(reader: Reader, star: bool, at: int) -> None:
    reader.skip("m")
    start = after_spaces(reader.source, reader.at)
    reader.at = start + (reader.source[start : start + 1] == "=")
    reader.skip("m")


def _no_cite(reader: Reader, star: bool, at: int) -> None:
    keys, reader.at = mandatory(reader.source, reader.at)
    items = [CitationItem(key.strip()) for key in keys.split(",") if key.strip()]
    if reader.shown and items:
        mark = reader.here()
        reader.builder.fields.append(DraftField("latex", items, mark, mark, "", "nocite"))


COMMANDS: dict[str, Command] = {
    "footnote": _footnote,
    "endnote": _endnote,
    "thanks": _thanks,
    "footnotemark": _footnote_mark,
    "footnotetext": _footnote_text,
    "title": _front(0),
    "subtitle": _front(1),
    "author": _front(1),
    "date": _front(1),
    "url": _web_address,
    "nolinkurl": _web_address,
    "path": _web_address,
    "verb": _verb,
    "bibliography": _bibliography,
    "addbibresource": _bib_resource,
    "input": _other_file,
    "include": _other_file,
    "subfile": _other_file,
    "def": _definition,
    "gdef": _definition,
    "edef": _definition,
    "let": _let,
    "item": lambda reader, star, at: reader.item(),
    "bibitem": lambda reader, star, at: reader.bibitem(),
    "href": _link,
    "nocite": _no_cite,
}
