"""Files that are no readable documents, by what they are: the sentence, and what helps."""

from __future__ import annotations

from bibtools.errors import InputError
from bibtools.language.encodings import detect
from bibtools.support.messages import message

_SAVE = "open it in Word or LibreOffice and save it as .docx or .odt"
_IMAGE = "run text recognition (OCR) on it and save the result as text or as a PDF with text"
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_HEAD = 8192
_SHARE = 20
"""A text has fewer control characters than one in so many."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"\x89PNG", "an image (PNG)", _IMAGE),
    (b"\xff\xd8\xff", "an image (JPEG)", _IMAGE),
    (b"II*\x00", "an image (TIFF)", _IMAGE),
    (b"MM\x00*", "an image (TIFF)", _IMAGE),
    (b"AT&TFORM", "a DjVu file", "export it as a PDF with text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "unpack it first"),
    (b"Rar!", "an archive (RAR)", "unpack it first"),
    (b"\xffWPC", "a WordPerfect document", _SAVE),
    (b"%!PS", "a PostScript file", "convert it to PDF first"),
    (b"ITSF", "a Windows help file", "save its pages as HTML"),
)
_NAMES = {
    ".doc": ("a Word 97–2003 document (.doc)", _SAVE),
    ".dot": ("a Word 97–2003 template (.dot)", _SAVE),
    ".wps": ("a Works document (.wps)", _SAVE),
    ".wpd": ("a WordPerfect document (.wpd)", _SAVE),
    ".pages": ("a Pages document (.pages)", "open it in Pages and export it as Word"),
    ".gdoc": ("a link to a Google document (.gdoc)", "download the document as .docx"),
    ".mobi": ("a Kindle book (.mobi)", "convert it to EPUB first"),
    ".azw": ("a Kindle book (.azw)", "convert it to EPUB first"),
    ".azw3": ("a Kindle book (.azw3)", "convert it to EPUB first"),
    ".djvu": ("a DjVu file (.djvu)", "export it as a PDF with text"),
    ".enl": ("an EndNote library (.enl)", "export it from EndNote as RIS or BibTeX"),
    ".enw": (
        "an EndNote import file (.enw)",
        "`bibtools convert` makes BibTeX or RIS of it",
    ),
    ".nbib": (
        "a PubMed export (.nbib)",
        "`bibtools convert` makes BibTeX or RIS of it",
    ),
    ".rst": ("reStructuredText (.rst)", "convert it to HTML or Markdown first"),
    ".adoc": ("AsciiDoc (.adoc)", "convert it to HTML first"),
    ".org": ("an Org file (.org)", "export it as HTML or Markdown first"),
    ".typ": ("a Typst document (.typ)", "compile it to PDF first"),
    ".lyx": ("a LyX document (.lyx)", "export it as LaTeX first"),
}
REFUSED_DOCUMENTS = frozenset(ending for ending, (_, hint) in _NAMES.items() if hint == _SAVE) | {".pages"}
"""Endings of documents of word processors that are not read, but are when they have been saved in another format."""
_PACKAGES = (
    ("xl/", "an Excel workbook", "save the sheet as CSV, or copy the references into a text file"),
    ("ppt/", "a PowerPoint presentation", "copy the references into a text file"),
    ("Index/Document.iwa", "a Pages document", "open it in Pages and export it as Word"),
)


def refuse_by_content(data: bytes, name: str) -> None:
    """Raise InputError if the first bytes are those of a file that is not read."""
    if data.startswith(_OLE):
        raise _office_97(data, name)
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                message("this is {what}, not a document that can be read", what=message(what)),
                hint=hint,
                file=name,
            )


def refuse_by_name(ending: str, name: str, title: str) -> None:
    """Raise InputError if the ending is that of a format that is not read, or of one (`title`) that it is not."""
    if title:
        said = message(
            "this file is damaged: its name says {title}, but it does not begin like one", title=title
        )
        raise InputError(said, hint="open it in the program that wrote it and save it again", file=name)
    if ending in _NAMES:
        what, hint = _NAMES[ending]
        raise InputError(
            message("this is {what}, which is not read", what=message(what)), hint=hint, file=name
        )


def refuse_mimetype(mimetype: str, name: str) -> None:
    """Raise InputError if a package says that it is an OpenDocument file that holds no text."""
    kind = mimetype.removeprefix("application/vnd.oasis.opendocument.")
    if kind != mimetype:
        hint = "copy the references into a text document"
        raise InputError(
            message("this is an OpenDocument {kind}, not a text document", kind=kind), hint=hint, file=name
        )


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError if the first bytes hold so many control characters that they are no text in any encoding."""
    codec = detect(data)[0]
    head = data[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if not codec.startswith(("utf-16", "utf-32")) and controls * _SHARE > len(head):
        hint = "name a document, or export what this holds as text"
        raise InputError("this is a binary file, not a document that can be read", hint=hint, file=name)


def unreadable_package(names: set[str], name: str) -> InputError:
    """Return the error for a ZIP file that holds none of the known kinds of documents."""
    for part, what, hint in _PACKAGES:
        if any(each.startswith(part) for each in names):
            return InputError(
                message("this is {what}, not a document that can be read", what=message(what)),
                hint=hint,
                file=name,
            )
    return InputError(
        "this is a ZIP archive, not a document", hint="unpack it and name the files in it", file=name
    )


def _office_97(data: bytes, name: str) -> InputError:
    """Return the error for an OLE file: an encrypted modern document, or one of Office 97 to 2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        hint = "open it with the password and save a copy without one"
        return InputError("this Word file is protected by a password", hint=hint, file=name)
    if "WordDocument".encode("utf-16-le") in data:
        what, hint = _NAMES[".doc"]
        return InputError(
            message("this is {what}, which is not read", what=message(what)), hint=hint, file=name
        )
    return InputError("this is a file of Office 97–2003, which is not read", hint=_SAVE, file=name)
