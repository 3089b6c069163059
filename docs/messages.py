"""Collect the sentences that bibtools says to people, and bring the catalogues of their translations up to date.

usage: python docs/messages.py [--missing LANGUAGE]

Writes bibtools/locale/bibtools.pot, merges it into every `bibtools.po` and compiles these to `bibtools.mo`.
`--missing` prints what a catalogue does not translate and writes nothing.

A sentence is found where it is said, so that nothing but sentences with values needs a mark (`message`):
- the templates given to `message` and `counted`;
- strings given to a parameter called `message`, `sentence`, `hint`, `action`, `help`, … of any function or
  class of bibtools, also by way of a local name, and the texts of `related`;
- the documentation and the fixes of rules, the help of commands, and the tables named below.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "bibtools"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "bibtools.pot"

_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the files instead of the day on which they were written, so that the same sources make the same files."""

SAID = frozenset(("message", "sentence", "hint", "action", "help", "fix_does", "epilog", "metavar"))
"""Parameters whose values are shown to a person."""
TABLES = {
    "documents/refusals.py": ("_MAGIC", "_NAMES", "_PACKAGES"),
    "linter/registry.py": ("FAMILIES",),
    "parser/parser.py": ("_REPEATS",),
    "parser/repeated_authors.py": ("_REASON",),
    "pipeline/converting.py": ("_BESIDE",),
    "pipeline/evidence_report.py": ("_KINDS",),
    "pipeline/removals.py": ("_NO_FILE", "_DELETED", "_GONE"),
    "linter/docs.py": ("_FIXES",),
    "cli/build.py": ("_WOULD", "_DID"),
    "cli/parser_words.py": ("HEADINGS", "USAGE", "SENTENCES"),
}
"""Names of constants, by file, whose strings are shown to a person."""

WORDS = {
    "language/calendars/base.py": ("Rumi", "Hijri"),
    "parser/script.py": ("it is written in Arabic (Ottoman) or Hebrew script, which is not parsed",),
    "parser/parser.py": ("it contains no words",),
    "linter/report/full.py": ("safe", "unsafe", "display"),
    "linter/docs.py": ("error", "warning", "info"),
    "cli/format_command.py": ("yes", "no"),
    "model/evidence.py": ("confirmed", "contradicted", "not found", "not asked", "not checkable"),
    "support/files.py": (
        "File exists",
        "File name too long",
        "Is a directory",
        "No such file or directory",
        "No space left on device",
        "Not a directory",
        "Permission denied",
        "Read-only file system",
    ),
    "web/server.py": (
        "Address already in use",
        "Cannot assign requested address",
        "Name or service not known",
    ),
}
"""Words and sentences, by file, that are shown to a person and that the code does not give to such a parameter."""

_COMMANDS_OF_WEB = ("libraries.py", "server.py")
"""Files of bibtools/web whose sentences the commands `review` and `serve` print."""


@dataclass
class Found:
    """The sentences of the sources: singular (and plural) → files; and f-strings where a sentence is expected."""

    sentences: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    unmarked: list[str] = field(default_factory=list)

    def add(self, file: str, sentence: str, plural: str = "") -> None:
        """Add a sentence; a template without words of its own is none."""
        if any(letter.isalpha() for letter in re.sub(r"\{\w+[^}]*\}", "", sentence)):
            self.sentences.setdefault((sentence, plural), set()).add(file)


@cache
def collect() -> Found:
    """Return the sentences of all sources of bibtools."""
    found = Found()
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    parameters = _parameters(trees.values())
    for path, tree in trees.items():
        if path.is_relative_to(PACKAGE / "web") and path.name not in _COMMANDS_OF_WEB:
            continue  # It answers programs, in English, or has the catalogues of the review page.
        _Collector(path.relative_to(PACKAGE).as_posix(), tree, parameters, found).collect()
    return found


def _parameters(trees: Iterable[ast.Module]) -> dict[str, list[str]]:
    """Return the names of the parameters of each function and class that is told a sentence."""
    made: dict[str, list[str]] = {"_warn": ["message"], "say": ["message"], "fault_problems": ["document"]}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [each.arg for each in node.args.posonlyargs + node.args.args]
                key = node.name
            elif isinstance(node, ast.ClassDef):
                names = [
                    each.target.id
                    for each in node.body
                    if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
                ]
                key = node.name
                if "Error" in key or "Warning" in key:
                    names = ["message"]
            else:
                continue
            names = [name for name in names if name not in ("self", "cls")]
            if SAID & set(names):
                made[key] = names
    return made


class _Collector:
    def __init__(self, file: str, tree: ast.Module, parameters: dict[str, list[str]], found: Found) -> None:
        self.file, self.tree, self.parameters, self.found = file, tree, parameters, found

    def collect(self) -> None:
        tables = TABLES.get(self.file, ())
        for node in self.tree.body:
            target = _assigned(node)
            if target is not None and target[0] in (*tables, "EPILOG"):
                self._table(target[1])
        for word in WORDS.get(self.file, ()):
            self.found.add(self.file, word)
        self._walk(self.tree, {})
        self._documentation()

    def _table(self, value: ast.expr) -> None:
        """Add the strings of a table; two in a tuple that both count are the forms for one and for many."""
        if isinstance(value, ast.Dict | ast.Tuple | ast.List):
            inner = value.values if isinstance(value, ast.Dict) else value.elts
            pair = [text for text in map(_text, inner) if "{count}" in text]
            if len(pair) == len(inner) == 2 and isinstance(value, ast.Tuple):
                self.found.add(self.file, *pair)
                return
            for each in inner:
                self._table(each)
        elif "/" not in _text(value) or " " in _text(value):
            self.found.add(self.file, _text(value))

    def _walk(self, node: ast.AST, names: dict[str, list[ast.expr]]) -> None:
        if isinstance(node, ast.FunctionDef | ast.Module):
            inner = [each for child in ast.iter_child_nodes(node) for each in _assignments(child)]
            names = dict(names)
            for name, value in inner:
                names[name] = [*names.get(name, []), value]
        if isinstance(node, ast.Call):
            for value in self._said(node):
                self._sentence(value, names)
        for child in ast.iter_child_nodes(node):
            self._walk(child, names)

    def _said(self, call: ast.Call) -> Iterator[ast.expr]:
        """Yield the arguments of a call that are shown to a person."""
        name = _name(call.func)
        if name in ("message", "counted"):
            texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
            if texts and all(isinstance(each, str) for each in texts):
                self.found.add(self.file, *(str(each) for each in texts))
            return
        known = self.parameters.get(name, [])
        yield from (value for value, parameter in zip(call.args, known, strict=False) if parameter in SAID)
        yield from (
            each.value
            for each in call.keywords
            if each.arg in SAID and (known or name in ("Option", "Argument", "rule", "replace", "callback"))
        )
        for each in call.keywords:
            if each.arg == "related":
                yield from (node for node in ast.walk(each.value) if isinstance(node, ast.Constant))

    def _sentence(self, value: ast.expr, names: dict[str, list[ast.expr]]) -> None:
        if isinstance(value, ast.Constant):
            if isinstance(value.value, str):
                self.found.add(self.file, value.value)
        elif isinstance(value, ast.IfExp):
            self._sentence(value.body, names)
            self._sentence(value.orelse, names)
        elif isinstance(value, ast.BoolOp):
            for each in value.values:
                self._sentence(each, names)
        elif isinstance(value, ast.Name):
            for each in names.get(value.id, []):
                self._sentence(each, {})
        elif isinstance(value, ast.JoinedStr) and " [default: " in (text := _text(value.values[0])):
            self.found.add(self.file, text.partition(" [default: ")[0])
        elif isinstance(value, ast.JoinedStr | ast.BinOp):
            self.found.unmarked.append(f"bibtools/{self.file}:{value.lineno}: {ast.unparse(value)}")

    def _documentation(self) -> None:
        """Add the paragraphs of the documentation of commands and rules."""
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            decorators = {_name(each.func) for each in node.decorator_list if isinstance(each, ast.Call)}
            doc = ast.get_docstring(node) or ""
            if "rule" in decorators:
                from bibtools.linter.docs import passages

                for each in passages(doc):
                    self.found.add(self.file, each)
            elif self.file.startswith("cli/") and (node.name == "command" or "callback" in decorators):
                from bibtools.support.messages import paragraphs

                for each in paragraphs(doc):
                    self.found.add(self.file, each)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _assigned(node: ast.AST) -> tuple[str, ast.expr] | None:
    """Return the name and the value of an assignment to one name."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, node.value
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        return node.target.id, node.value
    return None


def _assignments(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield the assignments in a statement, those of inner functions left out."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return
    found = _assigned(node)
    if found is not None:
        yield found
    for child in ast.iter_child_nodes(node):
        yield from _assignments(child)


def _text(value: ast.expr) -> str:
    """Return the text of a string constant; empty for anything else."""
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def template() -> Catalog:
    """Return the catalogue of all sentences without translations, in the order of the sources."""
    made = Catalog(
        project="bibtools",
        version="",
        copyright_holder="the bibtools authors",
        charset="utf-8",
        fuzzy=False,
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
    )
    found = collect().sentences.items()
    for (one, many), files in sorted(found, key=lambda each: (min(each[1]), each[0])):
        made.add((one, many) if many else one, locations=[(f"bibtools/{file}", 0) for file in sorted(files)])
    return made


def catalogues() -> dict[str, Path]:
    """Return the file of each language that bibtools is translated into."""
    return {path.parent.parent.name: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/bibtools.po"))}


def read(language: str) -> Catalog:
    """Return the catalogue of a language, as its `bibtools.po` stands."""
    with catalogues()[language].open("rb") as file:
        return read_po(file, locale=language, domain="bibtools")


def missing(language: str) -> list[str]:
    """Return the sentences that the catalogue of a language does not translate, or only by a guess (fuzzy)."""
    known = read(language)
    return [str(each.id) for each in template() if each.id and not _is_translated(known.get(_key(each)))]


def _key(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _is_translated(entry: Entry | None) -> bool:
    if entry is None or entry.fuzzy:
        return False
    return bool(entry.string) and (isinstance(entry.string, str) or all(entry.string))


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as `msgfmt` compiles it: what bibtools reads."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as text; files without line numbers, so that moving code changes nothing."""
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def update() -> None:
    """Write the template, merge it into every catalogue, and compile them."""
    new = template()
    TEMPLATE.write_bytes(written(new))
    for language, path in catalogues().items():
        old = read(language)
        old.update(new, no_fuzzy_matching=True, update_creation_date=False)
        path.write_bytes(written(old))
        path.with_suffix(".mo").write_bytes(compiled(old))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--missing"]:
        print("\n".join(missing(sys.argv[2])))
    else:
        update()
