"""The author of a narrative citation in a style whose citations show no names, such as a numeric one: "Doe [1]"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bibtools.csl.areas import Area
from bibtools.csl.constants import NAMESPACE
from bibtools.csl.layouts import Layout

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.locale import Locale

_STYLE = f"""
<style xmlns="{NAMESPACE[1:-1]}" class="in-text" version="1.0">
  <intext et-al-min="3" et-al-use-first="1"><layout>
    <names variable="author">
      <name form="short" and="text" delimiter=", "/>
      <substitute><names variable="editor"/><text variable="title" form="short" quotes="true"/></substitute>
    </names>
  </layout></intext>
</style>
"""


def plain_author(locale: Locale) -> Layout:
    """Return the layout that renders family names as they stand in a sentence, or the title where there are none."""
    style = _parsed()
    return Layout(style, Area(style, "intext"), locale)


@cache
def _parsed() -> _Element:
    from lxml import etree

    return etree.fromstring(_STYLE)
