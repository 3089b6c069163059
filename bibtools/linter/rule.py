"""How a rule is written: one function, declared with its code, name and what it looks at.

    @rule("IDN001", "malformed-doi", Severity.ERROR, fields=("doi",))
    def malformed_doi(item: Item, field: EntryField) -> Problems:
        \"\"\"DOI that is none. … (What it does / Why is this bad? / Example / Use instead)\"\"\"

A rule looks at one of: named `fields` of every item, a `pattern` in the text of a .bib file (and in the
values of other documents), or by `scope` at an entry, a file or the set of all files of a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from bibtools.linter.document import Document, Item
from bibtools.model import Edit, EntryField, Fix, Place, Severity, Span

Scope = Literal["field", "match", "entry", "file", "set", "document"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found; the runner makes a Finding of it.

    `at` gives offsets in the .bib file where the field or the entry as a whole would be too much. `item`,
    `document` and `place` are for rules of files and sets, which must say where. `edits` and `action` make
    the fix, which is of the kind that the rule declares unless `fix` says more.
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


Problems = Iterable[Problem]
Check = Callable[..., Problems]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: identity, severity, what it looks at, and its documentation (the docstring of `check`).

    Some of its parts only save time: a field's value that `unless` matches as a whole has nothing in it for the
    rule; an item of which `when` is false neither; a pattern is only looked for in values that hold one of
    `needles`, and if `rare`, only in texts that hold one of the characters that hardly any text has. `anywhere`
    lets a pattern match outside of values too.

    `fix` says what kind of fix it can offer. `default` is False for rules of taste, which run only when
    selected. `bib_only` rules are about the syntax of .bib files. `peers` are other linters with such a rule.
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

    Raises ValueError if the code or the name is taken.
    """

    def register(check: Check) -> Check:
        if code in REGISTERED or any(each.name == name for each in REGISTERED.values()):
            raise ValueError(f"two rules are called {code} or {name}")
        found = scope or ("match" if pattern else "field")
        compiled = re.compile(pattern) if pattern else None
        REGISTERED[code] = Rule(code, name, severity, found, check, fields, compiled, **more)
        return check

    return register
