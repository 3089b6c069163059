"""cs:names: lists of names with labels, "et al.", substitution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.context import Context
from bibtools.csl.emit import emit
from bibtools.csl.kinds import Probe
from bibtools.csl.names.label import NameLabel
from bibtools.csl.names.options import NameOptions
from bibtools.csl.names.render import render_variable, same_people
from bibtools.csl.names.spec import NamesSpec
from bibtools.csl.nodes.substitute import Substitute, compile_substitute
from bibtools.csl.parts import TRIED, Evaluator, Part
from bibtools.csl.richtext import Node
from bibtools.csl.token import PLAIN, attributes_of, read_token

if TYPE_CHECKING:
    from lxml.etree import _Element

    from bibtools.csl.compiler import Compiler


class Names(Part):
    """A cs:names element, with the cs:substitute for items without such names."""

    __slots__ = ("spec", "substitute")

    def __init__(self, spec: NamesSpec, substitute: Substitute | None = None) -> None:
        """Take what the element asks for and its cs:substitute."""
        super().__init__(_evaluator(spec, substitute))
        self.spec = spec
        self.substitute = substitute

    def narrowed(self, kind: Probe) -> Part:
        """Leave the element out where an item has neither the names nor anything that stands in for them."""
        substitute = self.substitute.narrowed(kind) if self.substitute is not None else None
        counts = self.spec.options.form == "count"
        absent = not kind.has(*self.spec.variables) and not counts
        if absent and (substitute is None or substitute.silent):
            return TRIED if substitute is None else TRIED.then(substitute.left)
        return self if substitute is self.substitute else Names(self.spec, substitute)


def compile_names(element: _Element, compiler: Compiler) -> Part:
    """Compile a cs:names element; one in cs:substitute may look like the names that it stands for."""
    spec = read_names_spec(element, compiler, compiler.names_to_stand_for)
    substitute = element.find(f"{NAMESPACE}substitute")
    return Names(spec, compile_substitute(substitute, compiler, spec) if substitute is not None else None)


def _evaluator(spec: NamesSpec, substitute: Substitute | None) -> Evaluator:
    """Return the function that renders the names, or their substitute."""
    fallback = substitute.run if substitute is not None else None
    counts = spec.options.form == "count"

    def evaluate(c: Context) -> None:
        c.variable_tried = True
        before, kept = c.text_before, len(c.out)
        if not render_names(c, spec) and (fallback is None or not fallback(c)):
            if c.sorting and counts and not c.substituting:
                # No names are a number of names, too: fewer than one.
                emit(c, "0", PLAIN)
                c.variable_seen = True
        elif c.marks is not None:
            c.marks.see_names(c.out[kept:], opening=not before)

    return evaluate


def render_names(c: Context, spec: NamesSpec) -> bool:
    """Render the names of a spec's variables; return whether any was rendered."""
    item_names = c.item.names
    variables = [name for name in spec.variables if name in item_names]
    done = c.done
    if done is not None:
        variables = [name for name in variables if name not in done]
        if c.substituting:
            done.update(spec.variables)
    if not variables:
        return False
    common = same_people(c, spec, variables)
    if common:
        variables = variables[:1]
    kids: list[Node] = []
    for variable in variables:
        node = render_variable(c, spec, variable, common)
        if node is not None:
            kids.append(node)
    if spec.options.form == "count":
        emit(c, str(sum(c.counts)), PLAIN)
        c.counts.clear()
        c.variable_seen = True
        return True
    if not kids:
        return False
    c.variable_seen = True
    token = spec.token
    c.out.append(Node(None, kids, token.prefix, token.suffix, spec.delimiter, token.decor))
    c.text_before = True
    return True


def read_names_spec(element: _Element, compiler: Compiler, parent: NamesSpec | None) -> NamesSpec:
    """Read what a cs:names element asks for; inside cs:substitute it inherits from its `parent`."""
    spec = NamesSpec()
    spec.variables = tuple((element.get("variable") or "").split())
    spec.token = read_token(element)
    if parent is not None and not len(element):
        spec.options, spec.label, spec.before = parent.options, parent.label, parent.before
        spec.et_al_term, spec.et_al_token = parent.et_al_term, parent.et_al_token
        spec.token = parent.token
        spec.delimiter = parent.delimiter
        return spec
    name, et_al = element.find(f"{NAMESPACE}name"), element.find(f"{NAMESPACE}et-al")
    parts = {part.get("name"): read_token(part) for part in element.iter(f"{NAMESPACE}name-part")}
    spec.options = NameOptions(
        {**attributes_of(name), **compiler.key_options},
        compiler.name_defaults,
        compiler.style_attributes,
        compiler.locale,
        read_token(name) if name is not None else PLAIN,
        parts.get("family", PLAIN),
        parts.get("given", PLAIN),
    )
    delimiter = element.get("delimiter")
    spec.delimiter = compiler.name_defaults.get("names-delimiter", "") if delimiter is None else delimiter
    _read_label(spec, element, name, compiler)
    spec.et_al_term = compiler.locale.term(et_al.get("term", "et-al") if et_al is not None else "et-al") or ""
    spec.et_al_token = read_token(et_al) if et_al is not None else PLAIN
    return spec


def _read_label(spec: NamesSpec, element: _Element, name: _Element | None, compiler: Compiler) -> None:
    """Read the cs:label of a cs:names element, and whether it stands before the names."""
    label = element.find(f"{NAMESPACE}label")
    if label is None:
        return
    spec.label = NameLabel(label)
    children = list(element)
    spec.before = name is not None and children.index(label) < children.index(name)
