"""The processor on good data and bad: edits, warnings, escaping, ids, memory of what was cited."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.errors import UsageError
from bibtools.model.reference import Reference

DOE = {"family": "Doe", "given": "John"}
BOOKS: list[dict[str, Any]] = [
    {"id": "A", "type": "book", "title": "First", "author": [DOE], "issued": {"date-parts": [[2001]]}},
    {"id": "a", "type": "book", "title": "Second", "author": [DOE], "issued": {"date-parts": [[2001]]}},
    {"id": "B", "type": "book", "title": "Third", "author": [{"literal": "UN"}], "issued": {"raw": "1999"}},
]


def processor(style: str = "apa", items: Any = BOOKS, output: str = "text", **more: Any) -> Processor:
    return Processor(Style.load(style), items, output=output, **more)


def test_ids_keep_their_case() -> None:
    one = processor()
    assert [one.cite(Citation([Cite(key)])) for key in ("A", "B")] == ["(Doe, 2001)", "(UN, 1999)"]
    assert one.cite(Citation([Cite("a")])) == "(Doe, 2001b)"
    assert one.citations() == ["(Doe, 2001a)", "(UN, 1999)", "(Doe, 2001b)"]


def test_edits_give_what_changed() -> None:
    one = processor()
    one.cite(Citation([Cite("A")], id="x"))
    assert one.insert(Citation([Cite("a")], id="y"), 0) == {"y": "(Doe, 2001b)", "x": "(Doe, 2001a)"}
    assert one.replace("y", Citation([Cite("B")])) == {"y": "(UN, 1999)", "x": "(Doe, 2001)"}
    assert one.delete("y") == {}
    assert one.citations() == ["(Doe, 2001)"]
    with pytest.raises(UsageError):
        one.delete("y")


def test_notes_are_renumbered() -> None:
    one = processor("chicago-notes-bibliography")
    for number in (1, 2):
        one.cite(Citation([Cite("A")], note=number, id=f"n{number}"))
    one.insert(Citation([Cite("B")], note=1, id="new"), 0)
    assert [(c.id, c.note) for c in one.document()] == [("new", 1), ("n1", 2), ("n2", 3)]
    one.delete("new")
    assert [c.note for c in one.document()] == [1, 2]


def test_a_note_that_only_moves_is_not_rendered_anew() -> None:
    """The style prints no numbers of notes: a repeat whose first note has another number now looks as before."""
    one = processor("chicago-notes-bibliography")
    for number, key in enumerate(("A", "B", "A"), 1):
        one.cite(Citation([Cite(key)], note=number, id=f"n{number}"))
    assert set(one.insert(Citation([Cite("B")], note=1, id="new"), 0)) == {"new", "n2"}


def test_bibliography_of_what_is_cited_or_of_all() -> None:
    assert [entry.key for entry in processor().bibliography().entries] == ["A", "a", "B"]
    one = processor()
    one.cite(Citation([Cite("B")]))
    assert [entry.key for entry in one.bibliography().entries] == ["B"]
    one.register(["A"])
    made = one.bibliography()
    assert [entry.key for entry in made.entries] == ["A", "B"]
    assert made.hanging_indent


def test_bad_data_warns_and_renders() -> None:
    bad = [
        {"id": "n", "type": None, "title": None, "author": [{}, None, "Plain Name"], "issued": {}},
        {"id": "d", "title": "Dated", "issued": {"date-parts": [[]]}, "accessed": [1], "volume": {"x": 1}},
        {"title": "No id"},
    ]
    one = processor(items=bad, output="html")
    assert one.cite(Citation([Cite("n")])) == "(Plain Name, n.d.)"
    assert one.cite(Citation([Cite("d"), Cite("gone")]))
    assert one.cite(Citation([Cite("")]))
    told = "\n".join(one.warnings)
    for part in ("n: author", "d: accessed", "d: volume", "without id", "no item with the id gone"):
        assert part in told
    assert "None" not in one.bibliography().text


@pytest.mark.parametrize(
    ("items", "key", "named"),
    [
        ([None], "", "without id"),
        (["text", {"id": "ok", "title": "T"}], "", "without id"),
        ({"id": "x1", "title": "One object where many are wanted"}, "id", "under id"),
        ({"k": 5}, "k", "under k"),
    ],
)
def test_what_is_no_item_warns_and_renders(items: Any, key: str, named: str) -> None:
    one = processor(items=items)
    assert one.cite(Citation([Cite(key)])) == "(n.d.)"
    assert (
        f"The item {named} is neither a reference nor a CSL-JSON object; it is rendered as empty."
        in one.warnings
    )


def test_items_by_id_are_looked_up_as_they_are() -> None:
    items = {item["id"]: item for item in BOOKS} | {"alias": {"id": "other", "type": "book", "title": "T"}}
    one = processor(items=items)
    assert one.cite(Citation([Cite("B")])) == processor().cite(Citation([Cite("B")]))
    assert one.cite(Citation([Cite("alias")])) == "(T, n.d.)"
    assert one.warnings == ["The item under alias has the id other; it is cited as alias."]
    assert [entry.key for entry in one.bibliography().entries] == ["alias", "B"]


@pytest.mark.parametrize(
    "style", ["apa", "modern-language-association", "chicago-notes-bibliography", "oscola"]
)
def test_numbers_of_any_length_are_kept(style: str) -> None:
    # Python itself reads no integer of more than 4,300 digits.
    long = "9" * 5000
    fields = dict.fromkeys(
        ("volume", "issue", "edition", "number", "chapter-number", "number-of-volumes"), long
    )
    item = {"id": "x", "type": "chapter", "title": f"Title {long}", "page": f"{long}-{long}8", **fields}
    for issued in (
        {"date-parts": [[long]]},
        {"raw": f"May {long}"},
        f"{long}-05",
        {"date-parts": [[10**30]]},
    ):
        one = processor(style, [{**item, "issued": issued}, {**item, "id": "y", "title": "Other"}])
        assert long in one.cite(Citation([Cite("x", locator=f"{long}-{long}")], note=1))
        assert long in one.bibliography().text


def test_an_authority_that_is_no_list_of_names_is_told() -> None:
    one = processor(
        items=[{"id": "x", "type": "bill", "title": "T", "authority": [{"literal": "Meclis"}, 5]}]
    )
    assert "T" in one.bibliography().text
    assert one.warnings == ["x: authority: a name that is no object is left out."]


def test_entries_that_look_the_same_are_told() -> None:
    items = [
        {"id": key, "type": "book", "title": title} for key, title in (("a", "T"), ("b", "T"), ("c", "U"))
    ]
    one = processor("isnad-dipnotlu", items)
    one.bibliography()
    assert one.warnings == [
        "a and b look the same in this bibliography: the style does not tell them apart, or one source is there twice."
    ]


def test_line_breaks_at_the_end_of_a_field_are_no_part_of_it() -> None:
    item = {"id": "x", "type": "article-journal", "title": "T", "volume": "12\n", "page": "1-9\n"}
    item["author"] = [{"family": "Doe\n", "given": "Jane\n"}]
    clean = {**item, "volume": "12", "page": "1-9", "author": [{"family": "Doe", "given": "Jane"}]}
    for style in ("apa", "ieee", "chicago-notes-bibliography"):
        made, wanted = (processor(style, [one]).bibliography().text for one in (item, clean))
        assert made == wanted


def test_threads_may_share_a_style() -> None:
    import sys
    from concurrent.futures import ThreadPoolExecutor

    def rendered(_number: int, style: Style) -> str:
        items = [
            {
                "id": str(n),
                "type": kind,
                "title": f"T {n}",
                "author": [DOE],
                "page": f"321-{322 + n}",
                "volume": "4-7",
            }
            for n, kind in enumerate(("book", "chapter", "article-journal", "report", "webpage") * 4)
        ]
        return Processor(style, items).bibliography().text

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for name in ("apa", "chicago-notes-bibliography"):
            shared = Style.load(name)
            with ThreadPoolExecutor(8) as pool:
                texts = set(pool.map(rendered, range(16), [shared] * 16))
            assert texts == {rendered(0, Style.load(name))}
    finally:
        sys.setswitchinterval(before)


def test_an_empty_citation_does_not_fail() -> None:
    assert processor().cite(Citation([])) == ""
    assert processor().cite(Citation([Cite("gone")])) == ""


@pytest.mark.parametrize(
    ("output", "escaped"),
    [
        ("html", "&#60;script&#62;alert(1)&#60;/script&#62; &#38; 5_a"),
        ("markdown", "\\<script\\>alert(1)\\</script\\> & 5\\_a"),
        ("latex", "\\textless{}script\\textgreater{}alert(1)\\textless{}/script\\textgreater{} \\& 5\\_a"),
        ("rtf", "<script>alert(1)</script> & 5_a"),
        ("typst", "\\<script\\>alert(1)\\<\\/script\\> & 5\\_a"),
        ("text", "<script>alert(1)</script> & 5_a"),
    ],
)
def test_everything_but_rich_text_is_escaped(output: str, escaped: str) -> None:
    items = [{"id": "x", "type": "book", "title": "<script>alert(1)</script> & 5_a", "author": [DOE]}]
    assert escaped in processor(items=items, output=output).bibliography().text


def test_tree_knows_its_variables() -> None:
    one = processor(items=[{**BOOKS[0], "title": "A <i>b</i> c"}], output="json")
    (entry,) = json.loads(one.bibliography().text)
    labels = [piece["variable"] for piece in entry if isinstance(piece, dict) and "variable" in piece]
    assert labels == ["author", "issued", "title"]
    title = next(p for p in entry if isinstance(p, dict) and p.get("variable") == "title")
    assert title["content"] == ["A ", {"font-style": "normal", "content": ["b"]}, " c"]


def test_unknown_format_is_said_so() -> None:
    with pytest.raises(UsageError, match="docx"):
        processor(output="docx")


def test_references_are_taken() -> None:
    reference = Reference.from_csl(BOOKS[0])
    assert (
        processor(items=[reference]).cite(Citation([Cite("A", "12-5", "page")])) == "(Doe, 2001, pp. 12–15)"
    )


def test_author_in_the_text() -> None:
    one = processor()
    composite = Citation([Cite("A", locator="3")], mode="composite", infix="in")
    assert one.cite(composite) == "Doe in (2001, p. 3)"
    assert one.cite(Citation([Cite("A", mode="suppress-author")])) == "(2001)"
    assert one.cite(Citation([Cite("A", mode="author-only")])) == "Doe"


def test_preview_leaves_no_trace() -> None:
    one = processor()
    one.cite(Citation([Cite("A")]))
    assert one.preview(Citation([Cite("A", locator="7")])) == "(Doe, 2001, p. 7)"
    assert one.citations() == ["(Doe, 2001)"]


def test_abbreviations() -> None:
    style = Style.load(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
        '<citation><layout delimiter="; "><text variable="container-title" form="short"/></layout></citation></style>',
        validate=False,
    )
    one = Processor(
        style, [{"id": "x", "type": "article-journal", "container-title": "Türk Tarih Belleteni"}]
    )
    one.abbreviate({"default": {"container-title": {"Türk Tarih Belleteni": "Belleten"}}})
    assert one.cite(Citation([Cite("x")])) == "Belleten"


def test_width_of_first_fields() -> None:
    assert processor("ieee").bibliography().max_offset == len("[1]")
    assert processor("apa").bibliography().max_offset == 0
