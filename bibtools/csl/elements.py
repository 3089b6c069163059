"""What compiles each rendering element of CSL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.compiler import Compiler, ElementCompiler
from bibtools.csl.locale import Locale
from bibtools.csl.nodes.choose import compile_choose
from bibtools.csl.nodes.date import compile_date
from bibtools.csl.nodes.group import Group
from bibtools.csl.nodes.label import compile_label
from bibtools.csl.nodes.names import compile_names
from bibtools.csl.nodes.number import compile_number
from bibtools.csl.nodes.text import compile_text
from bibtools.csl.parts import Part
from bibtools.csl.token import read_token

if TYPE_CHECKING:
    from lxml.etree import _Element


def compile_group(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:group element."""
    children = [compiler.compile(child) for child in compiler.children(element)]
    return Group(children, read_token(element))


ELEMENTS: dict[str, ElementCompiler] = {
    "text": compile_text,
    "number": compile_number,
    "label": compile_label,
    "date": compile_date,
    "names": compile_names,
    "group": compile_group,
    "choose": compile_choose,
}


def new_compiler(style: _Element, locale: Locale, area: str) -> Compiler:
    """Return a compiler for one area of a style."""
    return Compiler(style, locale, area, ELEMENTS)
