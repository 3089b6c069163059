"""What a style asks of bibtools that CSL has no attribute for: `<?bibtools written-dates="original-date" …?>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

WRITTEN_DATES = "written-dates"
"""The variable that offers dates as the source wrote them."""
ARTICLES = "articles"
"""Where articles of names ("el-", "es-") stand: everywhere, or `behind-given-names` only, as ISNAD wants it."""
_SETTING = lazy(r"(?<!\S)([\w-]+)=[\"']([\w-]+)[\"']")


def own_settings(style: _Element) -> dict[str, str]:
    """Return the settings of the processing instructions `bibtools` in a style; other processors ignore them."""
    found: Any = style.xpath("//processing-instruction('bibtools')")
    # Not instruction.get(): lxml's pseudo-attributes have no hyphens.
    texts = [instruction.text or "" for instruction in found]
    return {match[1]: match[2] for text in texts for match in _SETTING.finditer(text)}
