"""Page heads and page numbers: what stands at the edge of many pages in the same place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from bibtools.documents.pdf.lines import Line, Page

_DEEPEST = 4
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})[\W_]*")
_DIGITS = re.compile(r"\d+")
_LONGEST = 120
_ABOVE = 0.14
_GAP = 1.5


def furniture(pages: list[Page]) -> dict[Line, str]:
    """Return the lines that are page heads or feet (`page-head`) or page numbers (`page-number`)."""
    edges = {page.number: _edge_lines(page) for page in pages}
    found: dict[Line, str] = {}
    _numbers(pages, edges, found)
    _repeated(edges, found)
    _of_known_height(edges, found)
    return found


def _edge_lines(page: Page) -> list[tuple[Line, int]]:
    """Return the lines at the upper and lower edge of the page that stand apart from its text, each with its height
    in steps of 3 points.
    """
    by_height = sorted(page.lines, key=lambda line: -line.bottom)
    upper = _apart([line for line in by_height if line.bottom > page.height * (1 - _ABOVE)], by_height)
    lower = _apart([line for line in reversed(by_height) if line.top < page.height * _ABOVE], by_height[::-1])
    return [(line, round(line.bottom / 3)) for line in dict.fromkeys((*upper, *lower))]


def _apart(edge: list[Line], inward: list[Line]) -> list[Line]:
    """Return the outermost lines of an edge, as far as a gap parts them from the lines further in."""
    found: list[Line] = []
    for line in edge[:_DEEPEST]:
        found.append(line)
        index = inward.index(line)
        further = inward[index + 1] if index + 1 < len(inward) else None
        if further is not None and abs(line.bottom - further.bottom) < 0.5 * line.size:
            continue
        if further is None or abs(line.bottom - further.bottom) > _GAP * max(line.size, further.size):
            return found
    return []


def _repeated(edges: dict[int, list[tuple[Line, int]]], found: dict[Line, str]) -> None:
    """Find lines whose text, numbers aside, stands at one height on several pages."""
    groups: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for edge in edges.values():
        for line, height in edge:
            text = _DIGITS.sub("#", " ".join(line.text.split()))
            if len(text) <= _LONGEST and any(char.isalpha() for char in text):
                groups[text, height].append(line)
    for (text, height), lines in groups.items():
        near = [*lines, *groups.get((text, height + 1), ()), *groups.get((text, height - 1), ())]
        if len({each.page for each in near}) > 1:
            found.update(dict.fromkeys(lines, "page-head"))


def _numbers(pages: list[Page], edges: dict[int, list[tuple[Line, int]]], found: dict[Line, str]) -> None:
    """Find page numbers: they go up by one from page to page; on a single page they stand alone at its edge."""
    steps: Counter[int] = Counter()
    candidates: list[tuple[Line, int | None]] = []
    for number, lines in edges.items():
        for line, _ in lines:
            if _NUMBER.fullmatch(line.text):
                digits = _DIGITS.search(line.text)
                step = int(digits[0]) - number if digits else None
                candidates.append((line, step))
                if step is not None:
                    steps[step] += 1
    for line, step in candidates:
        lone = len(pages) == 1 and step is not None
        roman = step is None and len(line.text.strip()) <= 8
        if lone or roman or (step is not None and steps[step] > 1):
            found[line] = "page-number"


def _of_known_height(edges: dict[int, list[tuple[Line, int]]], found: dict[Line, str]) -> None:
    """Find heads that change from page to page: they stand as high as others do, on half of the pages or more."""
    heights = Counter(height for lines in edges.values() for line, height in lines if line in found)
    known = {height for height, count in heights.items() if count > 1 and 2 * count >= len(edges)}
    for lines in edges.values():
        for line, height in lines:
            if (
                line not in found
                and height in known
                and len(line.text) <= _LONGEST
                and _outermost(line, lines)
            ):
                found[line] = "page-number" if _NUMBER.fullmatch(line.text) else "page-head"


def _outermost(line: Line, lines: Iterable[tuple[Line, int]]) -> bool:
    """Return whether no line of the page's edges lies further out, on the line's side of the page."""
    others = [other.bottom for other, _ in lines if other is not line]
    return all(other <= line.bottom + 2 for other in others) or all(
        other >= line.bottom - 2 for other in others
    )
