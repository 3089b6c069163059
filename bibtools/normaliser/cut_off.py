"""References that break off: with an open bracket or quotation mark, or with a word that needs another."""

from __future__ import annotations

import re
from functools import cache

from bibtools.language.name_lists import AND
from bibtools.language.roles import EDITOR, TRANSLATOR
from bibtools.language.statements import IN
from bibtools.language.units import PAGE
from bibtools.language.word_table import last_word
from bibtools.model import Change, Record, Span
from bibtools.normaliser.steps import with_change
from bibtools.support.messages import message, with_stop
from bibtools.support.patterns import lazy

_BY = "normalise.cut-off"
_LONGEST_WORD = 40
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_WORDS = f"{AND.bare(least=2)}|{IN.bare(least=2)}"
# A number before S. is a page total; an initial before it belongs to an abbreviation (O.S.).
_UNITS = rf"(?<!\d)(?<!\d\s)(?<![A-Z]\.)(?:(?i:{PAGE.bare()})|[CS])"
_ROLES = rf"(?:(?<=[,;(]\s)|(?<=\())(?i:{EDITOR.strict()}|{TRANSLATOR.strict()})"
_MARKS = ",;:([–-"
_HANGING = lazy(rf"(?:[,;:(\[–-]|\b(?:{_WORDS}|{_UNITS})\.?|{_ROLES})\s*$")


def report_cut_off(record: Record) -> Record:
    """Note that the source line ends before the reference does, if it does and nobody noted it yet."""
    if any(change.kind == "cut-off" for change in record.changes):
        return record
    at = _open_bracket(record.raw)
    if at is None and (match := _hanging(record.raw.rstrip())) and record.raw.strip(" ,;:.-–"):
        at = match.start()
        if record.raw[at] in ",;":
            return record
    if at is None:
        return record
    rest = record.raw[at:]
    reason = with_stop(
        message("The line ends with “{rest}”: something that was begun is not finished", rest=rest.strip())
    )
    return with_change(record, Change("raw", rest, "", _BY, "cut-off", reason, Span(at, len(record.raw))))


def _hanging(text: str) -> re.Match[str] | None:
    """Return what needs something behind it, at the end of a text that has no white space there."""
    if text[-1:] in _MARKS or last_word(text[-_LONGEST_WORD:]) in _endings():
        return _HANGING.search(text)
    return None


@cache
def _endings() -> frozenset[str]:
    tables = (AND, IN, PAGE, EDITOR, TRANSLATOR)
    return frozenset({"c", "s"}.union(*(table.endings for table in tables)))


def _open_bracket(raw: str) -> int | None:
    """Return the offset of the last bracket that is opened and not closed, if it stands near the end."""
    if all(_surely_closed(raw, opening, closing) for closing, opening in _PAIRS.items()):
        return None
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(raw):
        if char in _PAIRS.values():
            stack.append((char, at))
        elif char in _PAIRS and stack and stack[-1][0] == _PAIRS[char]:
            stack.pop()
    if not stack:
        return None
    at = stack[-1][1]
    return at if len(raw) - at <= 60 and "." not in raw[at:] else None


def _surely_closed(raw: str, opening: str, closing: str) -> bool:
    """Return whether the counts of a kind of bracket are equal and a closing one is last."""
    return raw.count(opening) == raw.count(closing) and raw.rfind(opening) <= raw.rfind(closing)
