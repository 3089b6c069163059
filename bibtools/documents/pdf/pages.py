"""From the characters that pdfium finds on a page to pieces of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import hypot
from statistics import median_high
from typing import Any

from bibtools.documents.pdf.accents import joined_accents
from bibtools.documents.pdf.bombs import refuse_bombs
from bibtools.documents.pdf.columns import in_reading_order
from bibtools.documents.pdf.lines import Line, Mark, Page
from bibtools.errors import InputError
from bibtools.support.messages import message

MOST_PAGES = 10_000
"""The most pages that are read; the longest books and volumes of sources have about two thousand."""
_MOST_CHARACTERS = 60_000_000
_FEWEST_CHARACTERS = 5
_WORD = re.compile("[^\\s\ufffe\x02]+")
_HYPHEN = re.compile("[\ufffe\x02]")
_LINE_END = re.compile("[\r\n\ufffe\x02]")
_NUMBER_BEHIND = re.compile(
    r"(?<=[^\W\d_])\d{1,3}(?=\W*\Z)|(?<=[.,;:!?)\]”’»\"'…])\d{1,3}(?=\W*\Z)|\A\d{1,3}\Z"
)
_NUMBER_BEFORE = re.compile(r"\A\d{1,3}(?=[^\W\d_]|[“\"'‘«(*])")
_STARS = re.compile(r"\A\*{1,4}(?=\w|\Z)|(?<=\w)\*{1,4}\Z")
_BOLD_FONT = re.compile(rb"bold|black|heavy|demi|[a-z]bx\d|[a-z]b\d{1,2}\Z", re.IGNORECASE)
_RAISED = 0.9
"""What is printed smaller than this share of the letters around it, and higher, is a raised mark."""
_WIDE_GAP = 1.6


def read_pages(data: bytes, name: str) -> list[Page]:
    """Return the pages of a PDF with their lines. Raise InputError if it cannot be read."""
    import pypdfium2

    refuse_bombs(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), name) from None
    try:
        return _pages(document, name)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), name) from None
    finally:
        document.close()


def _refusal(error: str, name: str) -> InputError:
    if "password" in error.lower() or "security" in error.lower():
        hint = "open it with the password and print it to a new PDF"
        return InputError("this PDF file is protected by a password", hint=hint, file=name)
    hint = "open it in a PDF reader and print it to a new PDF"
    return InputError(
        message("this PDF file is damaged: {error}", error=error.rstrip(".")), hint=hint, file=name
    )


def _pages(document: Any, name: str) -> list[Page]:
    if len(document) > MOST_PAGES:
        hint = "save the part that you need as a PDF of its own"
        said = message(
            "this PDF file has {count} pages; at most {most_pages} are read",
            count=len(document),
            most_pages=MOST_PAGES,
        )
        raise InputError(said, hint=hint, file=name)
    pages = []
    characters = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text_page = page.get_textpage()
        characters += text_page.count_chars()
        if characters > _MOST_CHARACTERS:
            hint = "save the part that you need as a PDF of its own"
            raise InputError("this PDF file is too large to be read", hint=hint, file=name)
        width, height = page.get_size()
        lines = in_reading_order(list(_pieces(text_page)), width)
        for index, line in enumerate(lines, 1):
            line.page, line.number = number, index
        pages.append(Page(number, width, height, lines))
        text_page.close()
        page.close()
    if characters < _FEWEST_CHARACTERS * max(1, len(pages)):
        hint = "run text recognition (OCR) on it first, for example with OCRmyPDF"
        raise InputError("this PDF file holds pictures of its pages, but no text", hint=hint, file=name)
    return pages


def _text(text_page: Any) -> str:
    """Return the text of a page, one character for each that pdfium counts."""
    import pypdfium2.raw as pdfium

    count = text_page.count_chars()
    text: str = text_page.get_text_range(0, count) if count else ""
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(text_page.raw, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    return text


class _Glyphs:
    """The characters of a page: where each stands, how large and in which font it is printed."""

    def __init__(self, text_page: Any) -> None:
        import ctypes

        import pypdfium2.raw as pdfium

        self._page = text_page.raw
        self._pdfium = pdfium
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._pointers = tuple(ctypes.byref(number) for number in self._numbers)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_pointer = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.byref(ctypes.c_int())

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a character begins on its base line."""
        x, y = self._numbers[:2]
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, *self._pointers[:2])
        return x.value, y.value

    def right(self, index: int) -> float:
        """Return the right edge of a character."""
        self._pdfium.FPDFText_GetCharBox(self._page, index, *self._pointers)
        return self._numbers[1].value

    def size(self, index: int) -> float:
        """Return the size of the font at a character, as it is printed."""
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix_pointer)
        scale = hypot(self._matrix.c, self._matrix.d)
        size: float = self._pdfium.FPDFText_GetFontSize(self._page, index)
        return size * scale

    def bold(self, index: int) -> bool:
        """Return whether the name of a character's font says that it is bold."""
        self._pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 128, self._flags)
        return bool(_BOLD_FONT.search(self._name.value))


def _pieces(text_page: Any) -> Iterator[Line]:
    """Yield the pieces of lines in the order of the file: a wide gap, or a step up or down, parts them."""
    text, glyphs = _text(text_page), _Glyphs(text_page)
    words: list[_Word] = []
    last: _Word | None = None
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        word = _word(match, glyphs)
        if last is not None and (_LINE_END.search(between) or _parted(last, word)):
            yield _line(words, glyphs, hyphen=bool(_HYPHEN.search(between)))
            words = []
        words.append(word)
        last, end = word, match.end()
    if words:
        yield _line(words, glyphs, hyphen=bool(_HYPHEN.search(text[end:])))


class _Word:
    """A word: its text, where its base line runs, the index of its first character, and what may be a note's mark."""

    __slots__ = ("base", "index", "marks", "size", "text", "x0", "x1")

    def __init__(self, text: str, index: int, x0: float, x1: float, base: float, size: float) -> None:
        self.text, self.index = text, index
        self.x0, self.x1 = x0, x1
        self.base, self.size = base, size
        self.marks: list[Mark] = []


def _word(match: re.Match[str], glyphs: _Glyphs) -> _Word:
    text, index = match[0], match.start()
    x0, base = glyphs.origin(index)
    word = _Word(text, index, x0, glyphs.right(match.end() - 1), base, glyphs.size(index))
    before = _NUMBER_BEFORE.match(text)
    if before:
        _, base = glyphs.origin(index + before.end())
        size = glyphs.size(index + before.end())
        word.marks.append(Mark(0, before.end(), before[0], word.size < _RAISED * size and word.base > base))
        word.base, word.size = base, size
    behind = _NUMBER_BEHIND.search(text)
    if behind:
        at = index + behind.start()
        raised = (
            behind.start() > 0 and glyphs.size(at) < _RAISED * word.size and glyphs.origin(at)[1] > word.base
        )
        word.marks.append(Mark(behind.start(), behind.end(), behind[0], raised))
    stars = _STARS.search(text)
    if stars:
        word.marks.append(Mark(stars.start(), stars.end(), stars[0], True))
    return word


def _parted(last: _Word, word: _Word) -> bool:
    size = max(last.size, word.size, 1.0)
    return (
        abs(word.base - last.base) > 0.6 * size
        or word.x0 < last.x1 - size
        or word.x0 - last.x1 > _WIDE_GAP * size
    )


def _line(words: list[_Word], glyphs: _Glyphs, *, hyphen: bool) -> Line:
    """Return the piece of line that words make."""
    size = median_high([word.size for word in words for _ in range(min(len(word.text), 12))])
    base = next((word.base for word in words if word.size >= _RAISED * size), words[0].base)
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for word in words:
        raised = word.size < _RAISED * size and word.base > base + 0.05 * size
        for mark in word.marks:
            alone = raised and mark.end - mark.start == len(word.text)
            marks.append(Mark(mark.start + at, mark.end + at, mark.number, mark.raised or alone))
        parts.append(word.text)
        at += len(word.text) + 1
    text, marks = joined_accents(" ".join(parts), marks)
    bold = glyphs.bold(words[0].index) and glyphs.bold(words[-1].index)
    return Line(
        text + ("-" if hyphen else ""),
        words[0].x0,
        words[-1].x1,
        base,
        base + size,
        size,
        bold,
        hyphen,
        marks,
    )
