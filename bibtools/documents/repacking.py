"""ZIP packages written anew: what did not change is copied as it stands, compressed bytes and all."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from copy import copy
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
"""The fixed part of a local file header (APPNOTE 4.3.7); its last two numbers are the lengths of name and extra."""
_HAS_DESCRIPTOR = 0x08


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a new package; a part called `mimetype` comes first and is not compressed (ODF 1.3 part 2, 3.3)."""
    return repacked(b"", parts)


def repacked(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a package with some parts in the place of its own; None leaves one out, new ones come last.

    All others keep their compressed bytes, dates and order. The same input gives the same bytes.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = set()
        for info, raw in _members(data):
            names.add(info.filename)
            content = parts.get(info.filename) if info.filename in parts else raw
            if info.filename not in parts:
                _copy(target, info, raw)
            elif content is not None:
                target.writestr(_renewed(info), content)
        for name, content in parts.items():
            if name not in names and content is not None:
                target.writestr(_new(name), content)
    return stream.getvalue()


def _members(data: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Yield the members of a package in order, each with its compressed bytes."""
    if not data:
        return
    with zipfile.ZipFile(BytesIO(data)) as source:
        for info in source.infolist():
            header = _LOCAL_HEADER.unpack_from(data, info.header_offset)
            start = info.header_offset + _LOCAL_HEADER.size + header[-2] + header[-1]
            yield info, data[start : start + info.compress_size]


def _copy(target: zipfile.ZipFile, info: zipfile.ZipInfo, raw: bytes) -> None:
    """Add a member with the compressed bytes that it has; sizes go into its header, not behind it."""
    made = copy(info)
    made.flag_bits &= ~_HAS_DESCRIPTOR
    made.extra = b""
    assert target.fp is not None
    target.fp.seek(target.start_dir)
    made.header_offset = target.fp.tell()
    target.fp.write(made.FileHeader(zip64=False) + raw)
    target.filelist.append(made)
    target.NameToInfo[made.filename] = made
    target.start_dir = target.fp.tell()


def _renewed(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
    made.create_system = info.create_system
    if info.filename == "mimetype":
        made.compress_type = zipfile.ZIP_STORED
    return made


def _new(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    made.create_system = 0
    return made
