"""Telling encodings apart by their bytes, with Turkish in mind.

ISO-8859-9 and windows-1254 differ from ISO-8859-1 and windows-1252 in six letters (Ğ İ Ş ğ ı ş stand
where Icelandic has Ð Ý Þ ð ý þ), so the question is whether a text is Turkish or Icelandic: the latter
also uses the acute vowels and æ all the time. Source: ECMA-128 (ISO-8859-9), the Unicode mapping tables.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from bibtools.support.patterns import lazy

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and their codecs; UTF-32 stands before UTF-16, whose mark begins like its own."""

_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
_ICELANDIC = frozenset(b"\xc1\xc9\xcd\xd3\xda\xc6\xe1\xe9\xed\xf3\xfa\xe6")
_WINDOWS = rb"[\x80-\x9f]"
_WELL_FORMED = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_HIGH = rb"[\x80-\xff]"
_SAMPLE = 1 << 16

WRONGLY_READ = lazy(
    # Turkish bytes read as latin-1, inside a word; and UTF-8 bytes of Turkish letters read one by one.
    r"\w*[a-zçöü][ðþý][a-zçöüðþý]\w*|\w*(?:[ÄÅ][\x80-\xbf\u0178\u0152\u017e\u0131\u011f\u015f]|Ã[\x80-\xbf])\w*",
    re.IGNORECASE,
)
"""A word that shows its bytes were decoded wrongly."""


def detect(data: bytes) -> tuple[str, bytes, bool]:
    """Return what bytes are: the codec, the byte order mark they begin with, and whether that is sure.

    UTF-8 also stands for text that is nearly all UTF-8; decoding it strictly may then fail.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec, mark, True
    wide = _nul_pattern(data[:_SAMPLE])
    if wide:
        return wide, b"", True
    try:
        data.decode("utf-8")
        return "utf-8", b"", True
    except UnicodeDecodeError:
        pass
    return ("utf-8", b"", True) if _mostly_utf8(data) else (_single(data), b"", False)


def _nul_pattern(sample: bytes) -> str | None:
    """Name the UTF-16 variant of text without a mark: every other byte of mostly Latin text is NUL."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _mostly_utf8(data: bytes) -> bool:
    """Return whether the well-formed sequences outweigh the stray bytes ten to one."""
    formed = re.findall(_WELL_FORMED, data)
    stray = len(re.findall(_HIGH, data)) - sum(map(len, formed))
    return stray * 10 <= len(formed)


def _single(data: bytes) -> str:
    counts = Counter(data)
    turkish, icelandic = (sum(counts[byte] for byte in letters) for letters in (_TURKISH, _ICELANDIC))
    if turkish and turkish >= icelandic:
        names = ("windows-1254", "iso-8859-9") if re.search(_WINDOWS, data) else ("iso-8859-9",)
    else:
        names = ("windows-1252", "iso-8859-1") if re.search(_WINDOWS, data) else ("iso-8859-1",)
    return next((name for name in names if _decodes(data, name)), names[-1])


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def single_byte(byte: bytes) -> str:
    """Read one byte as windows-1254, or as ISO-8859-9 where that has no such character."""
    return byte.decode("windows-1254" if _decodes(byte, "windows-1254") else "iso-8859-9")
