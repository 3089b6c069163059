"""The names of `import bibtools`: all there, typed, hiding nothing, and cheap."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from paths import ROOT

import bibtools
from bibtools import (
    BibtoolsWarning,
    Change,
    Date,
    Finding,
    Name,
    Origin,
    Place,
    Raw,
    Record,
    Reference,
    Span,
    Text,
)

VERBS = ("find", "parse", "normalise", "check", "load", "dump", "cite", "render", "restyle")
HEAVY = (
    "lxml",
    "pycrfsuite",
    "rapidfuzz",
    "bibtools.linter",
    "bibtools.csl",
    "bibtools.parser",
    "bibtools.model",
)


def test_every_public_name_is_there() -> None:
    assert bibtools.__all__ == sorted(bibtools.__all__)
    for name in bibtools.__all__:
        assert getattr(bibtools, name) is not None
    assert set(bibtools.__all__) <= set(dir(bibtools))
    assert bibtools.__version__ == importlib.metadata.version("bibtools-refs")
    with pytest.raises(AttributeError):
        bibtools.nothing  # noqa: B018


def test_every_error_is_public() -> None:
    import bibtools.errors as errors

    own = {name for name, each in vars(errors).items() if isinstance(each, type)}
    assert own == {name for name in bibtools.__all__ if name.endswith(("Error", "Warning"))}


def test_no_verb_hides_a_package() -> None:
    import bibtools.linter.runner as runner

    assert runner.check_documents
    folder = Path(bibtools.__file__).parent
    inside = {path.stem for path in folder.iterdir()}
    assert not inside & set(bibtools.__all__)


def test_the_import_loads_nothing_until_it_is_needed() -> None:
    probe = f"import sys, bibtools; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


NOUNS = [
    Name("Cebesoy", "Ali Fuat"),
    Name(literal="Türkiye Büyük Millet Meclisi", written="T.B.M.M."),
    Date("1920-10-16", "rumi", "16 Teşrinievvel 1336"),
    Reference(
        id="a",
        type="book",
        author=(Name("Tüzel", "Abidin"),),
        title="Bir",
        issued=Date("1999"),
        extra={"x": 1},
    ),
    Record(Reference(id="a"), "Bir", Place("list.txt", 3), changes=(Change("title", "bir", "Bir", "me"),)),
    Raw("Bir", Place("list.txt", 3), Span(1, 4)),
    Change("title", "a", "b", "normalise", reason="why"),
    Origin(Span(1, 2), "parse", 0.5),
    Finding("MIS003", "there is no publisher", Place("a.bib", 2, 3), key="a"),
    Text("a.bib", "@book{a}"),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_a_repr_says_what_a_value_is_and_nothing_empty(noun: object) -> None:
    shown = repr(noun)
    assert eval(shown, vars(bibtools)) == noun
    assert "=''" not in shown
    assert "=()" not in shown
    assert "None" not in shown


def test_the_repr_of_a_long_text_is_short() -> None:
    assert len(repr(Text("a.txt", "x" * 10_000))) < 120


def test_load_tells_what_it_leaves_out(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@book{one, title = {A}}\n@book{two, title = {B}\n", encoding="utf-8")
    with pytest.warns(BibtoolsWarning, match=r"a\.bib:2:\d+: "):
        assert [each.id for each in bibtools.load(file)] == ["one", "two"]


def test_load_takes_a_text() -> None:
    assert [each.id for each in bibtools.load(Text("a.bib", "@book{one, title = {A}}\n"))] == ["one"]


@pytest.mark.parametrize("verb", [bibtools.check, bibtools.find])
@pytest.mark.parametrize("name", ["gone.bib", "README.md", "a/b.docx"])
def test_a_file_name_is_not_taken_for_a_text(
    verb: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(bibtools.UsageError, match="name of a file"):
        verb(name)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@misc{a, author = {A, B}, title = {T}, date = {1999-02-30}}\n", "DAT004"),
        ('[{"id": "a", "type": "book", "title": "T", "author": [{"family": "A"}]}]', "MIS003"),
        ("TY  - BOOK\nTI  - T\nAU  - A, B\nPY  - 1999\nER  - \n", "MIS003"),
        ("Kaynakça\n- Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999\n", "MIS003"),
    ],
)
def test_check_knows_a_text_by_its_beginning(text: str, code: str) -> None:
    assert code in {finding.code for finding in bibtools.check(text)}
    assert bibtools.check(text, ignore=["ALL"]) == []
    assert {finding.code for finding in bibtools.check(text, select=[code])} == {code}


def test_check_takes_the_settings_of_the_project_that_a_text_is_in(tmp_path: Path) -> None:
    (tmp_path / "bibtools.toml").write_text('[check]\nselect = ["DAT004"]\n', encoding="utf-8")
    text = Text(str(tmp_path / "a.bib"), "@misc{a, title = {T}, date = {1999-02-30}}\n")
    assert [finding.code for finding in bibtools.check(text)] == ["DAT004"]


def test_references_without_keys_are_rendered_all() -> None:
    references = [Reference(type="book", title=title) for title in ("A Book", "Another Book")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bibtools.render(references, "apa", "en-US").count("\n") == 1


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "x \ud800", "Ali Veli, \ud800Kitap\udc00, 1999", "(" * 50_000]
)
def test_parse_never_raises_and_loses_nothing(text: str) -> None:
    record = bibtools.normalise(bibtools.parse(text))
    assert record.raw == text
    held = json.dumps(record.reference.to_csl(), ensure_ascii=False)
    assert all(word.strip(",") in held for word in text.split() if word.isprintable() or "\ud800" in word)
