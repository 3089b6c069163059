"""Notes of web pages and books: a mark that links to a text, which mostly links back to the mark.

Names are not asked for first: `fn1`, `ftnt1`, `_ftn1`, `sdfootnote1sym` and `cite_note-1` all are links in two
directions between a short mark and what stands further down.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from urllib.parse import unquote, urldefrag

from bibtools.documents.html.kinds import BLOCKS, HEADINGS, kinds_of, names_of
from bibtools.documents.html.parsing import Page, tag_of
from bibtools.documents.markup import Element, all_text
from bibtools.model.document import NoteKind
from bibtools.support.dataclass import dataclass

_LONGEST_MARK = 12
_MARK_DRESS = "[](){}⟨⟩ \t\n\u00a0.:"
_NOTE_KINDS = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "note"))
_NOTE_NAMES = frozenset(("footnote", "endnote", "fn", "dipnot", "sonnot", "note"))
_ENDNOTE = re.compile(r"endnote|rearnote|\b_?edn(?:ref)?\d|sonnot")
_REFERENCE_KINDS = frozenset(("doc-biblioref", "biblioref", "doc-biblioentry", "biblioentry"))
_ENTRY_ID = re.compile(r"(?:ref|bib|cit|cr|b)(?:[-_.:]?[a-z]{0,3})?[-_.:]?\d+\Z", re.IGNORECASE)
_CLIMBED = frozenset(("div", "li", "aside", "dd", "td", "section"))


@dataclass(slots=True, eq=False)
class WebNote:
    """A note: its printed mark, the elements that are marks or links back, and where its text stands.

    The text is that of `holders`; if several notes share one block, it runs from `start` to the next note's.
    """

    number: str
    kind: NoteKind
    mark: Element
    target: Element
    holders: list[Element] = field(default_factory=list)
    start: Element | None = None


@dataclass(slots=True)
class Notes:
    """All notes in the order of their marks, and what an element is for them."""

    notes: list[WebNote] = field(default_factory=list)
    marks: dict[Element, WebNote] = field(default_factory=dict)
    backs: set[Element] = field(default_factory=set)
    holders: dict[Element, WebNote] = field(default_factory=dict)
    starts: dict[Element, WebNote] = field(default_factory=dict)


class _Finder:
    def __init__(self, pages: Sequence[Page]) -> None:
        self.order: dict[Element, int] = {}
        self.named: dict[tuple[str, str], Element] = {}
        self.links: list[tuple[Element, Element]] = []
        self.into: dict[Element, list[Element]] = {}
        anchors: list[tuple[str, Element]] = []
        for page in pages:
            for element in page.root.iter():
                self.order[element] = len(self.order)
                for name in {element.get("id"), element.get("name") if tag_of(element) == "a" else None}:
                    if name:
                        self.named.setdefault((page.path, name), element)
                if tag_of(element) == "a" and "#" in (element.get("href") or ""):
                    anchors.append((page.path, element))
        for path, anchor in anchors:
            target = self.named.get(_resolved(path, anchor.get("href") or ""))
            if target is not None and target is not anchor:
                self.links.append((anchor, target))
                self.into.setdefault(target, []).append(anchor)

    def find(self) -> Notes:
        found = Notes()
        by_target: dict[Element, WebNote] = {}
        for anchor, target in self.links:
            if anchor in found.backs or not self._may_be_mark(anchor, target):
                continue
            back = self._backs(anchor, target)
            if not back and not _says_note(anchor, target):
                continue
            found.backs.update(back)
            note = by_target.get(target)
            mark = _dressed(anchor)
            if note is None:
                number = all_text(anchor).strip(_MARK_DRESS)
                note = by_target[target] = WebNote(number, _kind(anchor, target), mark, target)
                found.notes.append(note)
            found.marks[mark] = note
        self._place(found)
        return found

    def _may_be_mark(self, anchor: Element, target: Element) -> bool:
        """Return whether a link is as short as a mark, points further down, and not to a heading."""
        text = all_text(anchor).strip()
        block = _block(target)
        return (
            0 < len(text) <= _LONGEST_MARK
            and self.order[anchor] < self.order[target]
            and tag_of(block) not in HEADINGS
            and not any(tag_of(each) in HEADINGS for each in target.iterancestors())
            and block not in set(anchor.iterancestors())
            and not kinds_of(anchor) & _REFERENCE_KINDS
        )

    def _backs(self, anchor: Element, target: Element) -> set[Element]:
        """Return the links in the note that lead back to its mark."""
        region = _block(target)
        own = {anchor, *anchor.iterdescendants(), *_inline_ancestors(anchor)}
        own.update(
            each for each in (anchor.getprevious(), anchor.getnext()) if each is not None and not len(each)
        )
        found = set()
        for each in own:
            for link in self.into.get(each, ()):
                if link is target or region is link or region in set(link.iterancestors()):
                    found.add(link)
        return found

    def _place(self, found: Notes) -> None:
        """Work out where the text of each note stands."""
        targets = Counter(
            each for note in found.notes for each in (note.target, *note.target.iterancestors())
        )
        marked = {each for mark in found.marks for each in mark.iterancestors()}
        for note in found.notes:
            block = _block(note.target)
            if targets[block] > 1:
                note.start = note.target
                found.starts[note.target] = note
                continue
            note.holders = list(_holders(block, note.target, targets, marked))
            for holder in note.holders:
                found.holders[holder] = note


def find_notes(pages: Sequence[Page]) -> Notes:
    """Return the notes of a page, or of the chapters of a book in reading order."""
    return _Finder(pages).find()


def _resolved(path: str, href: str) -> tuple[str, str]:
    """Return the page and the name that a link within the document leads to."""
    address, fragment = urldefrag(href)
    if address and not path:
        # A saved page may link to itself by its full address; only names count then.
        return "", unquote(fragment)
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
    return page, unquote(fragment)


def _says_note(anchor: Element, target: Element) -> bool:
    """Return whether a link in one direction only is a note's mark by what it or its target says of itself."""
    if _ENTRY_ID.match(target.get("id") or target.get("name") or "") or kinds_of(target) & _REFERENCE_KINDS:
        return False
    said = kinds_of(anchor) | kinds_of(target)
    if said & (_NOTE_KINDS | {"noteref", "doc-noteref"}) or names_of(target) & _NOTE_NAMES:
        return True
    raised = any(tag_of(each) == "sup" for each in (*anchor.iterancestors(), *anchor.iterdescendants()))
    number = all_text(anchor).strip(_MARK_DRESS)
    return raised and bool(number) and all_text(_block(target)).lstrip(" \n\t[(").startswith(number)


def _kind(anchor: Element, target: Element) -> NoteKind:
    said = " ".join((*kinds_of(target), *names_of(target), *names_of(anchor), anchor.get("href") or ""))
    ancestors = " ".join(
        " ".join(kinds_of(each)) for each in target.iterancestors() if each.get("role") is None
    )
    return (
        "endnote"
        if _ENDNOTE.search(said.replace("doc-endnote", "")) or "endnote" in ancestors
        else "footnote"
    )


def _block(element: Element) -> Element:
    """Return the block that an element is or stands in."""
    while tag_of(element) not in BLOCKS:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _inline_ancestors(element: Element) -> Iterator[Element]:
    for each in element.iterancestors():
        yield each
        if tag_of(each) in BLOCKS:
            return


def _dressed(anchor: Element) -> Element:
    """Return the mark with the brackets or the raised text around it."""
    mark = anchor
    parent = anchor.getparent()
    while parent is not None and tag_of(parent) not in BLOCKS:
        if all_text(parent).strip(_MARK_DRESS) != all_text(anchor).strip(_MARK_DRESS):
            break
        mark, parent = parent, parent.getparent()
    return mark


def _holders(
    block: Element, target: Element, targets: Counter[Element], marked: set[Element]
) -> Iterable[Element]:
    """Return the elements that hold the text of a note which begins in a block."""
    number = all_text(target).strip(_MARK_DRESS)
    only_mark = len(all_text(block).strip(_MARK_DRESS)) <= len(number)
    tag = tag_of(block)
    if only_mark and tag in ("td", "th"):
        parent = block.getparent()
        return [parent if parent is not None else block]
    if only_mark and tag in ("dt", "p", "div"):
        following = []
        for each in block.itersiblings():
            if targets[each] or each in marked or tag_of(each) == tag == "dt":
                break
            following.append(each)
            if tag != "dt":
                break
        return [block, *following]
    parent = block.getparent()
    while (
        parent is not None
        and tag not in ("li", "tr", "aside")
        and tag_of(parent) in _CLIMBED
        and targets[parent] == 1
        and parent not in marked
        and parent[0] is block
        and not (parent.text or "").strip()
    ):
        block, tag = parent, tag_of(parent)
        parent = block.getparent()
    return [block]
