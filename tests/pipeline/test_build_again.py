"""A build after any changes makes the same files and findings as one that remembers nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bibtools.errors import BibtoolsError
from bibtools.pipeline.build import build
from bibtools.pipeline.config import load_config
from bibtools.pipeline.store.database import Store

CACHE = ".bibtools_cache"
LINES = [
    "Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017",
    "Ali Fuat Cebesoy, Siyasi Hatıralar, İstanbul 2017",
    "Ali Fuat Cebesoy, Siyasi Hatıralar, Ankara 2017",
    "Ayşe Cebesoy, Günlükler, İstanbul 2017",
    "Bülent Tenör, Kurtuluş Kuruluş, İstanbul 2009",
    "Deniz Örnek, “Limanlar”, Belleten 12/3 (1961), ss. 5–9",
    "Deniz Örnek, Liman Tarihi, Ankara 1961",
    "T.B.M.M. Gizli Celse Zabıtları, 16 Teşrinievvel 1336 (1920)",
    "Veli Çelebi ve Deniz Örnek, Kıyılar, Ankara: Yayınevi, 1962",
    "——, Liman Tarihi, Ankara 1963",
]
STYLES = ["apa", "chicago-author-date", "chicago-notes-bibliography", "ieee", "isnad-2-dipnotlu"]
SECTIONS = '"Kitaplar" = { type = ["book"] }\n"Makaleler" = { type = ["article-journal"] }\n'
OWN = [
    "@book{benim, title = {Benim Kitabım}, author = {Ben}, date = 2001}\n",
    "@string{ist = {İstanbul}}\n",
    "@book{ana, title = {Ana Kitap}, date = 2001}\n@inbook{yavru, crossref = {ana}, title = {Bölüm}}\n",
    "% bir not\n",
    "@book{acik, title = {Kapanmayan\n",
]


class Project:
    """A project whose sources, .bib and configuration somebody changes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lists = {"a.txt": [*LINES[:4], LINES[6]], "b.txt": LINES[4:6]}
        self.settings = {"styles": '["apa", "ieee"]', "locale": '"tr-TR"', "dialect": '"biblatex"'}
        self.sections = ""
        self.write()

    @property
    def bib(self) -> Path:
        return self.root / "refs" / "list.bib"

    def write(self) -> None:
        """Write sources and configuration."""
        for name, lines in self.lists.items():
            content = "Kaynakça\n" + "".join(f"- {line}\n" for line in lines)
            (self.root / name).write_text(content, encoding="utf-8")
        told = "".join(f"{name} = {value}\n" for name, value in self.settings.items())
        content = f'sources = ["*.txt"]\noutput = "refs/list"\n{told}'
        (self.root / "bibtools.toml").write_text(
            content + (f"[sections]\n{self.sections}" if self.sections else ""), encoding="utf-8"
        )

    def edit(self, change: Callable[[str], str]) -> None:
        """Change the .bib, if there is one."""
        if self.bib.exists():
            self.bib.write_bytes(change(self.bib.read_bytes().decode()).encode())


def _in_list(name: str, at: int, what: str, line: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        lines = project.lists[name]
        index = at % (len(lines) + 1)
        lines[index : index + (what != "insert")] = [] if what == "delete" else [line]
        project.write()

    return change


def _touched(name: str, at: int) -> Callable[[Project], None]:
    """Change a line a little, so that its entry stays its own."""

    def change(project: Project) -> None:
        lines = project.lists[name]
        if lines:
            lines[at % len(lines)] += ", 2. baskı"
            project.write()

    return change


def _setting(name: str, value: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        project.settings[name] = value
        project.write()

    return change


def _sections(value: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        project.sections = value
        project.write()

    return change


def _in_bib(before: str, after: str) -> Callable[[Project], None]:
    return lambda project: project.edit(lambda text: text.replace(before, after, 1))


def _without_entry(number: int) -> Callable[[Project], None]:
    def without(text: str) -> str:
        pieces = text.split("\n\n")
        return "\n\n".join(pieces[:number] + pieces[number + 1 :])

    return lambda project: project.edit(without)


def _gone(name: str) -> Callable[[Project], None]:
    return lambda project: (project.root / "refs" / name).unlink(missing_ok=True)


NAMES = st.sampled_from(["a.txt", "b.txt"])
CHANGES = st.one_of(
    st.builds(
        _in_list,
        NAMES,
        st.integers(0, 9),
        st.sampled_from(["insert", "replace", "delete"]),
        st.sampled_from(LINES),
    ),
    st.builds(_touched, NAMES, st.integers(0, 9)),
    st.builds(_touched, NAMES, st.integers(0, 9)),
    st.builds(
        _setting, st.just("styles"), st.lists(st.sampled_from(STYLES), unique=True, max_size=2).map(repr)
    ),
    st.builds(_setting, st.just("locale"), st.sampled_from(['"tr-TR"', '"en-US"'])),
    st.builds(_setting, st.just("dialect"), st.sampled_from(['"biblatex"', '"bibtex"'])),
    st.builds(_sections, st.sampled_from(["", SECTIONS])),
    st.builds(
        _in_bib,
        st.sampled_from(
            ["Moskova", "Siyasi", "{2017}", "{Cebesoy, Ali Fuat}", "{cebesoy2017,", "@book", "Liman"]
        ),
        st.sampled_from(["Kars", "{2016}", "{Cebesoy, A. F.}", "{yeni,", "@report"]),
    ),
    st.builds(lambda text: lambda project: project.edit(lambda bib: bib + text), st.sampled_from(OWN)),
    st.builds(lambda text: lambda project: project.edit(lambda bib: text + bib), st.sampled_from(OWN[:4])),
    st.builds(_without_entry, st.integers(1, 6)),
    st.builds(_gone, st.sampled_from(["list.lock.json", "list.json", "bibliography.apa.html"])),
)


def _outcome(root: Path, *, write: bool = True, accept: bool = False) -> object:
    """Build a project; return what the build said, and all files."""
    try:
        result: object = build(load_config(root), write=write, accept_removals=accept)
    except BibtoolsError as error:
        result = str(error).replace(str(root), "")
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and CACHE not in path.parts]
    return result, {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(steps=st.lists(st.tuples(st.lists(CHANGES, max_size=2), st.booleans(), st.booleans()), max_size=4))
def test_what_is_remembered_changes_nothing(
    steps: list[tuple[list[Callable[[Project], None]], bool, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "project").mkdir()
        project = Project(Path(folder) / "project")
        _outcome(project.root)
        for number, (changes, write, accept) in enumerate(steps):
            for change in changes:
                change(project)
            other = Path(folder) / f"{number}"
            shutil.copytree(project.root, other, ignore=shutil.ignore_patterns(CACHE))
            assert _outcome(project.root, write=write, accept=accept) == _outcome(
                other, write=write, accept=accept
            )
            assert not (other / CACHE).exists() or write


def test_only_what_a_change_concerns_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibtools.pipeline import build_plan

    project = Project(tmp_path)
    _outcome(tmp_path)
    monkeypatch.setattr(build_plan.Planner, "full", lambda *_: pytest.fail("everything was read"))
    for change in (
        _in_list("a.txt", 2, "insert", LINES[8]),
        _in_list("b.txt", 0, "delete", ""),
        _touched("a.txt", 1),
    ):
        change(project)
        result, files = _outcome(tmp_path)
        assert "refs/list.bib" in result.changed  # type: ignore[attr-defined]
        assert files


def test_a_line_comes_back_whose_edited_entry_had_stayed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    _outcome(tmp_path)
    for change in (
        _in_list("b.txt", 0, "insert", LINES[8]),
        _in_bib("{Limanlar}", "{Bütün Limanlar}"),
        _in_list("b.txt", 2, "delete", ""),
        _in_list("b.txt", 2, "insert", LINES[5]),
    ):
        change(project)
        other = tmp_path.with_name(f"{tmp_path.name}-other")
        shutil.copytree(tmp_path, other, ignore=shutil.ignore_patterns(CACHE))
        assert _outcome(tmp_path) == _outcome(other)
        shutil.rmtree(other)


def test_nothing_is_kept_of_a_source_that_is_gone(tmp_path: Path) -> None:
    project = Project(tmp_path)
    _outcome(tmp_path)
    with closing(Store(tmp_path)) as store:
        assert LINES[5] in "".join(store.texts("list b.txt content"))
    (tmp_path / "b.txt").unlink()
    del project.lists["b.txt"]
    result, _ = _outcome(tmp_path)
    assert len(result.removed) == 2  # type: ignore[attr-defined]
    with closing(Store(tmp_path)) as store:
        assert store.texts("list b.txt content") == []
        assert store.part("list b.txt") is None
        assert len(store.texts("list a.txt texts")) == 5
