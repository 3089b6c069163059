"""What the control words of RTF do (specification 1.9.1)."""

from __future__ import annotations

from bibtools.documents.fields.instructions import read_mark
from bibtools.documents.rtf.codepages import decoded, of_charset, of_page
from bibtools.documents.rtf.reader import Handler, Reader
from bibtools.documents.rtf.state import style_named
from bibtools.documents.rtf.tokens import TOKEN, group_end


def _switch(name: str) -> Handler:
    def handler(reader: Reader, number: int) -> None:
        setattr(reader.state, name, number != 0)

    return handler


def _raised(reader: Reader, number: int) -> None:
    reader.state.raised = number != 0


def _lowered(reader: Reader, number: int) -> None:
    reader.state.raised = False


def _skip_bytes(reader: Reader, number: int) -> None:
    reader.at += max(0, number)


def _outline(reader: Reader, number: int) -> None:
    reader.state.level = number + 1 if 0 <= number < 9 else 0


def _style(reader: Reader, number: int) -> None:
    reader.state.style = number


def _fallback(reader: Reader, number: int) -> None:
    reader.state.fallback = max(0, number)


def _font(reader: Reader, number: int) -> None:
    reader.font = number
    if reader.state.destination != "fonts":
        reader.state.codec = reader.fonts.get(number, "")


def _default_font(reader: Reader, number: int) -> None:
    reader.default_font = number


def _plain(reader: Reader, number: int) -> None:
    reader.state.plain()
    reader.state.codec = reader.fonts.get(reader.default_font, "")


def _charset(reader: Reader, number: int) -> None:
    if reader.state.destination == "fonts":
        reader.fonts[reader.font] = of_charset(number)


def _font_table(reader: Reader, number: int) -> None:
    reader.state.destination = "fonts"


def _stylesheet(reader: Reader, number: int) -> None:
    """Read the style sheet: each of its groups is a style with its number, its outline level and its name."""
    reader.state.destination = "fonts"
    end = group_end(reader.data, reader.at)
    at = reader.at
    while (at := reader.data.find(b"{", at, end)) >= 0:
        close = group_end(reader.data, at + 1)
        words = {
            m["word"]: int(m["number"] or -1) for m in TOKEN.finditer(reader.data, at, close) if m["word"]
        }
        texts = [m["text"] for m in TOKEN.finditer(reader.data, at, close) if m["text"]]
        outline = words.get(b"outlinelevel", -1)
        level = outline + 1 if 0 <= outline < 9 else 0
        reader.styles[words.get(b"s", 0)] = style_named(decoded(b"".join(texts), reader.page), level)
        at = close
    reader.at = end


def _pard(reader: Reader, number: int) -> None:
    reader.state.new_paragraph()


def _par(reader: Reader, number: int) -> None:
    reader.end_paragraph()


def _cell(reader: Reader, number: int) -> None:
    story = reader.story
    reader.end_paragraph()
    if not story.row:
        story.row, story.cell = reader.builder.new_row(), 1
    story.cell += 1


def _row(reader: Reader, number: int) -> None:
    reader.end_paragraph()
    reader.story.row = 0


def _note_mark(reader: Reader, number: int) -> None:
    reader.note_mark = True


def _note(reader: Reader, number: int) -> None:
    reader.note()


def _field(reader: Reader, number: int) -> None:
    flow = reader.story.flow
    reader.fields.begin(flow, dropped=reader.state.deleted)
    reader.state.closing = lambda: reader.fields.end(flow)


def _instruction(reader: Reader, number: int) -> None:
    reader.state.destination = "instruction"


def _result(reader: Reader, number: int) -> None:
    reader.state.destination = "text"
    reader.open_paragraph()
    reader.fields.separate(reader.story.flow)


def _marker(reader: Reader, number: int) -> None:
    reader.state.destination = "marker"


def _comment(reader: Reader, number: int) -> None:
    near = reader.story.flow.near
    reason = "a comment is not part of the text"
    reader.collect(lambda text: reader.builder.omit(text, "comment", reason, near))


def _text_box(reader: Reader, number: int) -> None:
    reader.state.destination = "text"
    reader.state.new_paragraph()
    reader.begin_story(reader.story.flow)


def _both_forms(reader: Reader, number: int) -> None:
    """Pass over the first of the two groups of `\\upr`, that for readers which know no Unicode."""
    opened = reader.data.find(b"{", reader.at)
    if opened >= 0:
        reader.at = group_end(reader.data, opened + 1) + 1


def _property_name(reader: Reader, number: int) -> None:
    def done(text: str) -> None:
        reader.properties["name"] = text

    reader.collect(done)


def _property_value(reader: Reader, number: int) -> None:
    """Put the pieces of a bookmark's property together: Zotero cuts them and numbers their names."""

    def done(text: str) -> None:
        name = reader.properties.pop("name", "").rpartition("_")[0]
        reader.properties[name] = reader.properties.get(name, "") + text

    reader.collect(done)


def _bookmark(reader: Reader, number: int) -> None:
    def done(name: str) -> None:
        stored = reader.properties.get(name)
        if stored:
            code, flow = read_mark(stored), reader.story.flow
            reader.open_paragraph()
            if code.bibliography:
                flow.enter(code, code.bibliography)
            reader.bookmarks[name] = (code, flow.here)

    reader.collect(done)


def _bookmark_end(reader: Reader, number: int) -> None:
    def done(name: str) -> None:
        code, start = reader.bookmarks.pop(name, (None, None))
        if code is None or start is None:
            return
        if code.bibliography:
            reader.story.flow.leave(code)
        elif code.kind:
            reader.fields.cite(reader.story.flow, code, start)

    reader.collect(done)


def _page(reader: Reader, number: int) -> None:
    reader.page = of_page(number)


def _mac(reader: Reader, number: int) -> None:
    reader.page = "mac_roman"


HANDLERS: dict[str, Handler] = {
    "ansicpg": _page,
    "mac": _mac,
    "uc": _fallback,
    "bin": _skip_bytes,
    "fonttbl": _font_table,
    "stylesheet": _stylesheet,
    "f": _font,
    "fcharset": _charset,
    "i": _switch("italic"),
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "super": _raised,
    "nosupersub": _lowered,
    "plain": _plain,
    "deff": _default_font,
    "pard": _pard,
    "s": _style,
    "outlinelevel": _outline,
    "intbl": _switch("in_table"),
    "par": _par,
    "sect": _par,
    "cell": _cell,
    "row": _row,
    "chftn": _note_mark,
    "footnote": _note,
    "field": _field,
    "fldinst": _instruction,
    "fldrslt": _result,
    "listtext": _marker,
    "pntext": _marker,
    "annotation": _comment,
    "shptxt": _text_box,
    "upr": _both_forms,
    "propname": _property_name,
    "staticval": _property_value,
    "bkmkstart": _bookmark,
    "bkmkend": _bookmark_end,
}
