"""Files whose entries or macros could make far more of themselves than they hold: inheritance and @string.

No time is measured: an algorithm that is not linear does not end on these.
"""

from __future__ import annotations

import pytest

from bibtools.bibtex import Inheritance, scan
from bibtools.formats.bibtex import load, read
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Text
from bibtools.pipeline.checking import make_document

SMALL = """
@xdata{place, location = {Ankara}, xdata = {house}}
@xdata{house, publisher = {TTK}, xdata = {place}}
@collection{whole, title = {Whole}, date = {1990}, editor = {E}, xdata = {place}, ids = {old}}
@incollection{part, title = {Part}, year = 1991, crossref = {OLD}}
@incollection{loop, title = {Loop}, crossref = {loop}}
@incollection{lost, title = {Lost}, crossref = {nowhere}}
@incollection{under, title = {Under}, crossref = {lost}}
"""


def inheritance(content: str, **more: int) -> Inheritance:
    return Inheritance(scan(Text("x.bib", content), "biblatex"), **more)


def test_fields_come_from_parents_and_data_entries():
    made = inheritance(SMALL)
    assert made.fields(made.by_key["part"]) == {
        "title": "Part",
        "year": "1991",
        "crossref": "OLD",
        "booktitle": "Whole",
        "editor": "E",
        "location": "Ankara",
        "publisher": "TTK",
    }
    assert made.fields(made.by_key["loop"]) == {"title": "Loop", "crossref": "loop"}
    assert made.fields(made.by_key["lost"])["crossref"] == "nowhere"


def test_circles_and_missing_parents_are_known():
    made = inheritance(SMALL)
    assert [[entry.key for entry in circle] for circle in made.circles] == [["place", "house"], ["loop"]]
    told = {key: (made.circular(entry), made.complete(entry)) for key, entry in made.by_key.items()}
    assert told["house"] == told["loop"] == (True, True)
    assert told["part"] == (False, True)
    assert told["lost"] == told["under"] == (False, False)
    kept = {reference.id: reference.extra.get("crossref") for reference in load(SMALL, "biblatex")}
    assert kept == {"whole": None, "part": None, "loop": "loop", "lost": "nowhere", "under": None}


def chain(count: int) -> str:
    linked = (f"@book{{k{n}, f{n} = {{v}}, crossref = {{k{n + 1}}}}}" for n in range(count - 1))
    return "\n".join([*linked, f"@book{{k{count - 1}, note = {{end}}}}"])


def diamond(count: int) -> str:
    linked = (f"@book{{k{n}, xdata = {{k{n + 1}}}, crossref = {{k{n + 1}}}}}" for n in range(count - 1))
    return "\n".join([*linked, f"@book{{k{count - 1}, note = {{end}}}}"])


def clique(count: int) -> str:
    names = ",".join(f"k{n}" for n in range(count))
    return "\n".join(
        f"@book{{k{n}, f{n} = {{v}}, note = {{end}}, xdata = {{{names}}}}}" for n in range(count)
    )


@pytest.mark.parametrize(
    ("content", "circles"),
    [(chain(1000), 0), (diamond(3000), 0), (clique(9), 1), (clique(150), 1)],
    ids=["chain", "diamond", "clique", "clique of 150"],
)
def test_every_shape_of_links_is_resolved(content, circles):
    made = inheritance(content)
    assert made.fields(made.by_key["k0"])["note"] == "end"
    assert len(made.circles) == circles
    settings = CheckSettings(select=("DUP004", "MIS"))
    found = check_documents([make_document(Text("x.bib", content), settings)], settings)
    assert sum(finding.code == "DUP004" for finding in found) == circles
    assert load(content)[0].get("note") == "end"


def test_inheritance_has_a_limit():
    content = "@xdata{x, a = {1}, b = {2}, c = {3}}\n" + "".join(
        f"@misc{{k{n}, xdata = {{x}}}}" for n in range(4)
    )
    made = inheritance(content, limit=7)
    assert [made.fields(made.by_key[f"k{n}"]).get("a") for n in range(4)] == ["1", "1", None, None]
    assert [(fault.kind, fault.key) for fault in made.faults] == [("inheritance-limit", "k2")]
    assert "xdata" in inheritance(content).fields(made.by_key["k3"])


def doubled(count: int) -> str:
    return '@string{a0 = "lol "}\n' + "".join(
        f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, count)
    )


def test_macros_that_double_are_refused_by_name():
    loaded = read(Text("x.bib", doubled(40) + "@misc{k, title = a39, note = a1 # a39}"), "biblatex")
    assert {fault.kind for fault in loaded.faults} == {"string-too-long"}
    first = loaded.faults[0]
    assert "“a16”" in first.message
    assert "longer than 1,0" in first.message
    assert len(loaded.references[0].title) < 1_000_000
    assert scan(Text("x.bib", doubled(10) + "@misc{k, title = a9}")).faults == ()


def test_macros_that_double_are_a_finding():
    settings = CheckSettings(select=("STR005",))
    document = make_document(Text("x.bib", doubled(40) + "@misc{k, title = a39}"), settings)
    assert {finding.code for finding in check_documents([document], settings)} == {"STR005"}
