"""ZIP packages (Office Open XML, OpenDocument, EPUB): their parts, read within bounds."""

from __future__ import annotations

import zipfile
from io import BytesIO
from zlib import error as ZlibError

from bibtools.errors import InputError
from bibtools.support.messages import message

LARGEST_PART = 100 * 2**20
"""The most bytes that a part may hold when unpacked; the text of a thousand pages is about a tenth of it."""
LARGEST_PACKAGE = 300 * 2**20
"""The most bytes that all the parts that are read may hold together."""
_MOST_PARTS = 20_000
_RATIO, _RATIO_FROM = 300, 16 * 2**20
"""Markup shrinks 5- to 50-fold; from 16 MiB on, what shrinks more than 300-fold was made to fill the memory."""


class Package:
    """The parts of a ZIP package by name. Raise InputError for what is damaged, locked or made to burst."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self.name = name
        self.kind = kind
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise self.damaged(str(error)) from None
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise self._bomb(message("it holds {count} parts", count=len(self._zip.infolist())))

    @property
    def names(self) -> list[str]:
        """The names of the parts in the order of the file."""
        return self._zip.namelist()

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def read(self, part: str) -> bytes:
        """Return the bytes of a part. Raise InputError if there is none, or it cannot be read within bounds."""
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            raise self.damaged(message("the part {part} is missing", part=part)) from None
        if info.flag_bits & 0x1:
            raise self.locked()
        self._check_size(part, info)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, ZlibError, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise self.damaged(
                message("the part {part} cannot be unpacked ({error})", part=part, error=error)
            ) from None
        self._read += len(data)
        if len(data) > LARGEST_PART or self._read > LARGEST_PACKAGE:
            raise self._bomb(
                message("{part} does not end within {size} MiB", part=part, size=LARGEST_PART >> 20)
            )
        return data

    def _check_size(self, part: str, info: zipfile.ZipInfo) -> None:
        size, packed = info.file_size, max(1, info.compress_size)
        if size > LARGEST_PART or self._read + size > LARGEST_PACKAGE:
            raise self._bomb(message("{part} unpacks to {size} MiB", part=part, size=size >> 20))
        if size > _RATIO_FROM and size > _RATIO * packed:
            raise self._bomb(
                message("{part} grows {times}-fold when it is unpacked", part=part, times=size // packed)
            )

    def damaged(self, what: str) -> InputError:
        """Return the error for a package that is not whole."""
        return InputError(
            message("this {kind} file is damaged: {what}", kind=self.kind, what=what),
            hint="open it in the program that wrote it and save it again",
            file=self.name,
        )

    def locked(self) -> InputError:
        """Return the error for a package that a password protects."""
        return InputError(
            message("this {kind} file is protected by a password", kind=self.kind),
            hint="open it with the password and save a copy without one",
            file=self.name,
        )

    def copy_protected(self) -> InputError:
        """Return the error for a book that only its seller's programs may open."""
        return InputError(
            message("this {kind} file is protected against copying", kind=self.kind),
            hint="ask for a copy without protection, or copy the references from the program that opens it",
            file=self.name,
        )

    def _bomb(self, what: str) -> InputError:
        return InputError(
            message("this {kind} file is too large to be read: {what}", kind=self.kind, what=what),
            hint="if it is a real document, save it in parts; if it came from a stranger, delete it",
            file=self.name,
        )
