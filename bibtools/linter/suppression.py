"""Suppress the findings that a comment in the file names, and report comments that suppress nothing.

    % bibtools: ignore[MIS003] no copy gives a publisher
    @book{…}

suppresses findings in the entry (or @string) that follows; inside an entry, in the line that follows.
`ignore-file[…]`, anywhere, suppresses them in the whole file. Other programs keep comments between entries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Literal

from bibtools.linter.document import Document
from bibtools.linter.registry import all_rules, find_rule
from bibtools.linter.settings import fits
from bibtools.model import Edit, Finding, Fix, Severity, Span
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

COMMENT = lazy(
    r"%[ \t]*bibtools:[ \t]*(?P<what>ignore-file|ignore)(?:[ \t]*\[(?P<codes>[^\]\n]*)\])?[ \t]*(?P<reason>[^\r\n]*)"
)


Kind = Literal["file", "entry", "line"]


@dataclass(slots=True)
class Suppression:
    """A comment that suppresses findings with one of `codes` in the part of the file that `scope` covers.

    `kind` says what that is: the whole file, an entry (or @string), or a line.
    """

    span: Span
    scope: Span
    codes: tuple[str, ...]
    reason: str
    kind: Kind
    used: set[str] = field(default_factory=set)


def read_suppressions(document: Document) -> list[Suppression]:
    """Return the suppressions of a .bib file in order; none for other documents."""
    if document.library is None:
        return []
    content = document.text.content
    if "bibtools:" not in content:
        return []
    whole = Span(0, len(content) + 1)
    blocks = [block.span for block in document.library.blocks if block.kind in ("entry", "string", "broken")]
    found = []
    for match in COMMENT.finditer(content):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        scope, kind = _scope(document, blocks, span)
        if match["what"] == "ignore-file":
            scope, kind = whole, "file"
        words = tuple(_code(word) for word in (match["codes"] or "").split(",") if word.strip())
        found.append(Suppression(span, scope, words, match["reason"].strip(), kind))
    return found


@cache
def _code(word: str) -> str:
    """Return the code of the rule that a word names, or the word itself: a code or the beginning of one."""
    rule = find_rule(word)
    return rule.code if rule else word.strip().upper()


def _scope(document: Document, blocks: Sequence[Span], comment: Span) -> tuple[Span, Kind]:
    """Return the scope of a comment: inside one of the blocks the next line, elsewhere the next block."""
    at = bisect_right(blocks, comment.start, key=lambda span: span.start)
    if at and comment.start < blocks[at - 1].end:
        line = document.text.place(comment.start).line
        if line < document.text.line_count:
            return document.text.line_span(line + 1), "line"
    return blocks[at] if at < len(blocks) else Span(comment.end, comment.end), "entry"


def suppress(
    document: Document, findings: Sequence[Finding], running: Mapping[str, Severity]
) -> list[Finding]:
    """Return findings without those that a comment suppresses, and with the findings about the comments.

    `running` maps the code of every rule that runs to its severity. A code in a comment is reported as unused only
    if its rule runs.
    """
    comments = read_suppressions(document)
    if not comments:
        return list(findings)
    kept = []
    scopes = _Scopes(comments)
    for finding in findings:
        start = finding.span.start if finding.span else _offset(document, finding)
        hit = next((each for each in scopes.at(start) if fits(finding.code, each.codes)), None)
        if hit is None:
            kept.append(finding)
        else:
            hit.used.add(next(code for code in hit.codes if fits(finding.code, (code,))))
    return [*kept, *_complaints(document, comments, running)]


def _offset(document: Document, finding: Finding) -> int:
    try:
        return document.text.offset(finding.place.line, finding.place.column)
    except IndexError:
        return 0


class _Scopes:
    """Comments by what they are about, to be found by an offset; entries do not overlap, nor do lines."""

    def __init__(self, comments: Sequence[Suppression]) -> None:
        self._by_kind: dict[Kind, tuple[list[Span], dict[Span, list[Suppression]]]] = {}
        for comment in comments:
            _, by_scope = self._by_kind.setdefault(comment.kind, ([], {}))
            by_scope.setdefault(comment.scope, []).append(comment)
        for scopes, by_scope in self._by_kind.values():
            scopes += sorted(by_scope)

    def at(self, offset: int) -> list[Suppression]:
        """Return the comments whose scope holds an offset, in the order of the file."""
        found: list[Suppression] = []
        for scopes, by_scope in self._by_kind.values():
            index = bisect_right(scopes, offset, key=lambda span: span.start) - 1
            if index >= 0 and offset < scopes[index].end:
                found += by_scope[scopes[index]]
        return sorted(found, key=lambda comment: comment.span)


def _complaints(
    document: Document, comments: Sequence[Suppression], running: Mapping[str, Severity]
) -> Iterator[Finding]:
    codes = {rule.code for rule in all_rules()}

    @cache
    def is_known(word: str) -> bool:
        return any(fits(code, (word,)) for code in codes)

    @cache
    def runs(word: str) -> bool:
        return any(fits(code, (word,)) for code in running)

    for comment in comments:
        unknown = [each for each in comment.codes if not is_known(each)]
        idle = [
            each for each in comment.codes if each not in comment.used and each not in unknown and runs(each)
        ]
        if "SUP001" in running and idle:
            yield _complaint(
                document,
                comment,
                running,
                "SUP001",
                message("{idle} finds nothing here", idle=", ".join(idle)),
                idle,
            )
        if "SUP002" in running and not comment.reason:
            yield _complaint(document, comment, running, "SUP002", "the suppression gives no reason", [])
        if "SUP003" in running and (unknown or not comment.codes):
            said = (
                message("there is no rule {unknown}", unknown=", ".join(unknown))
                if unknown
                else "the suppression names no rule"
            )
            yield _complaint(document, comment, running, "SUP003", said, [])


def _complaint(
    document: Document,
    comment: Suppression,
    running: Mapping[str, Severity],
    code: str,
    message: str,
    remove: Sequence[str],
) -> Finding:
    rule = next(rule for rule in all_rules() if rule.code == code)
    return Finding(
        code=code,
        name=rule.name,
        severity=running[code],
        message=message,
        place=document.text.place(comment.span.start),
        span=comment.span,
        fix=_removal(document, comment, remove) if remove else None,
    )


def _removal(document: Document, comment: Suppression, remove: Sequence[str]) -> Fix:
    """Return the fix that removes codes from a comment, or the whole comment if no other code is left."""
    content = document.text.content
    rest = [code for code in comment.codes if code not in remove]
    if rest:
        start = content.index("[", comment.span.start) + 1
        edit = Edit(Span(start, content.index("]", start)), ", ".join(rest))
        return Fix(message("Remove {remove}", remove=", ".join(remove)), (edit,))
    line = document.text.line_span(document.text.place(comment.span.start).line)
    alone = not content[line.start : comment.span.start].strip()
    end = line.end
    if alone:
        end += 2 if content[end : end + 2] == "\r\n" else 1 if content[end : end + 1] else 0
    return Fix("Remove the comment", (Edit(Span(line.start if alone else comment.span.start, end), ""),))
