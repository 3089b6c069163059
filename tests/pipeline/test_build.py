"""Building again and again: edits stay, sources are followed, conflicts are told, and nothing changes without cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibtools.pipeline.build import BuildResult, build
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

    def build(self, *, write: bool = True) -> BuildResult:
        return build(load_config(self.root), write=write)

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
    first = project.build()
    names = [
        "list.bib",
        "list.lock.json",
        "list.json",
        *(f"bibliography.apa.{end}" for end in ("html", "md", "txt")),
    ]
    assert first.changed == tuple(f"refs/{name}" for name in names)
    assert "+@book{cebesoy2017," in first.diff
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
