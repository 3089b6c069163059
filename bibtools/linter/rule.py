"""How a rule is written: one function, declared with its code, its name and what it checks.

    @rule("IDN001", "malformed-doi", Severity.ERROR, fields=("doi",))
    def malformed_doi(item: Item, field: EntryField) -> Problems:
        \"\"\"Malformed DOI. … (What it does / Why is this bad? / Example / Use instead)\"\"\"

A rule checks one of these: the named `fields` of every item; the matches of a `pattern` in the text of a .bib file
(and in the values of other documents); or, by its `scope`, an entry, a file or all files of a run as a set.
Rules of the scopes `document` (suppressions) and `build` are found by the runner and by `bibtools build` themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

from bibtools.linter.document import Document, Item
from bibtools.model import Edit, EntryField, Fix, Place, Severity, Span
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

Scope = Literal["field", "match", "entry", "file", "set", "document", "build"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found; the runner makes a Finding of it.

    `at` are the offsets in the .bib file; without it the finding is about the whole field or entry. Rules that
    check files and sets give `item`, `document` or `place`, since the runner cannot know them. `edits` and `action`
    are the edits and the description of the fix, whose kind the rule declares; `fix` is for any other kind of fix.
    `severity` is for a problem that weighs less than the others of its rule.
    """

    message: str
    at: Span | None = None
    field: EntryField | None = None
    item: Item | None = None
    document: Document | None = None
    place: Place | None = None
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    action: str = ""
    fix: Fix | None = None
    related: tuple[tuple[Place, str], ...] = ()
    confidence: float = 1.0
    severity: Severity | None = None


Problems = Iterable[Problem]
Check = Callable[..., Problems]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name, its severity, what it checks, and its documentation (the docstring of `check`).

    Some attributes only save time. The rule is not called for a field whose whole value `unless` matches, nor for
    an item for which `when` is false. Its pattern is searched only in values that contain one of `needles`, and if
    `rare` is true, only in texts that have control characters, combining accents or invisible characters.

    `anywhere` lets the pattern match outside of values too. `fix` is the kind of fix that the rule can offer,
    and `fix_does` says what it does; the sentence begins with “Removes” or “Replaces” if letters or digits are lost.
    Where an entry has a finding of one of the rules `implied_by`, one of this rule would say the same again, and is
    left out. `default` is False for rules that run only when selected. `bib_only` rules apply to .bib files alone.
    `peers` are other linters with a similar rule.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    check: Check
    fields: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    needles: tuple[str, ...] = ()
    rare: bool = False
    anywhere: bool = False
    unless: re.Pattern[str] | None = None
    when: Callable[[Item], Any] | None = None
    fix: Literal["", "safe", "unsafe", "display"] = ""
    fix_does: str = ""
    implied_by: tuple[str, ...] = ()
    default: bool = True
    bib_only: bool = False
    dialects: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def doc(self) -> str:
        """The documentation, in Markdown."""
        return (self.check.__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.split("\n", 1)[0].rstrip(".")


REGISTERED: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    fields: tuple[str, ...] = (),
    pattern: str = "",
    scope: Scope | None = None,
    **more: Any,
) -> Callable[[Check], Check]:
    """Register the decorated function as a rule; the arguments are those of Rule.

    Raise ValueError if another rule has the code or the name.
    """

    def register(check: Check) -> Check:
        if code in REGISTERED or any(each.name == name for each in REGISTERED.values()):
            raise ValueError(f"two rules are called {code} or {name}")
        found = scope or ("match" if pattern else "field")
        compiled = lazy(pattern) if pattern else None
        REGISTERED[code] = Rule(code, name, severity, found, check, fields, compiled, **more)
        return check

    return register
