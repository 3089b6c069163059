"""Punctuation where pieces of text meet: no doubled marks, marks in or out of quotation marks.

Four passes over the tree, in the order of citeproc-js: marks and spaces that open a node move up,
those of neighbours are merged, those that close a node move down, and marks swap with quotation marks.
"""

from __future__ import annotations

from bibtools.csl.richtext import Node

PUNCTUATION = frozenset("!?.:,;")
_MARKS = "".join(sorted(PUNCTUATION))
_OR_SPACE = PUNCTUATION | {" ", "\u00a0"}
_MERGE = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;"},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;"},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";"},
}
"""What two marks that meet become: `_MERGE[left][right]`."""
_SWAP_IN = frozenset("!?.,")
_SWAP_OUT = frozenset(":,;")
_FONTS = frozenset({"font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"})


def glue(left: str, right: str) -> str | None:
    """Join two texts; None where their marks or spaces meet in a way that the passes have to settle."""
    if left and right:
        one, other = left[-1], right[0]
        if one == other and one in _OR_SPACE:
            return None
        if one in PUNCTUATION and other in PUNCTUATION and _MERGE[one].get(other) != one + other:
            return None
    return left + right


def adjust(node: Node, in_quote: bool) -> None:
    """Set the punctuation of a tree right; `in_quote` puts full stops and commas inside of quotes."""
    upward(node)
    leftward(node)
    downward(node, in_quote)
    swap(node, in_quote)


def _has_fonts(node: Node) -> bool:
    return any(name in _FONTS for name, _value in node.decor)


def _has_quotes(node: Node) -> bool:
    return any(name == "quotes" for name, _value in node.decor)


def upward(node: Node) -> None:
    """Move marks and spaces that open the first child, and spaces that close the last, to the parent."""
    kids = node.kids
    if kids is None:
        _drop_repeat(node)
        return
    if not kids:
        return
    for kid in kids:
        if kid.kids is not None:
            upward(kid)
        elif kid.suffix:
            _drop_repeat(kid)
    first, last = kids[0], kids[-1]
    decor = bool(node.decor)
    delimiter = node.delimiter
    if delimiter and delimiter[-1] in _OR_SPACE:
        end = delimiter[-1]
        for kid in kids[1:]:
            if kid.prefix[:1] == end:
                kid.prefix = kid.prefix[1:]
    if last.suffix[-1:] == " " and not decor:
        if node.suffix[:1] != " ":
            node.suffix = " " + node.suffix
        last.suffix = last.suffix[:-1]
    if first.prefix:
        if first.prefix[0] == " " and node.prefix[-1:] == " ":
            first.prefix = first.prefix[1:]
        opening = first.prefix[:1]
        if not decor and not node.prefix and opening in _OR_SPACE and opening:
            node.prefix = opening
            first.prefix = first.prefix[1:]


def _drop_repeat(node: Node) -> None:
    suffix = node.suffix
    if suffix and suffix[0] in PUNCTUATION and node.text and suffix[0] == node.text[-1]:
        node.suffix = suffix[1:]


def leftward(node: Node) -> None:
    """Merge the mark that opens a node with what closes the one before it."""
    kids = node.kids
    if not kids:
        return
    for kid in kids:
        if kid.kids:
            leftward(kid)
    if node.delimiter:
        return
    for index in range(len(kids) - 2, -1, -1):
        other = kids[index + 1]
        mark = other.prefix[:1]
        if mark not in PUNCTUATION:
            continue
        one = kids[index]
        if (one.decor or other.decor) and (_has_fonts(one) or _has_fonts(other)):
            continue
        if one.suffix[-1:] == mark or (not one.suffix and one.text is not None and one.text[-1:] == mark):
            other.prefix = other.prefix[1:]
        else:
            merge_left(one, other)


def merge_left(one: Node, other: Node) -> None:
    """Merge the first mark of `other.prefix` into the suffix of `one`."""
    left, right = one.suffix[-1:], other.prefix[0]
    merged = _MERGE.get(left, {}).get(right)
    other.prefix = other.prefix[1:]
    one.suffix = one.suffix[:-1] + merged if merged is not None else one.suffix + right


def _to_text(node: Node) -> None:
    """Merge the first mark of a node's suffix into its text."""
    text, suffix = node.text or "", node.suffix
    left, right = text[-1:], suffix[0]
    node.suffix = suffix[1:]
    if left == right:
        return
    merged = _MERGE.get(left, {}).get(right)
    node.text = text[:-1] + merged if merged is not None else text + right


def _into(kid: Node, parent: Node) -> None:
    """Merge the first mark of the parent's suffix into the last child."""
    if kid.text is not None:
        text, right = kid.text, parent.suffix[0]
        parent.suffix = parent.suffix[1:]
        if text[-1:] != right:
            merged = _MERGE.get(text[-1:], {}).get(right)
            kid.text = text[:-1] + merged if merged is not None else text + right
        return
    left, right = kid.suffix[-1:], parent.suffix[0]
    parent.suffix = parent.suffix[1:]
    if left != right:
        merged = _MERGE.get(left, {}).get(right)
        kid.suffix = kid.suffix[:-1] + merged if merged is not None else kid.suffix + right


def _ends_with(node: Node, mark: str) -> bool:
    while True:
        if node.kids is None:
            return (node.text or "")[-1:] == mark
        if not node.kids:
            return False
        node = node.kids[-1]
        if node.suffix:
            return node.suffix[-1] == mark


def _merges(node: Node, mark: str) -> bool:
    """Return whether a mark would be swallowed by what closes a node."""
    while True:
        end = node.suffix[-1:]
        if not end and node.kids is None:
            end = (node.text or "")[-1:]
        merged = _MERGE.get(end, {}).get(mark)
        if merged is not None and len(merged) == 1:
            return True
        if not node.kids:
            return False
        node = node.kids[-1]


def _ends_in_quotes(node: Node) -> bool:
    while True:
        if _has_quotes(node):
            return True
        if not node.kids:
            return False
        node = node.kids[-1]


def _ends_in_number(node: Node) -> bool:
    while True:
        if node.is_number:
            return True
        if not node.kids:
            return False
        node = node.kids[-1]


def _is_number(node: Node) -> bool:
    return node.is_number or bool(node.kids and len(node.kids) == 1 and node.kids[0].is_number)


def downward(node: Node, in_quote: bool) -> None:
    """Move marks of delimiters and suffixes down to the text that they follow."""
    kids = node.kids
    if kids is None:
        _drop_repeat(node)
        return
    if not kids:
        return
    if node.delimiter and node.delimiter[0] in PUNCTUATION:
        mark = node.delimiter[0]
        for kid in kids[:-1]:
            if kid.suffix[-1:] != mark:
                kid.suffix += mark
        node.delimiter = node.delimiter[1:]
    for index in range(len(kids) - 1, -1, -1):
        kid = kids[index]
        if index == len(kids) - 1:
            _close_last(node, kid, in_quote)
        elif node.delimiter:
            if node.delimiter[0] in _OR_SPACE and node.delimiter[0] == kid.suffix[-1:]:
                kid.suffix = kid.suffix[:-1]
        elif kid.suffix and not kid.decor and not _is_number(kid):
            other = kids[index + 1]
            if kid.suffix[-1] in _OR_SPACE and kid.suffix[-1] == other.prefix[:1]:
                other.prefix = other.prefix[1:]
        if kid.kids is not None:
            downward(kid, in_quote)
        elif kid.suffix:
            if kid.suffix[0] in PUNCTUATION and not kid.decor and not kid.is_number:
                _to_text(kid)
            _drop_repeat(kid)


def _close_last(node: Node, kid: Node, in_quote: bool) -> None:
    mark = node.suffix[:1]
    migrates = mark in PUNCTUATION and (_merges(kid, mark) or (in_quote and _ends_in_quotes(kid)))
    if migrates and not _ends_in_number(kid):
        _into(kid, node)
        if node.suffix[:1] == ".":
            kid.suffix += "."
            node.suffix = node.suffix[1:]
    suffix = kid.suffix
    if suffix:
        if suffix[-1] == " " and node.suffix[:1] == " ":
            node.suffix = node.suffix[1:]
        if suffix[0] in _OR_SPACE:
            if kid.text is not None and kid.text[-1:] == suffix[0]:
                kid.suffix = suffix[1:]
            if kid.suffix and kid.suffix[-1:] == node.suffix[:1]:
                # More marks behind the repeated one go with it ("Title.;"), a space or bracket stays.
                node.suffix = node.suffix.lstrip(_MARKS)
    mark = node.suffix[:1]
    if mark in PUNCTUATION and _ends_with(node, mark):
        node.suffix = node.suffix[1:]


def swap(node: Node, in_quote: bool) -> None:
    """Move marks that follow quoted text in, or those that close it out."""
    kids = node.kids
    if kids is None:
        return
    for kid in kids:
        if kid.decor and _has_quotes(kid):
            if in_quote:
                while kid.suffix and kid.suffix[0] in _SWAP_IN:
                    _swap_in(kid)
            else:
                _swap_out(kid)
        if kid.kids:
            swap(kid, in_quote)


def _swap_in(kid: Node) -> None:
    if kid.kids:
        _into_suffix(kid.kids[-1], kid)
    else:
        _to_text(kid)


def _into_suffix(inner: Node, outer: Node) -> None:
    left, right = inner.suffix[-1:], outer.suffix[0]
    outer.suffix = outer.suffix[1:]
    if left != right:
        merged = _MERGE.get(left, {}).get(right)
        inner.suffix = inner.suffix[:-1] + merged if merged is not None else inner.suffix + right


def _swap_out(kid: Node) -> None:
    while True:
        inner = kid.kids[-1] if kid.kids else None
        text = inner.suffix if inner is not None else kid.text or ""
        if text[-1:] not in _SWAP_OUT or not text:
            return
        left, right = text[-1], kid.suffix[:1]
        if inner is not None:
            inner.suffix = text[:-1]
        else:
            kid.text = text[:-1]
        if left == right:
            continue
        merged = _MERGE[left].get(right)
        kid.suffix = merged + kid.suffix[1:] if merged is not None else left + kid.suffix
