"""Reviews below the page: what steps do to references, what is saved, and what outlives the program."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

from bibtools.bibtex import scan
from bibtools.cli.app import run
from bibtools.errors import InputError, OutputError, UsageError
from bibtools.model import Name, Origin, Record, Reference, Span, Text
from bibtools.pipeline.adoption import values_of
from bibtools.pipeline.reviewing import changing
from bibtools.pipeline.reviewing.changing import Form
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.journal import Journal, folder_of
from bibtools.pipeline.reviewing.opening import open_files
from bibtools.pipeline.reviewing.saving import Saved, save
from bibtools.pipeline.reviewing.session import Session
from bibtools.pipeline.reviewing.target import StaleError

CASES = tomllib.loads((TESTS / "cases/pipeline/review.toml").read_text(encoding="utf-8"))["case"]


class Person:
    """Does the steps of a case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session: Session = open_files([str(folder / "list.txt")])
        self.saved = Saved()

    def do(self, step: dict[str, Any]) -> None:
        """Do one step."""
        getattr(self, f"_{step['do']}")(step)

    def _relabel(self, step: dict[str, Any]) -> None:
        item = self.session.items[step["at"]]
        at = item.record.raw.index(step["words"])
        made = changing.relabelled(item, Span(at, at + len(step["words"])), step["label"])
        self.session.change("relabel", [made])

    def _form(self, step: dict[str, Any]) -> None:
        item = self.session.items[step["at"]]
        form = Form(step.get("type", item.reference.type), step.get("key", item.key), step["set"])
        self.session.change("form", [changing.filled_in(item, form)])

    def _split(self, step: dict[str, Any]) -> None:
        item = self.session.items[step["at"]]
        parts = changing.split(item, item.record.raw.index(step["before"]), f"{item.id}-1")
        self.session.change("split", self.session.with_keys(parts))

    def _join(self, step: dict[str, Any]) -> None:
        item = self.session.items[step["at"]]
        following = self.session.following(item.id)
        assert following is not None
        self.session.change("join", changing.joined(item, following))

    def _accept(self, step: dict[str, Any]) -> None:
        self.session.change("accept", [changing.accepted(self.session.items[step["at"]])])

    def _undo(self, step: dict[str, Any]) -> None:
        self.session.undo(self.session.items[step["at"]].id)

    def _save(self, step: dict[str, Any]) -> None:
        self.saved = save(self.session)

    def _restart(self, step: dict[str, Any]) -> None:
        self.session.journal.close()
        self.session = open_files([str(self.folder / "list.txt")])

    def _edit(self, step: dict[str, Any]) -> None:
        bib = self.folder / "list.bib"
        content = bib.read_text(encoding="utf-8")
        assert step["from"] in content
        bib.write_text(content.replace(step["from"], step["to"]), encoding="utf-8")

    def _delete(self, step: dict[str, Any]) -> None:
        bib = self.folder / "list.bib"
        entries = bib.read_text(encoding="utf-8").split("\n\n")
        bib.write_text("\n\n".join(each for each in entries if step["key"] not in each), encoding="utf-8")


def write_list(folder: Path, lines: list[str]) -> None:
    text = "Kaynakça\n\n" + "".join(f"- {line}\n" for line in lines)
    (folder / "list.txt").write_text(text, encoding="utf-8")


def entries_in(bib: Path) -> dict[str, dict[str, str]]:
    library = scan(Text("list.bib", bib.read_text(encoding="utf-8")))
    assert not library.faults
    return {entry.key: values_of(entry) for entry in library.entries}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_review(case: dict[str, Any], tmp_path: Path) -> None:
    write_list(tmp_path, case["list"])
    if "bib" in case:
        (tmp_path / "list.bib").write_text(case["bib"], encoding="utf-8")
    person = Person(tmp_path)
    for step in case["steps"]:
        person.do(step)
    saved = save(person.session) if case["steps"][-1]["do"] != "save" else person.saved
    bib = tmp_path / "list.bib"
    there = entries_in(bib)
    for key, fields in case["entries"].items():
        assert {name: there[key].get(name, "") for name in fields} == fields
    assert len(there) == case.get("count", len(there))
    assert all(part in bib.read_text(encoding="utf-8") for part in case.get("contains", ()))
    assert [[each.key, each.field, each.kept, each.review] for each in saved.kept] == case.get("kept", [])
    assert all(not person.session.items[at].doubts() for at in case.get("undoubted", ()))
    _check_gold(case.get("gold", {}), tmp_path / "corrections.jsonl")
    content = bib.read_bytes()
    save(person.session)
    assert bib.read_bytes() == content


def _check_gold(expected: dict[str, dict[str, Any]], path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    gold = {value["raw"].split()[0]: value for value in map(json.loads, lines)}
    assert set(gold) == set(expected)
    for word, fields in expected.items():
        assert {name: gold[word].get(name, "") for name in fields} == fields
        assert all(text in gold[word]["raw"] for _, text in gold[word]["segments"])


@pytest.fixture
def person(tmp_path: Path) -> Person:
    write_list(tmp_path, CASES[0]["list"])
    return Person(tmp_path)


def test_a_stale_change_is_refused_and_nothing_is_lost(person: Person) -> None:
    old = person.session.items[0]
    person.session.change("accept", [changing.accepted(old)])
    with pytest.raises(StaleError) as stale:
        person.session.change("accept", [changing.accepted(old)])
    assert stale.value.item.state == "accepted"
    assert len(person.session.journal.path.read_bytes().splitlines()) == 2


def test_a_line_that_was_cut_off_is_left_out(person: Person) -> None:
    person.do({"do": "accept", "at": 0})
    person.session.journal.close()
    path = person.session.journal.path
    path.write_bytes(path.read_bytes() + b'{"what": "form", "items": [{"id"')
    person.do({"do": "restart"})
    assert person.session.items[0].state == "accepted"
    person.do({"do": "form", "at": 0, "set": {"title": "Y"}})
    person.do({"do": "restart"})
    assert person.session.items[0].reference.title == "Y"


def test_a_step_that_could_not_be_kept_is_told_and_does_not_come_back(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limit of the size of files")
    journal = Journal(tmp_path, "one", {"review": 1})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size + 10, hard))
    try:
        with pytest.raises(OutputError) as told:
            journal.write({"what": "cannot be kept"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "was not kept" in told.value.hint
    journal.write({"what": "kept"})
    journal.close()
    assert Journal(tmp_path, "one", {}).lines == [{"review": 1}, {"what": "kept"}]


def test_two_programs_do_not_review_one_list(person: Person) -> None:
    with pytest.raises(InputError, match="being reviewed already"):
        open_files([str(person.folder / "list.txt")])


def test_journals_stand_in_the_cache_folder(person: Person) -> None:
    (journal,) = folder_of(person.folder).glob("*.jsonl")
    assert (journal.parents[1] / ".gitignore").read_text() == "*\n"


def test_nothing_can_be_undone_twice(person: Person) -> None:
    person.do({"do": "accept", "at": 0})
    person.do({"do": "undo", "at": 0})
    with pytest.raises(UsageError, match="nothing to undo"):
        person.do({"do": "undo", "at": 0})


@pytest.mark.parametrize("at", [0, 10_000])
def test_a_reference_is_not_split_at_its_ends(at: int, person: Person) -> None:
    with pytest.raises(UsageError, match="before a word inside"):
        changing.split(person.session.items[0], at, "x")


def test_a_bib_is_reviewed_with_what_its_lock_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project: built, reviewed from its .bib and from its document, rebuilt; what the review said stays."""
    monkeypatch.chdir(tmp_path)
    write_list(tmp_path, CASES[0]["list"])
    settings = '[tool.bibtools]\nsources = ["list.txt"]\noutput = "refs"\n'
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert run(["build"]) == 0
    from_bib = open_files(["refs.bib"])
    item = from_bib.items[0]
    assert item.record.raw == CASES[0]["list"][0]
    made = changing.filled_in(item, Form("book", item.key, {"publisher": "İthaki"}))
    from_bib.change("form", [changing.accepted(made)])
    save(from_bib)
    from_document = open_files(["list.txt"])
    assert from_document.target.bib == tmp_path / "refs.bib"
    item = from_document.items[0]
    assert item.reference.publisher == "İthaki"
    from_document.change("relabel", [changing.relabelled(item, Span(0, len("Devlet Ana,")), "title")])
    save(from_document)
    assert run(["build"]) == 0
    assert run(["build", "--check"]) == 0
    (entry,) = entries_in(tmp_path / "refs.bib").values()
    assert (entry["publisher"], entry["title"]) == ("İthaki", "Devlet Ana")


def test_a_reference_is_no_surer_than_its_least_sure_value() -> None:
    origins = {name: Origin(None, "parse", sure) for name, sure in (("author", 0.88), ("title", 0.5))}
    record = Record(
        Reference(title="Liman", author=(Name("Roe"),), origins=origins), "Roe, Liman", confidence=0.99
    )
    item = Item("1", record)
    assert item.sure == 0.5
    assert replace(item, typed=("title",)).sure == 0.88
    assert replace(item, typed=("title", "author")).sure == 0.99
