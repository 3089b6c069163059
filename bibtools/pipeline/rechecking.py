"""What the findings in a .bib file come to when a part of it changes: only the changed entries are read and checked.

An editor asks for the findings after each keystroke. The blocks of the file around the change are scanned again; if the
block behind them comes out as it was, so does the rest of the file. The rules that look at one field or entry run on
those blocks alone. What rules for files and sets found stays as it was until the whole file is checked again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from bibtools.linter.document import Document, bib_document
from bibtools.linter.models import are_mixed, for_biblatex, is_mixed
from bibtools.linter.registry import all_rules
from bibtools.linter.runner import Plan, check_document, finish, make_plan
from bibtools.linter.settings import CheckSettings
from bibtools.linter.suppression import COMMENT
from bibtools.model import Block, Entry, Finding, Library, Span, StringMacro, Text
from bibtools.model.datamodel.dialect import declared_dialect, votes
from bibtools.pipeline.changed_blocks import changed_blocks, rescanned
from bibtools.pipeline.shifting import shifted

_WHOLE_FILE = frozenset({"SYN023", "SYN024"})
"""Rules about syntax that look at more than the faults of one block."""
_LINKS = ("crossref", "xdata", "xref")


@dataclass(frozen=True, slots=True)
class Patch:
    """What changed since a check: the range that was read again, in the old text and in the new, and what is in it.

    `lines` is by how many lines the rest moved. The places of the `findings` are in the new text; the `document` holds
    the range alone, and its spans begin there.
    """

    old: Span
    new: Span
    lines: int
    findings: list[Finding]
    document: Document

    @property
    def by(self) -> int:
        """By how many characters the rest moved."""
        return len(self.new) - len(self.old)


@dataclass(eq=False)
class Checked:
    """A .bib file that was checked as a whole: its document, and the findings in it."""

    document: Document
    findings: list[Finding]
    settings: CheckSettings

    def patch(self, text: Text) -> Patch | None:
        """Return what a change of the text comes to; None if the whole file has to be checked again."""
        library = self.document.library
        if library is None or not self._is_simple:
            return None
        window = changed_blocks(library, text.content)
        if window is None:
            return None
        first, last, new = window
        old = Span(library.blocks[first].span.start, library.blocks[last].span.end)
        if any(map(COMMENT.search, (_within(self.document.text, old), _within(text, new)))):
            return None
        found = rescanned(library, last, text, new, self.macros)
        if found is None or self._reaches_further(library.blocks[first : last + 1], found.blocks):
            return None
        document = self._part(found, old)
        if document is None:
            return None
        findings = finish([document], check_document(document, self._plan), self._plan)
        place = text.place(new.start)
        moved = [shifted(each, new.start, place.line - 1, place.column - 1) for each in findings]
        return Patch(old, new, text.line_count - self.document.text.line_count, moved, document)

    def merged(self, patch: Patch) -> list[Finding]:
        """Return the findings of rules for fields and entries, and about syntax, as they are in the new text."""
        made, local = list(patch.findings), local_codes()
        for finding in self.findings:
            if finding.code in local and finding.span is not None:
                if finding.span.start < patch.old.start:
                    made.append(finding)
                elif finding.span.start >= patch.old.end:
                    made.append(shifted(finding, patch.by, patch.lines))
        return sorted(made, key=lambda finding: finding.sort_key)

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """The @string macros of the file and of those before it, by their names in lower case."""
        own = {macro.name.lower(): macro.value for macro in self._library.strings}
        return {**self.document.macros, **own}

    @cached_property
    def _is_simple(self) -> bool:
        """Whether what one entry comes to depends on few others: no lock file, nothing suppressed for
        the whole file, no crowd of findings."""
        document = self.document
        anywhere = {rule.code for rule in all_rules() if rule.anywhere}
        return not (
            any(item.record or item.memo.get("generated") for item in document.items)
            or any(match["what"] == "ignore-file" for match in COMMENT.finditer(document.text.content))
            or any(each.code in anywhere and "times in this file" in each.message for each in self.findings)
        )

    @cached_property
    def _plan(self) -> Plan:
        plan = make_plan(self.settings)
        plan.by_scope["set"] = []
        plan.by_scope["file"] = [rule for rule in plan.by_scope["file"] if rule.code in local_codes()]
        return plan

    @cached_property
    def _keys(self) -> Counter[str]:
        return Counter(item.key.lower() for item in self.document.items)

    @cached_property
    def _parents(self) -> frozenset[str]:
        """The keys that other entries inherit from or name, in lower case."""
        values = (item.value(name) for item in self.document.items for name in _LINKS if name in item.fields)
        return frozenset(key.strip().lower() for value in values for key in value.split(","))

    def _reaches_further(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> bool:
        """Return whether a change of these blocks changes what is found in others."""
        for block in (*old, *new):
            if isinstance(block, Entry):
                key = block.key.lower()
                if self._keys[key] > 1 or key in self._parents or any(map(block.get, _LINKS)):
                    return True
            elif isinstance(block, StringMacro) or block.kind in ("comment", "preamble"):
                return True
        known = {block.key.lower() for block in old if isinstance(block, Entry)}
        added = [block.key.lower() for block in new if isinstance(block, Entry)]
        return len(set(added)) < len(added) or any(self._keys[key] for key in added if key not in known)

    def _part(self, found: Library, old: Span) -> Document | None:
        """Return the document of the blocks alone; None if the file now seems to be of another dialect."""
        former = self.document
        first, last = (
            bisect_left(former.items, at, key=lambda item: item.entry.span.start if item.entry else 0)
            for at in (old.start, old.end)
        )
        gone = former.items[first:last]
        document = bib_document(found, to_reference=former.to_reference, year_now=former.year_now)
        document.macros = former.macros
        document.memo["mixed"] = is_mixed(former)
        now = self._votes - votes(item.entry for item in gone if item.entry) + votes(found.entries)
        if self._is_detected and (now > 0) != (found.dialect == "biblatex"):
            return None
        mixed = self._for_biblatex - for_biblatex(gone) + for_biblatex(document.items)
        count = len(former.items) - len(gone) + len(document.items)
        return document if are_mixed(mixed, count) == is_mixed(former) else None

    @cached_property
    def _votes(self) -> int:
        return votes(self._library.entries)

    @cached_property
    def _for_biblatex(self) -> int:
        return for_biblatex(self.document.items)

    @cached_property
    def _is_detected(self) -> bool:
        """Whether the entries decide of which dialect the file is."""
        given = self.settings.dialect in ("bibtex", "biblatex")
        return not given and declared_dialect(self._library) is None

    @property
    def _library(self) -> Library:
        assert self.document.library is not None
        return self.document.library


@cache
def local_codes() -> frozenset[str]:
    """Return the codes of the rules that look at one block at a time."""
    return frozenset(
        rule.code
        for rule in all_rules()
        if rule.scope in ("field", "entry", "match")
        or (rule.family == "SYN" and rule.code not in _WHOLE_FILE)
    )


def _within(text: Text, span: Span) -> str:
    return text.content[span.start : span.end]
