"""What a style has that CSL 1.0.2 has not, such as the extensions of CSL-M and of the drafts of CSL 1.1."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.data import schema_file

if TYPE_CHECKING:
    from lxml.etree import _Element

_OURS = frozenset({"intext", "conditions", "condition"})
"""Elements beyond CSL 1.0.2 that are rendered: the narrative form of CSL 1.1, nested conditions."""
_RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"


def told_extensions(style: _Element) -> list[str]:
    """Return a sentence for each element, and for each attribute of one, that the schema of CSL 1.0.2 does not know."""
    elements, attributes = _known()
    if not elements:
        return []
    dialect = _dialect(style.get("version") or "")
    found: dict[str, None] = {}
    for element in style.iter(f"{NAMESPACE}*"):
        name = str(element.tag).removeprefix(NAMESPACE)
        if name not in elements and name not in _OURS:
            found[f"cs:{name}"] = None
            continue
        for attribute in map(str, element.attrib):
            if not attribute.startswith("{") and attribute not in attributes:
                found[f"the attribute {attribute!r} of cs:{name}"] = None
    return [
        f"The style uses {each}, which is {dialect}, not of CSL 1.0.2; it has no effect." for each in found
    ]


def _dialect(version: str) -> str:
    if "mlz" in version:
        return "of CSL-M"
    return "of a draft of CSL 1.1" if version.startswith("1.1") else "of another version"


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the elements and attributes in the schema; none where it is not installed."""
    from lxml import etree

    path = schema_file()
    if path is None or not path.is_file():
        return frozenset(), frozenset()
    root: Any = etree.parse(str(path)).getroot()

    def names(kind: str) -> frozenset[str]:
        return frozenset(name.text for name in root.iterfind(f".//{_RELAX_NG}{kind}//{_RELAX_NG}name"))

    return names("element"), names("attribute")
