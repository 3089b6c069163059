"""Raised letters and digits of Unicode, and what they are the raised form of."""

from __future__ import annotations

from unicodedata import decomposition, normalize

_RANGES = (
    (0xAA, 0xBA),
    (0x2B0, 0x2B8),
    (0x2E0, 0x2E4),
    (0x1D2C, 0x1D61),
    (0x2070, 0x207F),
    (0x2120, 0x2122),
    (0x3192, 0x319F),
)
SUPERSCRIPTS = {
    chr(code): normalize("NFKD", chr(code))
    for first, last in _RANGES
    for code in range(first, last + 1)
    if decomposition(chr(code)).startswith("<super>")
}
"""Raised character to the plain text that it raises."""
