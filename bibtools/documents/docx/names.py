"""The names of OOXML: namespaces, and elements with their order within run properties."""

from __future__ import annotations

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_SPACE}}}"
R_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{R_SPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACES: dict[str | None, str] = {"w": W_SPACE, "r": R_SPACE}
RUN_ORDER = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
eastAsianLayout specVanish oMath
""".split()
"""The order of elements within `w:rPr` (ECMA-376 part 1, 17.3.2.28)."""
