"""List numbers, as Word would print them (ECMA-376, 17.9)."""

from __future__ import annotations

import re

from bibtools.documents.counting import written_number
from bibtools.documents.docx.parts import child, value
from bibtools.documents.markup import Element
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

_PART = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: number form, text with %1 … %9, first number, and the level whose number restarts it."""

    form: str
    text: str
    start: int
    restart: int


class Numbering:
    """Counts the paragraphs of every list."""

    def __init__(self, root: Element | None) -> None:
        elements = list(root) if root is not None else []
        abstract = {
            value(each, "abstractNumId"): each for each in elements if each.tag.endswith("}abstractNum")
        }
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for each in elements:
            if each.tag.endswith("}num"):
                name = value(child(each, "abstractNumId"))
                levels = _levels(abstract.get(name))
                own = [one for one in each if one.tag.endswith("}lvlOverride")]
                # A list with numbers of its own counts for itself; the others share those of the abstract list.
                counter = f"num {value(each, 'numId')}" if own else name
                for override in own:
                    _override(levels, override)
                self._lists[value(each, "numId")] = (counter, levels)

    def marker(self, number_id: str, level: str) -> str:
        """Count a paragraph of a list and return what is printed before it; the empty string if it is in no list."""
        if number_id not in self._lists:
            return ""
        counter, levels = self._lists[number_id]
        depth = whole_number(level, -1)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(counter, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth and levels[each].restart > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)


def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return _PRIVATE.sub(_BULLET, level.text)

    def number(match: re.Match[str]) -> str:
        index = whole_number(match[1], 0) - 1
        other = levels.get(index)
        return written_number(counts.get(index, other.start), other.form) if other else ""

    return _PART.sub(number, level.text).strip()


def _levels(abstract: Element | None) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for each in () if abstract is None else abstract:
        if each.tag.endswith("}lvl"):
            _add_level(levels, each)
    return levels


def _add_level(levels: dict[int, _Level], element: Element) -> None:
    depth = whole_number(value(element, "ilvl"), -1)
    if depth >= 0:
        restart = value(child(element, "lvlRestart"))
        levels[depth] = _Level(
            value(child(element, "numFmt")) or "decimal",
            value(child(element, "lvlText")),
            whole_number(value(child(element, "start")), 0),
            whole_number(restart, depth),
        )


def _override(levels: dict[int, _Level], override: Element) -> None:
    for each in override:
        if each.tag.endswith("}lvl"):
            _add_level(levels, each)
    depth = whole_number(value(override, "ilvl"), -1)
    start = whole_number(value(child(override, "startOverride")), -1)
    if depth in levels and start >= 0:
        old = levels[depth]
        levels[depth] = _Level(old.form, old.text, start, old.restart)
