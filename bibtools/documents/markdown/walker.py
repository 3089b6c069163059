"""The walk through the tokens of markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from bibtools.documents.building import Builder, DraftField, Flow
from bibtools.documents.html.parsing import parse_html
from bibtools.documents.markdown.citations import citations_in
from bibtools.documents.markup import all_text
from bibtools.errors import InputError
from bibtools.model.document import BlockKind
from bibtools.model.text import Place, Text
from bibtools.support.messages import message

_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*\Z")
_FENCE = re.compile(r":{3,}[^\n]*")
_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$", re.MULTILINE)
_META = re.compile(r"^(title|bibliography)\s*:\s*(.*)$", re.MULTILINE)
_LIST_ITEM = re.compile(r"\n[ \t]*-[ \t]+(.+)")
_DEEPEST = 80
_BREAKS = ("softbreak", "hardbreak")


class Walker:
    """Reads a text into a builder."""

    def __init__(self, text: Text, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.lines = text.content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.flow = builder.body
        self.notes: dict[int, Flow] = {}
        self.lists: list[str] = []
        self.marker = ""
        self.row = self.cell = 0
        self.line = self.column = 1
        self.italic = 0
        self.env: dict[str, Any] = {}

    def read(self) -> None:
        """Read the whole text; notes that nothing refers to are recorded."""
        options = {"maxNesting": _DEEPEST}
        parser = (
            MarkdownIt("commonmark", options).enable("table").use(footnote_plugin).use(front_matter_plugin)
        )
        tokens = parser.parse("\n".join(self.lines), self.env)
        if any(token.level >= _DEEPEST - 2 for token in tokens):
            hint = "write the text with fewer levels of lists and quotations"
            said = message("this Markdown is nested more than {deepest} deep", deepest=_DEEPEST)
            raise InputError(said, hint=hint, file=self.builder.name)
        for token in tokens:
            self._token(token)
        known = self.env.get("footnotes", {}).get("refs", {})
        for match in _DEFINITION.finditer("\n".join(self.lines)):
            if known.get(f":{match[1]}", -1) < 0:
                line = match.string.count("\n", 0, match.start()) + 1
                reason = "no mark in the text refers to this note"
                self.builder.omit(match[2], "orphan-footnote", reason, Place(self.builder.name, line))

    def _token(self, token: Token) -> None:
        kind = token.type
        if token.map:
            self.line, self.column = token.map[0] + 1, 1
        if kind == "front_matter":
            self._front_matter(token.content)
        elif kind == "heading_open":
            self._open("heading", int(token.tag[1]))
        elif kind == "paragraph_open":
            self._open_paragraph()
        elif kind in ("th_open", "td_open"):
            self.cell += 1
            self._open("cell")
        elif kind == "tr_open":
            self.row, self.cell = self.builder.new_row(), 0
        elif kind == "table_close":
            self.row = self.cell = 0
        elif kind in ("heading_close", "paragraph_close", "th_close", "td_close"):
            self.flow.close()
        elif kind in ("ordered_list_open", "bullet_list_open"):
            self.lists.append(token.markup)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self.marker = f"{token.info}{token.markup}" if token.info else "•"
        elif kind == "footnote_open":
            self.flow = self.notes.get(int(token.meta["id"]), self.flow)
        elif kind == "footnote_close":
            self.flow = self.builder.body
        elif kind == "inline":
            self._inline(token)
        else:
            self._verbatim(token)

    def _open(self, kind: BlockKind, level: int = 0) -> None:
        marker, self.marker = self.marker, ""
        self.flow.open(kind, level=level, marker=marker, row=self.row, cell=self.cell)

    def _open_paragraph(self) -> None:
        """Open the paragraph as what it is: the first of a list item is the item."""
        item = bool(self.marker) and self.flow is self.builder.body
        self._open("item" if item else "paragraph", len(self.lists) if item else 0)

    def _verbatim(self, token: Token) -> None:
        """Write a block of code as it stands, and one of HTML as what it shows."""
        if token.type in ("fence", "code_block"):
            self._open("paragraph")
            self.flow.write(token.content, line=(0, self.line + (token.type == "fence"), 1))
            self.flow.close()
        elif token.type == "html_block":
            shown = all_text(parse_html(token.content, self.builder.name))
            if shown.strip():
                self._open("paragraph")
                self.flow.write(shown, line=(0, self.line, 1))
                self.flow.close()

    def _front_matter(self, content: str) -> None:
        """Read the title and the names of the bibliographies from the YAML before the text."""
        for match in _META.finditer(content):
            value = match[2].strip().strip("\"'")
            if match[1] == "title" and value not in ("", "|", ">"):
                self.flow.open("heading", level=0)
                line = content.count("\n", 0, match.start()) + 2
                self.flow.write(value, line=(0, line, match.start(2) - match.start() + 1))
                self.flow.close()
            elif match[1] == "bibliography":
                many = value.strip("[]").split(",") if value else _LIST_ITEM.findall(content[match.end() :])
                self.builder.bibliographies += [each.strip(" \"'") for each in many]

    def _inline(self, token: Token) -> None:
        children = list(_whole(token.children or []))
        if self.flow.draft.kind == "heading" and children and children[-1].type == "text":
            children[-1].content = _ATTRIBUTES.sub("", children[-1].content)
        for child in children:
            if child.type in ("text", "code_inline"):
                self._text(child.content)
            elif child.type in _BREAKS:
                self.flow.write("\n")
                self.line, self.column = self.line + 1, 1
            elif child.type in ("em_open", "em_close"):
                self.italic += child.nesting
            elif child.type == "footnote_ref":
                self._mark(int(child.meta["id"]))

    def _mark(self, id: int) -> None:
        if id not in self.notes:
            entry = self.env.get("footnotes", {}).get("list", {}).get(id, {})
            number = str(len(self.notes) + 1)
            self.notes[id] = self.builder.note(number, id=str(entry.get("label") or ""), at=self.flow.here)

    def _text(self, content: str) -> None:
        if self.flow.draft.text[-1:] in ("", "\n") and _FENCE.fullmatch(content):
            # The fence of one of pandoc's divs, which holds no text.
            return
        start = self.flow.here
        self.flow.write(content, italic=self.italic > 0, line=(0, self.line, self._find(content)))
        for citation in citations_in(content):
            begin = type(start)(start.draft, start.offset + citation.start)
            end = type(start)(start.draft, start.offset + citation.end)
            self.builder.fields.append(DraftField("pandoc", citation.items, begin, end))

    def _find(self, content: str) -> int:
        """Return the column of a piece of text in the line at hand, looking on from the piece before it."""
        line = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        found = line.find(content[:40], self.column - 1)
        if found >= 0:
            self.column = found + len(content[:40]) + 1
        return found + 1 if found >= 0 else self.column


def _whole(children: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with neighbouring texts joined: an escape or an entity parts them."""
    last: Token | None = None
    for child in children:
        plain = child.type in ("text", "text_special")
        if plain and last is not None:
            last.content += child.content
            continue
        if last is not None:
            yield last
            last = None
        if plain:
            last = Token("text", "", 0, content=child.content)
        else:
            yield child
    if last is not None:
        yield last
