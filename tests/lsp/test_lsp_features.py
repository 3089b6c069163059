"""The features of the language server on the projects of tests/cases/lsp/features.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from bibtools.linter.document import Document
from bibtools.lsp.completion import completions
from bibtools.lsp.formatting import formatted
from bibtools.lsp.navigation import defined_at, uses
from bibtools.lsp.positions import offset_of, position
from bibtools.lsp.references import bibliographies, documents
from bibtools.lsp.renaming import renamed
from bibtools.lsp.symbols import symbols
from bibtools.model import Text
from bibtools.pipeline.config import Config

CASES = tomllib.loads((TESTS / "cases" / "lsp" / "features.toml").read_text(encoding="utf-8"))["case"]


class Session:
    """A server without an editor: one document is open, the others are on disk."""

    def __init__(self, folder: Path, name: str, content: str) -> None:
        self.folder, self.file, self.content = folder, folder / name, content

    def path(self, uri: str) -> Path:
        return self.file

    def text(self, uri: str) -> Text:
        return Text(str(self.file), self.content)

    def opened(self, path: Path) -> Text | None:
        return self.text("") if path == self.file else None

    def config(self, uri: str) -> Config:
        return Config(root=self.folder)

    def root(self) -> Path | None:
        return self.folder

    def citable(self, uri: str) -> list[Document]:
        return list(documents(bibliographies(self.text(uri), self.folder, self.folder), self.opened))


def session(folder: Path, case: dict[str, Any]) -> tuple[Session, types.Position]:
    for name, content in case.get("files", {}).items():
        (folder / name).write_text(content, encoding="utf-8")
    content = case["text"].replace("|", "", 1)
    host = Session(folder, case["at"], content)
    return host, position(host.text(""), case["text"].index("|"))


def shown(found: types.Location, folder: Path) -> str:
    name = found.uri.rpartition("/")[2]
    return f"{name} {found.range.start.line + 1}:{found.range.start.character + 1}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_features(case: dict[str, Any], tmp_path: Path) -> None:
    host, where = session(tmp_path, case)
    if "definition" in case:
        found = defined_at(host, "", where)
        assert found
        assert shown(found, tmp_path) == case["definition"]
    if "references" in case:
        made = uses(host, "", where, declaration=True)
        assert sorted(shown(each, tmp_path) for each in made) == sorted(case["references"])
    if "refused" in case:
        with pytest.raises(JsonRpcInvalidParams, match=case["refused"]):
            renamed(host, "", where, case["to"])
    if "renamed" in case:
        assert applied(host, renamed(host, "", where, case["to"])) == case["renamed"]
    if "completes" in case:
        items = list(completions(host, "", where))
        labels = {each.label for each in items}
        assert labels >= set(case["completes"])
        assert bool(labels) == bool(case["completes"])
        assert not labels & set(case.get("not_completed", ()))
        if "first" in case:
            assert min(items, key=lambda each: each.sort_text or each.label).label == case["first"]


def applied(host: Session, edit: types.WorkspaceEdit | None) -> dict[str, str]:
    assert edit
    assert edit.changes
    made = {}
    for uri, edits in edit.changes.items():
        name = uri.rpartition("/")[2]
        path = host.folder / name
        text = host.opened(path) or Text(str(path), path.read_text(encoding="utf-8"))
        content = text.content
        for each in sorted(edits, key=lambda one: offset_of(text, one.range.start), reverse=True):
            start, end = offset_of(text, each.range.start), offset_of(text, each.range.end)
            content = content[:start] + each.new_text + content[end:]
        made[name] = content
    return made


def test_symbols() -> None:
    text = Text(
        "a.bib", "@string{x = {X}}\n@book{one, author = {Roe, Jane}, title = {Bir}, year = 1999}\n@misc{}\n"
    )
    found = [(each.name, each.detail, each.selection_range.start.line) for each in symbols(text)]
    assert found == [("x", "X", 0), ("one", "book: Roe (1999) Bir", 1)]


def test_formatting(tmp_path: Path) -> None:
    host = Session(tmp_path, "a.bib", "@Book{one,title={Bir}}\n@misc{two,\n  title = {İki},\n}\n")
    (edit,) = formatted(host, "")
    text = host.text("")
    start, end = offset_of(text, edit.range.start), offset_of(text, edit.range.end)
    host.content = text.content[:start] + edit.new_text + text.content[end:]
    assert host.content == "@book{one,\n  title = {Bir},\n}\n\n@misc{two,\n  title = {İki},\n}\n"
    assert formatted(host, "") == []
    assert formatted(Session(tmp_path, "a.tex", "@Book{one,title={Bir}}"), "") == []
