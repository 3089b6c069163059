"""Code pages of RTF: by the number of `\\ansicpg`, and by the character set of a font (`\\fcharset`)."""

from __future__ import annotations

import codecs
from functools import lru_cache

_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Windows character sets (the constants of its font interface); those that are not here have the document's page."""
_PAGES = {10000: "mac_roman", 10081: "mac_turkish", 65001: "utf-8", 708: "cp1256", 709: "cp1256"}
DEFAULT = "cp1252"


def of_charset(charset: int) -> str:
    """Return the codec of a font's character set; the empty string if the document's own is meant."""
    return _CHARSETS.get(charset, "")


@lru_cache(maxsize=64)
def of_page(number: int) -> str:
    """Return the codec of a code page; that of Western Windows if there is none for it."""
    try:
        return codecs.lookup(_PAGES.get(number, f"cp{number}")).name
    except LookupError:
        return DEFAULT


def decoded(data: bytes, codec: str) -> str:
    """Return bytes as text; a byte that the code page does not define is read as in Western Windows or Latin-1."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return "".join(_single(byte, codec) for byte in data)


def _single(byte: int, codec: str) -> str:
    one = bytes([byte])
    for each in (codec, DEFAULT):
        try:
            return one.decode(each)
        except UnicodeDecodeError:
            continue
    return one.decode("latin-1")
