"""Rendering one variable's list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.context import Context, make_text
from bibtools.csl.names.joining import ELLIPSIS, before_ellipsis, before_et_al, before_last
from bibtools.csl.names.layout import Join, layout
from bibtools.csl.names.shown import count_shown, given_level
from bibtools.csl.richtext import Node, plain_text
from bibtools.csl.token import PLAIN, Token

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person
    from bibtools.csl.nodes.label import NameLabel


class NamesSpec:
    """What a cs:names element asks for."""

    __slots__ = (
        "before",
        "delimiter",
        "et_al_term",
        "et_al_token",
        "label",
        "options",
        "token",
        "variables",
    )

    variables: tuple[str, ...]
    options: NameOptions
    token: Token
    delimiter: str
    et_al_term: str
    et_al_token: Token

    def __init__(self) -> None:
        """Make an empty spec; `nodes.names.read_names_spec` fills it."""
        self.label: NameLabel | None = None
        self.before = False


def same_people(c: Context, spec: NamesSpec, variables: list[str]) -> str:
    """Give the term for two roles that the same people have (`editortranslator`), or the empty string."""
    if len(variables) != 2 or spec.label is None:
        return ""
    term = "".join(sorted(variables))
    if not c.env.locale.term(term, spec.label.form):
        return ""
    first, second = (c.item.names[name] for name in variables)
    if len(first) != len(second):
        return ""
    for one, other in zip(first, second, strict=True):
        for part in ("particle", "family", "given", "dropping", "suffix", "literal"):
            if getattr(one, part) != getattr(other, part):
                return ""
    return term


def render_variable(c: Context, spec: NamesSpec, variable: str, common: str) -> Node | None:
    """Render the names of one variable with its label; None for `form="count"` and for nothing."""
    people = c.item.names[variable]
    options = spec.options
    position = c.nameset
    c.nameset += 1
    total = len(people)
    shown = count_shown(c, options, total, position)
    if options.form == "count":
        ended = shown < total and options.use_last
        c.counts.append(shown + ended)
        return None
    levels = _levels(c, options, people, position)
    list_nodes = _list(c, spec, people, shown, levels, variable)
    _remember(c, position, shown + (shown < total and options.use_last), levels)
    node = Node(None, list_nodes, variable=variable)
    if spec.label is not None and not c.sorting:
        return spec.label.around(c, node, common or variable, total > 1, spec.before)
    return node


def _levels(c: Context, options: NameOptions, people: tuple[Person, ...], position: int) -> list[int]:
    registry = c.env.people
    if c.looking and registry.adds_given and c.env.registering:
        for index, person in enumerate(people):
            registry.add(c.item.id, person, index)
    if not registry.adds_given and c.expanded is None:
        return [options.default_level()] * len(people)
    return [given_level(c, options, person, position, index) for index, person in enumerate(people)]


def _remember(c: Context, position: int, shown: int, levels: list[int]) -> None:
    """Record what was shown, for disambiguation to start from."""
    if not c.looking:
        return
    record = c.disambiguation
    while len(record.names) <= position:
        record.names.append(0)
        record.givens.append([])
    record.names[position] = shown
    record.givens[position] = levels


def _list(
    c: Context, spec: NamesSpec, people: tuple[Person, ...], shown: int, levels: list[int], variable: str
) -> list[Node]:
    options = spec.options
    total = len(people)
    last = shown < total and options.use_last and not c.sorting
    cut = shown < total and not last and not c.sorting
    indices = [*range(shown), total - 1] if shown < total and options.use_last else list(range(shown))
    nodes = [_name(c, options, people[i], levels[i], i, variable) for i in indices]
    if c.shared is not None and c.area == "bibliography":
        c.shared.see_people([people[i] for i in indices], nodes)
    inverted = [_is_inverted(options, people[i], i) for i in indices]
    count = len(nodes)
    if not nodes:
        return nodes
    for node in nodes[:-2] if (count > 1 and not cut) else nodes[:-1]:
        node.suffix += options.delimiter
    if cut:
        return _with_et_al(c, spec, nodes, inverted[-1])
    if count > 1:
        if c.sorting:
            nodes[-2].suffix += options.delimiter
        elif last:
            before = before_ellipsis(options, count)
            nodes.insert(-1, Node(ELLIPSIS, prefix=before, suffix=" "))
        else:
            before, word, after = before_last(options, count, inverted[-2])
            if word:
                nodes.insert(-1, Node(word, prefix=before, suffix=after))
            else:
                nodes[-2].suffix += before
    return nodes


def _with_et_al(c: Context, spec: NamesSpec, nodes: list[Node], after_inverted: bool) -> list[Node]:
    term = spec.et_al_term
    if not term:
        return nodes
    node = make_text(c, term, spec.et_al_token, minor=True, language=c.env.locale.code)
    node.prefix = before_et_al(spec.options, term, len(nodes), after_inverted)
    node.suffix = ""
    inner = Node(None, nodes)
    return [inner, node]


def _is_inverted(options: NameOptions, person: Person, index: int) -> bool:
    if person.literal or person.script < 2 or person.static:
        return False
    return options.sort_order == "all" or (options.sort_order == "first" and index == 0)


def _name(c: Context, options: NameOptions, person: Person, level: int, index: int, variable: str) -> Node:
    if person.literal:
        return _institution(c, options, person, variable)
    inverted = _is_inverted(options, person, index)
    key = (id(options), level, inverted, c.sorting)
    tree = person.cache.get(key)
    if tree is None:
        tree = person.cache[key] = layout(person, options, level, inverted, c.sorting)
    inner = _to_node(c, options, tree)
    token = options.token
    node = Node(None, [inner], token.prefix, token.suffix, "", token.decor, variable)
    return node


def _institution(c: Context, options: NameOptions, person: Person, variable: str) -> Node:
    names = {pair[0]: pair for pair in (*options.token.decor, *options.family.decor)}
    token = Token(
        decor=tuple(names.values()),
        text_case=options.family.text_case or options.token.text_case,
        strip=options.family.strip,
    )
    node = make_text(c, person.literal, token, variable, minor=True)
    return Node(None, [node], variable=variable)


def _to_node(c: Context, options: NameOptions, tree: Join | tuple[str, str]) -> Node:
    if isinstance(tree, tuple):
        kind, text = tree
        part = options.family if kind == "family" else options.given if kind == "given" else PLAIN
        token = PLAIN if part is PLAIN else Token("", "", "", part.decor, part.text_case, part.strip)
        return make_text(c, text, token, minor=True)
    kids = [_to_node(c, options, part) for part in tree.parts]
    for kid in kids[:-1]:
        kid.suffix += tree.separator
    part = options.family if tree.affix == "family" else options.given if tree.affix == "given" else PLAIN
    return Node(None, kids, part.prefix, part.suffix)


def collapse_authors(c: Context, top: Node) -> None:
    """Leave out names that are those of the cite before, where the style collapses cites."""
    assert top.kids is not None
    shown = plain_text(top.kids[-1])
    cluster = c.collapse
    if shown == cluster.last_names:
        if cluster.collapses:
            top.kids.pop()
        if cluster.group_delimiter:
            cluster.use_group_delimiter = True
        return
    cluster.last_names = shown
    if cluster.first_names is None:
        cluster.first_names = shown
    cluster.collapsed = False
    if cluster.group_delimiter:
        cluster.use_group_delimiter = False
