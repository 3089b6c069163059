"""What holds of every rendering: well-formed output, formats that agree, edits that equal a fresh run."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from bibtools.csl import Citation, Cite, Processor, Style

FORMATS = ["text", "html", "markdown", "latex", "rtf", "typst", "json"]
FAST = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
NASTY = st.text(
    alphabet=st.sampled_from("abcİıĞ éß.,:;!?\"'“”’()[]{}<>&$#%_^~\\*`@=+-–/012 \u00a0"),
    min_size=1,
    max_size=24,
)
RICH = st.builds(
    lambda before, tag, inside: f"{before}<{tag}>{inside}</{tag}>",
    NASTY,
    st.sampled_from(["i", "b", "sup", "sub", "sc"]),
    NASTY,
)
NAMES = st.lists(
    st.fixed_dictionaries(
        {"family": st.sampled_from(["Doe", "Roe", "Öz", "van Dam", "Çelik", "O'Neill"])},
        optional={"given": st.sampled_from(["John", "Jane Ann", "İnci", "J.-P.", "Ali"])},
    ),
    max_size=4,
)
ITEM = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["book", "article-journal", "chapter", "webpage", "thesis"]),
        "title": st.one_of(NASTY, RICH),
    },
    optional={
        "author": NAMES,
        "editor": NAMES,
        "issued": st.integers(1000, 2030).map(lambda year: {"date-parts": [[year]]}),
        "container-title": NASTY,
        "volume": st.integers(1, 99).map(str),
        "page": st.sampled_from(["1-9", "321–328", "A12", "iv", "12, 15"]),
        "publisher": NASTY,
        "language": st.sampled_from(["tr", "en-GB", "de", ""]),
    },
)
ITEMS = st.lists(ITEM, min_size=1, max_size=5).map(
    lambda items: [{**item, "id": f"Item{index}"} for index, item in enumerate(items)]
)
STYLES = ["apa", "chicago-notes-bibliography", "ieee", "modern-language-association"]


@cache
def style(name: str) -> Style:
    return Style.load(name)


def rendered(name: str, items: list[dict[str, Any]], output: str) -> tuple[list[str], Any]:
    processor = Processor(style(name), items, output=output)
    texts = [
        processor.cite(Citation([Cite(item["id"], locator="3")], note=index + 1))
        for index, item in enumerate(items)
    ]
    return texts, processor.bibliography()


def balanced(text: str) -> bool:
    """Return whether unescaped braces pair."""
    depth = 0
    for char in re.sub(r"\\.", "", text, flags=re.DOTALL):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def brackets(text: str) -> bool:
    depth = 0
    for char in re.sub(r"\\.", "", text, flags=re.DOTALL):
        depth += {"[": 1, "]": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


@FAST
@given(items=ITEMS, name=st.sampled_from(STYLES))
def test_output_is_well_formed(items: list[dict[str, Any]], name: str) -> None:
    for output in FORMATS:
        texts, bibliography = rendered(name, items, output)
        for text in [*texts, *(entry.text for entry in bibliography.entries)]:
            if output == "html":
                etree.fromstring(f"<x>{text}</x>")
            elif output == "json":
                assert isinstance(json.loads(text), list)
            elif output in ("latex", "rtf"):
                assert balanced(text)
            elif output == "typst":
                assert brackets(text)
        if output == "html":
            etree.fromstring(bibliography.text)
        assert len(bibliography.entries) == len(items)


def flat(piece: Any) -> str:
    if isinstance(piece, str):
        return piece
    return "".join(map(flat, piece if isinstance(piece, list) else piece["content"]))


@FAST
@given(items=ITEMS, name=st.sampled_from(STYLES))
def test_texts_of_formats_agree(items: list[dict[str, Any]], name: str) -> None:
    def bare(text: str) -> str:
        return re.sub(r"\s", "", text)

    plain, plain_list = rendered(name, items, "text")
    html, html_list = rendered(name, items, "html")
    tree, tree_list = rendered(name, items, "json")
    for text, marked, nested in zip(plain, html, tree, strict=True):
        assert bare(text) == bare("".join(etree.fromstring(f"<x>{marked}</x>").itertext()))
        assert bare(text) == bare(flat(json.loads(nested)))
    for one, two, three in zip(plain_list.entries, html_list.entries, tree_list.entries, strict=True):
        assert bare(one.text) == bare("".join(etree.fromstring(two.text.strip()).itertext()))
        assert bare(one.text) == bare(flat(json.loads(three.text)))


@FAST
@given(items=ITEMS, name=st.sampled_from(["apa", "chicago-author-date", "chicago-notes-bibliography"]))
def test_an_unrelated_entry_changes_nothing(items: list[dict[str, Any]], name: str) -> None:
    other = {
        "id": "other",
        "type": "book",
        "title": "Zzz",
        "author": [{"family": "Quux", "given": "Zed"}],
        "issued": {"date-parts": [[2044]]},
    }
    before, first = rendered(name, items, "html")
    after, second = rendered(name, [*items, other], "html")
    assert after[:-1] == before
    assert {e.key: e.text for e in second.entries}.items() >= {e.key: e.text for e in first.entries}.items()


@FAST
@given(data=st.data())
def test_sorted_bibliography_does_not_depend_on_insertion(data: st.DataObject) -> None:
    items = [
        {
            "id": f"i{index}",
            "type": "book",
            "title": f"Title {index}",
            "author": [{"family": family, "given": "A"}],
            "issued": {"date-parts": [[1900 + index % 3]]},
        }
        for index, family in enumerate(["Öz", "Oz", "Işık", "İpek", "Çam", "Cam", "Doe", "Doe", "Doe"])
    ]
    shuffled = data.draw(st.permutations(items))
    for name in ("apa", "modern-language-association"):
        straight = Processor(style(name), items, locale="tr-TR", output="html").bibliography()
        mixed = Processor(style(name), shuffled, locale="tr-TR", output="html").bibliography()
        assert straight.text == mixed.text


@FAST
@given(data=st.data(), name=st.sampled_from(["apa", "ieee", "chicago-notes-bibliography", "isnad-dipnotlu"]))
def test_edits_equal_a_fresh_run(data: st.DataObject, name: str) -> None:
    people = [{"family": "Doe", "given": "John"}, {"family": "Doe", "given": "Jane"}, {"family": "Roe"}]
    items = [
        {
            "id": str(index),
            "type": "book",
            "title": f"Book {index // 2}",
            "author": [people[index % 3]],
            "issued": {"date-parts": [[2000 + index // 4]]},
        }
        for index in range(6)
    ]
    edited = Processor(style(name), items, output="html")
    for _step in range(data.draw(st.integers(1, 7))):
        ids = edited.citation_ids()
        keys = data.draw(st.lists(st.sampled_from("012345"), min_size=1, max_size=2))
        citation = Citation([Cite(key, locator=data.draw(st.sampled_from(["", "4"]))) for key in keys])
        action = data.draw(st.sampled_from(["insert", "insert", "replace", "delete"]))
        if action == "insert" or not ids:
            index = data.draw(st.integers(0, len(ids)))
            citation.note = index + 1
            edited.insert(citation, index)
        elif action == "replace":
            index = data.draw(st.integers(0, len(ids) - 1))
            citation.note = index + 1
            edited.replace(ids[index], citation)
        else:
            edited.delete(data.draw(st.sampled_from(ids)))
    fresh = Processor(style(name), items, output="html")
    fresh.arrange(
        Citation([Cite(cite.id, locator=cite.locator) for cite in one.cites], note=one.note, id=one.id)
        for one in edited.document()
    )
    assert fresh.citations() == edited.citations()
    if edited.citation_ids():
        assert fresh.bibliography().text == edited.bibliography().text
