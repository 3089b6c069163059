"""Links of an entry (CSL 1.0.2, appendix VI): where its URL and identifiers lead, and the text that they are put on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bibtools.csl.richtext import Node
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.items import Item

_BASES = {
    "DOI": "https://doi.org/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "URL": "",
}
"""Variable → what its value is appended to; in the order in which the first leads to a work best."""
LINKED = frozenset(_BASES)
_ADDRESS = lazy(
    r"(?:https?|ftp)://[^\s<>\"]+\Z",
)
_ADDRESS_PREFIX = lazy(r"https?://\S*\Z")


def address_of(variable: str, value: str) -> str:
    """Return where the value of a variable leads; empty if it is no address of the web (such as `javascript:`)."""
    value = value.strip()
    address = value if value.startswith(("http://", "https://")) else _BASES[variable] + value
    return address if _ADDRESS.match(address) else ""


def with_link(node: Node, variable: str, value: str) -> None:
    """Put a link on the text of a variable, and on what of its prefix is the beginning of its address."""
    address = address_of(variable, value)
    if not address:
        return
    begins = _ADDRESS_PREFIX.search(node.prefix)
    if begins and node.text is not None:
        node.prefix, node.text = node.prefix[: begins.start()], begins[0] + node.text
    node.decor = (*node.decor, ("link", address))


def link_title(tree: Node, item: Item) -> None:
    """Put a link on the title of an entry (or of what holds it) if no other part of it is one."""
    address = _best(item.values)
    nodes = list(_nodes(tree))
    if not address or any(name == "link" for node in nodes for name, _ in node.decor):
        return
    for variable in ("title", "title-short", "container-title"):
        for node in nodes:
            if node.variable == variable:
                node.decor = (*node.decor, ("link", address))
                return


def _best(values: Mapping[str, str]) -> str:
    addresses = (address_of(variable, values[variable]) for variable in _BASES if values.get(variable))
    return next(filter(None, addresses), "")


def _nodes(node: Node) -> list[Node]:
    return [node, *(inner for kid in node.kids or () for inner in _nodes(kid))]
