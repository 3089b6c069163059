"""What the server keeps of an open .bib file: its last full check, and the diagnostics made of it.

A change moves the diagnostics behind it by some lines and replaces those within the changed entries, so that a
keystroke does not make ten thousand of them again.
"""

from __future__ import annotations

from lsprotocol import types

from bibtools.lsp.diagnostics import diagnostic
from bibtools.model import Text
from bibtools.pipeline.rechecking import Checked, Patch, local_codes


class Kept:
    """A document as it was checked: the version in the editor, the findings, and their diagnostics."""

    def __init__(self, version: int, text: Text, checked: Checked) -> None:
        self.version = version
        self.text = text
        self.checked = checked
        self.diagnostics = [diagnostic(text, finding) for finding in checked.findings]
        self._starts = [
            text.line_span(min(each.place.line, text.line_count)).start
            if each.span is None
            else each.span.start
            for each in checked.findings
        ]
        self._lines = [(made.range.start.line, made.range.end.line) for made in self.diagnostics]
        self._local = [finding.code in local_codes() for finding in checked.findings]

    def patched(self, text: Text) -> tuple[Patch, list[types.Diagnostic]] | None:
        """Return what a changed text comes to, with its diagnostics; None if the whole has to be checked again.

        The diagnostics of before are moved in their place; those of rules for files and sets stay as they were.
        """
        patch = self.checked.patch(text)
        if patch is None:
            return None
        made = [diagnostic(text, finding) for finding in patch.findings]
        for start, known, lines, local in zip(
            self._starts, self.diagnostics, self._lines, self._local, strict=True
        ):
            if local and patch.old.start <= start < patch.old.end:
                continue
            by = patch.lines if start >= patch.old.end else 0
            if known.range.start.line != lines[0] + by:
                known.range.start.line, known.range.end.line = lines[0] + by, lines[1] + by
            made.append(known)
        return patch, made
