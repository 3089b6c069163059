"""Characters of `w:sym`: a code in a font of its own."""

from __future__ import annotations

_PRIVATE = 0xF000
_PICTURES = ("wingdings", "webdings", "symbol", "zapf")


def symbol(font: str, code: str) -> str:
    """Return the character of a `w:sym` with a hexadecimal code.

    Text fonts are shifted to U+F000 by Word and shifted back here; in fonts of pictures the code stays private.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if _PRIVATE + 0x20 <= number <= _PRIVATE + 0xFF and not font.lower().startswith(_PICTURES):
        number -= _PRIVATE
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
