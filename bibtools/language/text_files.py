"""Bytes to Text: which encoding a file is in, and a sentence wherever that had to be assumed.

Every command reads its input here. What was assumed or is odd comes back as Faults, in the order of the
text, with these kinds:

    encoding-assumed   the file is not UTF-8 and nothing says what it is; the message names the guess
    encoding-doubtful  letters that betray a wrong `encoding` (`Aðaoðlu` for `Ağaoğlu`)
    encoding-mixed     a UTF-8 file with a few bytes that are not; those are read as windows-1254
    nul                NUL characters, kept as they are
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bibtools.errors import EncodingError, InputError
from bibtools.language.encodings import MARKS, WRONGLY_READ, detect, single_byte
from bibtools.model import Fault, Span, Text
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

STDIN = "-"
_BINARY = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x89PNG": "an image",
    b"\x1f\x8b": "gzip",
}
_MIXED_REPORTED = 20
_FOREIGN = lazy("[\udc80-\udcff]")
"""What a byte that is not UTF-8 becomes under the error handler surrogateescape."""


def read_text(
    source: str | Path | bytes, name: str | None = None, encoding: str | None = None
) -> tuple[Text, tuple[Fault, ...]]:
    """Read a file, standard input (`-`) or bytes as text.

    Gives the Text, whose `name` is `name` or the path as given, and what has to be said of its encoding.
    `encoding` is a codec name that is then used without detection. Raises InputError for what cannot be
    read and EncodingError for bytes that `encoding` cannot decode.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    name = name if name is not None else (STDIN if isinstance(source, bytes) else str(source))
    kind = next((kind for start, kind in _BINARY.items() if data.startswith(start)), None)
    if kind:
        raise InputError(
            message("this is {kind}, not text", kind=kind),
            hint="save or export it as plain text first",
            file=name,
        )
    text, faults = _told(data, name, encoding) if encoding else _guess(data, name)
    found = [*faults, *_nul_faults(text.content)]
    return text, tuple(sorted(found, key=lambda fault: fault.span))


def to_bytes(content: str, like: Text) -> bytes:
    """Encode changed content as the file it came from was: same encoding, same byte order mark.

    Raises EncodingError if a character does not exist in that encoding.
    """
    mark = next((mark for mark, codec in MARKS if codec == like.encoding), b"") if like.bom else b""
    try:
        return mark + content.encode(like.encoding)
    except UnicodeEncodeError as error:
        place = Text(like.name, content).place(error.start)
        raise EncodingError(
            message(
                "“{content}” does not exist in {encoding}",
                content=content[error.start],
                encoding=like.encoding,
            ),
            hint="convert the file to UTF-8 first (iconv -t UTF-8)",
            file=like.name,
            line=place.line,
            column=place.column,
        ) from None


def write_text(path: str | Path, content: str, like: Text) -> None:
    """Replace a file's content, encoded as `like` was; see `write_file` for links, permissions and failures.

    Raises OutputError if the file cannot be written, and EncodingError as `to_bytes` does.
    """
    from bibtools.support.files import write_file

    write_file(path, to_bytes(content, like))


_HINT_RIGHTS = "check the path and its permissions"


def read_bytes(source: str | Path) -> bytes:
    """Return the bytes of a file, or of standard input (`-`). Raise InputError if they cannot be read."""
    if str(source) == STDIN:
        return sys.stdin.buffer.read()
    path = Path(source)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", hint="check the path", file=str(source)) from None
    except IsADirectoryError:
        hint = message("name a file in it, for example {path}", path=path / "sources.bib")
        raise InputError("this is a folder, not a file", hint=hint, file=str(source)) from None
    except (OSError, ValueError) as error:
        reason = message(getattr(error, "strerror", None) or str(error))
        raise InputError(
            message("cannot be read: {reason}", reason=reason), hint=_HINT_RIGHTS, file=str(source)
        ) from None


def _told(data: bytes, name: str, encoding: str) -> tuple[Text, list[Fault]]:
    """Decode as the user said."""
    try:
        codec = codecs.lookup(encoding).name
        mark = next((mark for mark, of in MARKS if data.startswith(mark) and of.startswith(codec)), b"")
        codec = next((of for other, of in MARKS if mark and other == mark), codec)
        text = Text(name, data[len(mark) :].decode(codec), codec, bool(mark))
    except (LookupError, ValueError) as error:
        if not isinstance(error, UnicodeDecodeError):
            hint = "use a name such as utf-8, iso-8859-9, windows-1254, latin-1 or utf-16"
            raise EncodingError(
                message("“{encoding}” is no text encoding", encoding=encoding), hint=hint, file=name
            ) from None
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        said = message(
            "byte 0x{byte:02X} at offset {start} is not {encoding}",
            byte=byte,
            start=error.start,
            encoding=encoding,
        )
        hint = "leave --encoding out to have it detected, or name the right one"
        raise EncodingError(said, hint=hint, file=name, line=line) from None
    return text, list(_doubts(text))


def _guess(data: bytes, name: str) -> tuple[Text, list[Fault]]:
    """Decode by byte order mark, NUL pattern, UTF-8, or else the likeliest single-byte encoding."""
    codec, mark, sure = detect(data)
    try:
        text = Text(name, data[len(mark) :].decode(codec), codec, bool(mark))
    except UnicodeDecodeError as error:
        if codec == "utf-8":
            return _mixed(data[len(mark) :], name, bool(mark))
        hint = "the file may be cut off; name its encoding with --encoding"
        raise EncodingError(
            message("this is not whole {codec}: {reason}", codec=codec, reason=error.reason),
            hint=hint,
            file=name,
        ) from None
    return text, [] if sure else [_assumed(text)]


def _assumed(text: Text) -> Fault:
    at = next((i for i, char in enumerate(text.content) if char > "\x7f"), 0)
    line = text.place(at).line
    start, end = at, at
    while start > 0 and text.content[start - 1].isalpha():
        start -= 1
    while end < len(text.content) and text.content[end].isalpha() and end - start < 40:
        end += 1
    sample = text.content[start : max(end, at + 1)]
    said = message(
        "not UTF-8; read as {encoding} (line {line} has “{sample}”). If that is wrong, name "
        "the encoding with --encoding; better, save the file as UTF-8",
        encoding=text.encoding,
        line=line,
        sample=sample,
    )
    return Fault("encoding-assumed", said, Span(at, at + 1))


def _doubts(text: Text) -> Iterator[Fault]:
    """Find the letters that a wrongly named encoding leaves behind."""
    match = WRONGLY_READ.search(text.content)
    if match:
        said = message(
            "“{text}” looks wrongly decoded; is the file really {encoding}?",
            text=match[0],
            encoding=text.encoding,
        )
        yield Fault("encoding-doubtful", said, Span(*match.span()))


def _mixed(data: bytes, name: str, bom: bool) -> tuple[Text, list[Fault]]:
    """Decode UTF-8 that has a few foreign bytes, each read by itself as a single-byte character."""
    escaped = data.decode("utf-8", errors="surrogateescape")
    faults: list[Fault] = []
    for match in islice(_FOREIGN.finditer(escaped), _MIXED_REPORTED):
        byte = ord(match[0]) - 0xDC00
        char = single_byte(bytes([byte]))
        said = message(
            "byte 0x{byte:02X} is not UTF-8 as the rest is; read as “{char}” (windows-1254)",
            byte=byte,
            char=char,
        )
        faults.append(Fault("encoding-mixed", said, Span(match.start(), match.end())))
    content = _FOREIGN.sub(lambda match: single_byte(bytes([ord(match[0]) - 0xDC00])), escaped)
    return Text(name, content, "utf-8", bom), faults


def _nul_faults(content: str) -> Iterator[Fault]:
    at = content.find("\0")
    if at >= 0:
        count = content.count("\0")
        said = (
            message("{count} NUL characters, the first here", count=count) if count > 1 else "a NUL character"
        )
        yield Fault("nul", said, Span(at, at + 1))
