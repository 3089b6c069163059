"""Building a project again: edits stay, changed sources are followed, conflicts are reported, nothing else changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bibtools.errors import InputError
from bibtools.linter.settings import CheckSettings
from bibtools.pipeline.build import BuildResult, build
from bibtools.pipeline.checking import check_files
from bibtools.pipeline.config import load_config

LIST = """\
Kaynakça
- Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017
- Bülent Tenör, Kurtuluş Kuruluş, İstanbul2009
- T.B.M.M.Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1
"""


class Project:
    """A project in a folder: its source list, and its .bib."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.list = root / "list.txt"
        self.bib = root / "refs" / "list.bib"
        self.list.write_text(LIST, encoding="utf-8")
        (root / "bibtools.toml").write_text(
            'sources = ["*.txt"]\noutput = "refs/list"\nstyles = ["apa"]\nlocale = "tr-TR"\n',
            encoding="utf-8",
        )

    def build(self, *, write: bool = True, accept_removals: bool = False) -> BuildResult:
        return build(load_config(self.root), write=write, accept_removals=accept_removals)

    def replace(self, file: Path, before: str, after: str) -> None:
        content = file.read_text(encoding="utf-8")
        assert before in content
        file.write_text(content.replace(before, after), encoding="utf-8")

    @property
    def text(self) -> str:
        return self.bib.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.build()
    return made


def test_the_first_build_writes_everything_and_the_second_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert "+@book{cebesoy2017," in project.build(write=False).diff
    first = project.build()
    names = [
        "list.bib",
        "list.lock.json",
        "list.json",
        *(f"bibliography.apa.{end}" for end in ("html", "md", "txt")),
    ]
    assert first.changed == tuple(f"refs/{name}" for name in names)
    assert first.added == ("cebesoy2017", "tenor2009", "tbmm1920")
    assert project.build() == BuildResult((), "", ())
    assert project.build(write=False).changed == ()


def test_checking_writes_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.build(write=False).changed
    assert not project.bib.exists()


def test_a_corrected_field_stays_and_reaches_the_outputs(project: Project) -> None:
    project.replace(
        project.bib, "{Tenör, Bülent},", "{Tanör, Bülent},\n  publisher = {Cumhuriyet Kitapları},"
    )
    edited = project.text
    assert project.build().changed == (
        "refs/list.json",
        *(f"refs/bibliography.apa.{e}" for e in ("html", "md", "txt")),
    )
    assert project.text == edited
    assert "Tanör" in (project.root / "refs" / "bibliography.apa.txt").read_text(encoding="utf-8")
    assert project.build(write=False) == BuildResult((), "", ())


def test_a_changed_source_updates_untouched_fields_only(project: Project) -> None:
    project.replace(project.bib, "{Moskova Hatıraları}", "{Moskova hatıraları (1920)}")
    project.replace(project.list, "İstanbul 2017", "Ankara 2018")
    project.build()
    assert "title = {Moskova hatıraları (1920)}" in project.text
    assert "location = {Ankara}" in project.text
    assert "date = {2018}" in project.text
    assert "cebesoy2017" in project.text, "the key stays what people cite"
    assert project.build() == BuildResult((), "", ())


def test_a_conflict_keeps_the_edit_and_is_told_until_it_is_settled(project: Project) -> None:
    project.replace(project.bib, "{2017}", "{2016}")
    project.replace(project.list, "2017", "2018")
    for _ in range(2):
        result = project.build()
        assert [finding.code for finding in result.findings] == ["BLD001"]
        assert "“2016”" in result.findings[0].message
        assert "“2018”" in result.findings[0].message
    assert "{2016}" in project.text
    project.replace(project.bib, "{2016}", "{2018}")
    assert project.build().findings == ()


def test_added_renamed_and_deleted_entries_stay_so(project: Project) -> None:
    own = "\n% Elle eklendi\n@book{benim, title = {Benim Kitabım}, author = {Ben}, date = 2001}\n"
    project.bib.write_text(project.text + own, encoding="utf-8")
    project.replace(project.bib, "@book{cebesoy2017,", "@book{moskova,")
    start = project.text.index("@book{tenor2009")
    end = project.text.index("@misc{tbmm1920")
    project.bib.write_text(project.text[:start] + project.text[end:], encoding="utf-8")
    edited = project.text
    project.build()
    assert project.text == edited
    assert project.build() == BuildResult((), "", ())
    project.replace(project.list, "Moskova Hatıraları", "Moskova Anıları")
    project.build()
    assert "Moskova Anıları" in project.text
    assert "tenor2009" not in project.text


def test_a_deleted_line_takes_its_untouched_entry_along(project: Project) -> None:
    project.replace(project.bib, "{2009}", "{2008}")
    project.list.write_text(LIST.splitlines()[0] + "\n" + LIST.splitlines()[3] + "\n", encoding="utf-8")
    result = project.build()
    assert "cebesoy2017" not in project.text
    assert "tenor2009" in project.text
    assert [finding.code for finding in result.findings] == ["BLD002"]


def test_a_new_line_gets_an_entry_and_keys_stay(project: Project) -> None:
    project.replace(project.list, "- Ali", "- Ali Fuat Cebesoy, Siyasi Hatıralar, İstanbul 2017\n- Ali")
    project.build()
    assert project.text.index("{cebesoy2017,") < project.text.index("{cebesoy2017a,")
    assert "Siyasi Hatıralar" in project.text[project.text.index("cebesoy2017a") :]


def test_the_layout_of_what_is_not_changed_stays(project: Project) -> None:
    odd = "@string{ist = {İstanbul}}\r\n" + project.text.replace("\n", "\r\n").replace(
        "  title =", "\ttitle   ="
    )
    project.bib.write_bytes(odd.encode())
    project.replace(project.list, "2017", "2019")
    project.build()
    assert project.bib.read_bytes().decode() == odd.replace("date = {2017}", "date = {2019}")


def test_an_edit_that_is_saved_while_the_build_runs_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bibtools.pipeline import build as module

    project.replace(project.list, "2017", "2018")
    replace, saves = module.replace_if_unchanged, []

    def saved_meanwhile(path: Path, content: bytes, expected: bytes | None) -> bool:
        if not saves:
            saves.append(path)
            project.replace(project.bib, "Tenör, Bülent", "Tanör, Bülent")
        return replace(path, content, expected)

    monkeypatch.setattr(module, "replace_if_unchanged", saved_meanwhile)
    project.build()
    assert saves
    assert "Tanör, Bülent" in project.text
    assert "{2018}" in project.text


@pytest.mark.parametrize("lock", ["missing", "older", "conflict", "other shape", "deep"])
def test_entries_are_adopted_when_the_lock_does_not_know_them(project: Project, lock: str) -> None:
    path = project.bib.with_suffix(".lock.json")
    project.replace(project.list, "- Ali", "- Ali Fuat Cebesoy, Siyasi Hatıralar, İstanbul 1957\n- Ali")
    older = path.read_text(encoding="utf-8")
    project.build()
    project.replace(project.bib, "Tenör, Bülent", "Tanör, Bülent")
    edited = project.text
    contents = {
        "older": older,
        "conflict": f"<<<<<<< ours\n{older}",
        "other shape": "[1]",
        "deep": "[" * 99_999,
    }
    if lock == "missing":
        path.unlink()
    else:
        path.write_text(contents[lock], encoding="utf-8")
    result = project.build()
    assert project.text == edited
    assert result.added == ()
    assert [finding.code for finding in result.findings] == (
        [] if lock in ("missing", "older") else ["BLD006"]
    )
    assert project.build().changed == ()


def test_a_lost_bib_is_not_taken_for_deleted_entries(project: Project) -> None:
    project.bib.unlink()
    with pytest.raises(
        InputError, match="this file is gone, but its lock file knows what it held: cebesoy2017"
    ):
        project.build()
    assert not project.bib.exists()


def test_an_emptied_source_does_not_empty_the_bib(project: Project) -> None:
    before = project.text
    project.list.write_text("Kaynakça\n", encoding="utf-8")
    with pytest.raises(InputError, match="no longer hold the lines of 3 of 3 entries"):
        project.build()
    assert project.text == before
    result = project.build(accept_removals=True)
    assert result.removed == ("cebesoy2017", "tenor2009", "tbmm1920")
    assert "@" not in project.text


def test_a_renamed_entry_is_an_edit_also_when_its_line_goes(project: Project) -> None:
    project.replace(project.bib, "@book{cebesoy2017,", "@book{moskova,")
    project.build()
    project.replace(project.list, LIST.splitlines()[1] + "\n", "")
    result = project.build()
    assert "@book{moskova," in project.text
    assert [finding.code for finding in result.findings] == ["BLD002"]
    assert project.build(write=False).changed == ()


def test_comments_right_above_an_entry_go_with_it(project: Project) -> None:
    project.replace(
        project.bib, "@book{tenor2009", "% bibtools: ignore[MIS003] yok\n% bkz. s. 3\n@book{tenor2009"
    )
    project.replace(project.bib, "@misc{tbmm1920", "% bölüm\n\n@misc{tbmm1920")
    project.replace(project.list, LIST.splitlines()[2] + "\n", "")
    project.build()
    assert "tenor2009" not in project.text
    assert "% bölüm" in project.text
    assert "yok" not in project.text
    assert "bkz" not in project.text
    assert project.text.startswith("% Made by")


def test_a_damaged_bib_is_told_and_nothing_is_written(project: Project) -> None:
    project.bib.write_text(project.text.replace("{2009},", "{2009,", 1), encoding="utf-8")
    damaged = project.text
    result = project.build()
    assert result.damaged
    assert {finding.code for finding in result.findings} == {"BLD005"}
    assert project.text == damaged


def test_findings_are_selected_and_suppressed_as_those_of_check(project: Project) -> None:
    project.replace(project.bib, "{2017}", "{2016}")
    project.replace(project.list, "2017", "2018")
    assert project.build().in_conflict
    project.replace(
        project.bib, "@book{cebesoy2017", "% bibtools: ignore[BLD001] 2016 is right\n@book{cebesoy2017"
    )
    assert project.build().findings == ()
    assert "BLD001" not in {
        finding.code for finding in check_files([str(project.bib)], CheckSettings()).findings
    }
    project.replace(project.bib, "% bibtools: ignore[BLD001] 2016 is right\n", "")
    with (project.root / "bibtools.toml").open("a", encoding="utf-8") as file:
        file.write('[check]\nignore = ["BLD"]\n')
    assert project.build().findings == ()


def test_two_entries_that_look_alike_are_told(project: Project) -> None:
    project.replace(
        project.list,
        "- T.B.M.M.",
        "- T.B.M.M. Gizli Celse Zabıtları, 17 Teşrinievvel 1336 (1920)\n- T.B.M.M.",
    )
    for _ in range(2):
        assert "BLD004" in {finding.code for finding in project.build().findings}


def test_a_line_is_parsed_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibtools.pipeline import parse_cache

    parsed: list[str] = []
    real = parse_cache._parsed

    def counted(raws, model):
        raws = list(raws)
        parsed.extend(raw.text for raw in raws)
        return real(raws, model)

    monkeypatch.setattr(parse_cache, "_parsed", counted)
    project.replace(project.list, "2017", "2018")
    project.build()
    assert parsed == ["Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2018"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"program": 1, "parsed": []}', "[" * 99_999])
@pytest.mark.parametrize("name", ["build.json", "build.db"])
def test_a_damaged_cache_is_made_anew(project: Project, name: str, damage: str) -> None:
    path = project.root / ".bibtools_cache" / name
    path.write_text(damage, encoding="utf-8")
    assert project.build().changed == ()
    project.replace(project.list, "2017", "2018")
    assert "refs/list.bib" in project.build().changed
    project.replace(project.list, "2018", "2017")
    project.build()
    if name == "build.db":
        assert path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE line SET content = CAST(content AS TEXT)",
        f"UPDATE line SET record = '{'[' * 99_999}'",
        "UPDATE line SET record = NULL",
        "UPDATE part SET content = CAST(content AS TEXT), lengths = 'x' WHERE name LIKE 'list%'",
        "UPDATE part SET content = '[\"x\", 1, 2]' WHERE name LIKE 'list%' AND lengths IS NULL",
    ],
)
@pytest.mark.parametrize("edited", [True, False])
def test_a_store_with_other_values_is_read_as_far_as_it_can_be(
    project: Project, change: str, edited: bool
) -> None:
    # Where the .bib was edited, everything is read.
    with closing(sqlite3.connect(project.root / ".bibtools_cache" / "build.db")) as database, database:
        assert database.execute(change).rowcount
    if edited:
        project.replace(project.bib, "{Moskova Hatıraları}", "{Moskova}")
    project.replace(project.list, "2017", "2018")
    assert "refs/list.bib" in project.build().changed
    assert project.build().changed == ()


def test_fields_are_added_where_the_last_one_is_removed(project: Project) -> None:
    config = project.root / "bibtools.toml"
    config.write_text(config.read_text(encoding="utf-8") + 'dialect = "bibtex"\n', encoding="utf-8")
    project.build()
    entry = project.text[project.text.index("@book{cebesoy2017") :].partition("\n}")[0]
    assert "address = {İstanbul}," in entry
    assert "year = {2017}," in entry
    assert "location" not in entry
    assert project.build().changed == ()


def test_a_model_of_ones_own_reads_the_lines_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from shutil import copytree

    from bibtools.parser.model_files import DATA
    from bibtools.pipeline import parse_cache

    parsed: list[Path | None] = []
    real = parse_cache._parsed

    def counted(raws, model):
        raws = list(raws)
        parsed.extend(model for _ in raws)
        return real(raws, model)

    monkeypatch.setattr(parse_cache, "_parsed", counted)
    mine = project.root / "mine"
    copytree(DATA, mine)
    settings = next(path for path in project.root.iterdir() if path.suffix == ".toml")
    text = settings.read_text(encoding="utf-8")
    head = "[tool.bibtools]\n" if "[tool.bibtools]\n" in text else ""
    settings.write_text(f'{head}model = "mine"\n{text.removeprefix(head)}', encoding="utf-8")
    project.build()
    assert parsed
    assert set(parsed) == {mine}
    parsed.clear()
    project.build()
    assert not parsed
    (mine / "doubts.json").unlink()
    project.build()
    assert set(parsed) == {mine}
