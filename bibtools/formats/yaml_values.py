"""Values of YAML files: every scalar as the text that stands there, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bibtools.model import Fault, Span, Text
from bibtools.support.messages import message

DEEPEST = 20
"""How many lists and mappings may stand within each other."""


def members(text: Text, faults: list[Fault], within: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, Span]]:
    """Yield name, value and span of each member of the mapping that a file is; what cannot be read is told.

    Of the members named in `within`, each item of their list is yielded by itself.
    """
    import yaml

    try:
        root = yaml.compose(text.content, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.index if mark is not None else 0
        said = getattr(error, "problem", None) or "a character that YAML does not allow"
        faults.append(Fault("yaml", message("this is not YAML: {said}", said=said), Span(at, at)))
        return
    except RecursionError:
        faults.append(Fault("yaml", "the values are nested too deep", Span(0, 0)))
        return
    if not isinstance(root, yaml.MappingNode):
        if root is not None:
            faults.append(Fault("yaml", "a mapping of keys to entries is expected", Span(0, 0)))
        return
    known: dict[int, Any] = {}
    for name, value in root.value:
        if str(name.value) in within and isinstance(value, yaml.SequenceNode):
            for each in value.value:
                at = Span(each.start_mark.index, each.end_mark.index)
                yield str(name.value), _plain(each, known, 0), at
            continue
        span = Span(name.start_mark.index, value.end_mark.index)
        yield str(name.value), _plain(value, known, 0), span


def _plain(node: Any, known: dict[int, Any], depth: int) -> Any:
    """Return texts, lists and dicts for a node; a node that several aliases name is made once."""
    if id(node) not in known:
        known[id(node)] = ""  # What holds itself ends here.
        known[id(node)] = _made(node, known, depth)
    return known[id(node)]


def _made(node: Any, known: dict[int, Any], depth: int) -> Any:
    if depth > DEEPEST:
        return ""
    if node.id == "scalar":
        return "" if node.tag.endswith(":null") else str(node.value)
    if node.id == "sequence":
        return [_plain(each, known, depth + 1) for each in node.value]
    return {str(name.value): _plain(value, known, depth + 1) for name, value in node.value}


def written(value: dict[str, Any]) -> str:
    """Return a mapping as YAML, in its order and with letters as they are."""
    import yaml

    class Plain(yaml.SafeDumper):  # type: ignore[misc]  # The package has no types.
        def ignore_aliases(self, data: Any) -> bool:
            return True  # A value that occurs twice is written twice.

    made: str = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100_000)
    return made
